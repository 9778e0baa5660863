using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Wire.Sns;

/// <summary>
/// Reads a PublishBatch, and refuses as a whole what SNS refuses as a whole: https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html. A
/// missing group or deduplication id of one message is among it, as LocalStack has recorded.
/// </summary>
internal static class SnsBatch
{
    private const int MostEntries = 10;
    private const int LongestId = 80;

    /// <exception cref="TopicException">SNS refuses the batch.</exception>
    public static IReadOnlyList<(string Id, TopicMessage Message)> Read(SnsForm form, TopicSettings topic)
    {
        var entries = new List<(string Id, TopicMessage Message)>();
        for (var number = 1; form[$"PublishBatchRequestEntries.member.{number}.Id"] is { } id; number++)
        {
            if (number > MostEntries)
            {
                throw new TopicException("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
            }

            CheckId(id);
            entries.Add((id, form.Message($"PublishBatchRequestEntries.member.{number}.")));
        }

        if (entries.Count == 0)
        {
            throw new TopicException("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }

        if (entries.DistinctBy(entry => entry.Id).Count() < entries.Count)
        {
            throw new TopicException("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }

        if (entries.Sum(entry => (long)TopicMessageRules.Size(entry.Message)) > TopicMessageRules.LargestMessage)
        {
            throw new TopicException("BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }

        entries.ForEach(entry => TopicMessageRules.CheckGroup(topic, entry.Message));
        return entries;
    }

    /// <summary>Up to 80 letters, digits, hyphens and underscores: https://docs.aws.amazon.com/sns/latest/api/API_PublishBatchRequestEntry.html.</summary>
    private static void CheckId(string id)
    {
        if (id.Length > LongestId)
        {
            throw new TopicException("InvalidBatchEntryId", $"The Id of a batch entry in the batch request is too long: {id}");
        }

        if (id.Length == 0 || id.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')))
        {
            throw new TopicException("InvalidBatchEntryId", $"The Id of a batch entry in the batch request contains an impermissible character: {id}");
        }
    }
}
