using System.Text;

namespace ServerlessPatterns.Local.Topics;

/// <summary>
/// What SNS asks of a message, and its words for what is amiss: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html; the words are those that
/// LocalStack has recorded (tests/aws/services/sns/test_sns.snapshot.json).
/// </summary>
internal static class TopicMessageRules
{
    /// <summary>262,144 bytes, attributes included.</summary>
    public const int LargestMessage = 262_144;

    private const int LongestSubject = 100;
    private const int LongestId = 128;
    private const int LongestName = 256;

    /// <exception cref="TopicException">SNS refuses the message.</exception>
    public static void Check(TopicSettings topic, TopicMessage message)
    {
        if (message.Body.Length == 0)
        {
            throw TopicException.InvalidParameter("Empty message");
        }

        if (Size(message) > LargestMessage)
        {
            throw TopicException.InvalidParameter("Message too long");
        }

        // "Must be ASCII text that begins with a letter, number, or punctuation mark … no line breaks or control characters; and less than 100 characters long."
        if (message.Subject is { } subject && (subject.Length is 0 or >= LongestSubject || subject[0] == ' ' || subject.Any(letter => letter is < ' ' or > '~')))
        {
            throw TopicException.InvalidParameter("Subject");
        }

        CheckGroup(topic, message);
        foreach (var (name, attribute) in message.Attributes)
        {
            CheckName(name);
            CheckValue(name, attribute);
        }
    }

    /// <summary>What counts against the limit: the body, and of each attribute its name, type and value.</summary>
    public static int Size(TopicMessage message)
        => Encoding.UTF8.GetByteCount(message.Body) + message.Attributes.Sum(attribute =>
            Encoding.UTF8.GetByteCount(attribute.Key) + Encoding.UTF8.GetByteCount(attribute.Value.DataType)
            + Encoding.UTF8.GetByteCount(attribute.Value.StringValue ?? "") + BinaryLength(attribute.Value.BinaryValue));

    /// <summary>What a FIFO topic asks for, and a standard one refuses.</summary>
    /// <exception cref="TopicException">SNS refuses the message.</exception>
    public static void CheckGroup(TopicSettings topic, TopicMessage message)
    {
        if (topic.Fifo && string.IsNullOrEmpty(message.GroupId))
        {
            throw TopicException.InvalidParameter("The MessageGroupId parameter is required for FIFO topics");
        }

        if (topic.Fifo && !topic.ContentBasedDeduplication && string.IsNullOrEmpty(message.DeduplicationId))
        {
            throw TopicException.InvalidParameter("The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }

        if (!topic.Fifo && message.DeduplicationId is not null)
        {
            throw TopicException.InvalidParameter("MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type");
        }

        CheckId("MessageGroupId", message.GroupId);
        CheckId("MessageDeduplicationId", message.DeduplicationId);
    }

    /// <summary>Up to 128 letters, digits and punctuation marks.</summary>
    private static void CheckId(string parameter, string? id)
    {
        if (id is not null && (id.Length is 0 or > LongestId || id.Any(letter => letter is <= ' ' or > '~')))
        {
            throw TopicException.InvalidParameter($"{parameter} Reason: it must be 1 to {LongestId} letters, digits and punctuation marks");
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length >= LongestName)
        {
            throw Value("Length of message attribute name must be less than 256 bytes.");
        }

        if (name.FirstOrDefault(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '.')) is var other and not '\0')
        {
            throw Value($"Invalid non-alphanumeric character '#x{(int)other:X}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.");
        }

        if (name.StartsWith('.'))
        {
            throw Value("Invalid message attribute name starting with character '.' was found.");
        }

        if (name.EndsWith('.'))
        {
            throw Value("Invalid message attribute name ending with character '.' was found.");
        }

        if (name.Contains("..", StringComparison.Ordinal))
        {
            throw Value("Message attribute name can not have successive '.' character.");
        }
    }

    private static void CheckValue(string name, TopicAttribute attribute)
    {
        var kind = attribute.DataType.Split('.')[0];
        if (kind is not ("String" or "Number" or "Binary"))
        {
            throw Value($"The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.");
        }

        var (own, other) = kind == "Binary" ? (attribute.BinaryValue, attribute.StringValue) : (attribute.StringValue, attribute.BinaryValue);
        if (string.IsNullOrEmpty(own))
        {
            throw Value(string.IsNullOrEmpty(other)
                ? $"The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{kind}'."
                : $"The message attribute '{name}' with type '{kind}' must use field '{(kind == "Binary" ? kind : "String")}'.");
        }
    }

    private static int BinaryLength(string? base64) => base64 is null ? 0 : (base64.Length / 4 * 3) - base64.AsSpan()[Math.Max(0, base64.Length - 2)..].Count('=');

    private static TopicException Value(string message) => new("ParameterValueInvalid", message);
}
