using System.Text.Json;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.EventSources;

/// <summary>Reads which messages of a batch failed out of the function's answer.</summary>
internal static class BatchFailures
{
    /// <summary>
    /// An answer without failures is a success; one that cannot be understood, or names what was not in the batch, fails the whole batch
    /// (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
    /// </summary>
    /// <param name="answer">The function's answer.</param>
    /// <param name="batch">What it was given.</param>
    /// <param name="failed">Receives for each message whether it failed.</param>
    /// <returns>Why the whole batch failed; null where it did not.</returns>
    public static string? Read(ReadOnlyMemory<byte> answer, IReadOnlyList<ReceivedMessage> batch, Span<bool> failed)
    {
        failed.Clear();
        if (answer.IsEmpty)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(answer);
            return Read(json.RootElement, batch, failed);
        }
        catch (JsonException e)
        {
            return $"The function's answer is no JSON: {e.Message}";
        }
    }

    private static string? Read(JsonElement answer, IReadOnlyList<ReceivedMessage> batch, Span<bool> failed)
    {
        if (answer.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (answer.ValueKind != JsonValueKind.Object)
        {
            return $"The function's answer is JSON of type {answer.ValueKind}, not an object with batchItemFailures.";
        }

        if (!answer.TryGetProperty("batchItemFailures", out var failures) || failures.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (failures.ValueKind != JsonValueKind.Array)
        {
            return $"The function's batchItemFailures are JSON of type {failures.ValueKind}, not an array.";
        }

        foreach (var failure in failures.EnumerateArray())
        {
            if (failure.ValueKind != JsonValueKind.Object
                || !failure.TryGetProperty("itemIdentifier", out var identifier)
                || identifier.ValueKind != JsonValueKind.String)
            {
                return $"The function answered a batch item failure without an itemIdentifier: {failure.GetRawText()}";
            }

            var index = IndexOf(batch, identifier);
            if (index < 0)
            {
                return $"The function answered the itemIdentifier \"{identifier.GetString()}\", which is no message of the batch.";
            }

            failed[index] = true;
        }

        return null;
    }

    private static int IndexOf(IReadOnlyList<ReceivedMessage> batch, JsonElement identifier)
    {
        if (!identifier.TryGetGuid(out var id))
        {
            return -1;
        }

        for (var i = 0; i < batch.Count; i++)
        {
            if (batch[i].Message.Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}
