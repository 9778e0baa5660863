using System.Text;
using System.Text.Unicode;

namespace ServerlessPatterns.Local.Queues;

/// <summary>
/// What SQS refuses of a message: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html and
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html.
/// </summary>
internal static class MessageRules
{
    /// <summary>Bytes of a message, its attributes' names, types and values included.</summary>
    public static int SizeOf(in NewMessage message)
    {
        var size = message.Body.Length;
        if (message.Attributes is { } attributes)
        {
            foreach (var (name, attribute) in attributes)
            {
                size += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(attribute.DataType)
                    + (attribute.StringValue is { } text ? Encoding.UTF8.GetByteCount(text) : 0) + (attribute.BinaryValue?.Length ?? 0);
            }
        }

        return size;
    }

    public static void Check(QueueSettings queue, in NewMessage message)
    {
        if (message.Body.IsEmpty)
        {
            throw QueueException.MissingParameter("The request must contain the parameter MessageBody.");
        }

        if (SizeOf(message) > queue.MaximumMessageSize)
        {
            throw QueueException.InvalidParameterValue(
                $"One or more parameters are invalid. Reason: Message must be shorter than {queue.MaximumMessageSize} bytes.");
        }

        if (!IsAllowed(message.Body.Span))
        {
            throw QueueException.InvalidMessageContents();
        }

        CheckDelay(queue, message);
        CheckGroup(queue, message);
        CheckAttributes(message.Attributes);
    }

    private static void CheckDelay(QueueSettings queue, in NewMessage message)
    {
        if (message.DelaySeconds is not { } delay)
        {
            return;
        }

        if (delay is < 0 or > 900)
        {
            throw QueueException.InvalidParameterValue(
                $"Value {delay} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.");
        }

        // A FIFO queue's delay is the queue's alone.
        if (queue.FifoQueue && delay != 0)
        {
            throw QueueException.InvalidParameterValue(
                $"Value {delay} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.");
        }
    }

    private static void CheckGroup(QueueSettings queue, in NewMessage message)
    {
        if (message.GroupId is { } group)
        {
            CheckToken("MessageGroupId", group);
        }
        else if (queue.FifoQueue)
        {
            throw QueueException.MissingParameter("The request must contain the parameter MessageGroupId.");
        }

        if (message.DeduplicationId is { } deduplicationId)
        {
            if (!queue.FifoQueue)
            {
                throw QueueException.InvalidParameterValue(
                    $"Value {deduplicationId} for parameter MessageDeduplicationId is invalid. Reason: The request includes a parameter that is not valid for this queue type.");
            }

            CheckToken("MessageDeduplicationId", deduplicationId);
        }
        else if (queue is { FifoQueue: true, ContentBasedDeduplication: false })
        {
            throw QueueException.InvalidParameterValue(
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly");
        }
    }

    private static void CheckToken(string parameter, string value)
    {
        if (value.Length is 0 or > 128 || value.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw QueueException.InvalidParameterValue(
                $"Value {value} for parameter {parameter} is invalid. Reason: {parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
    }

    private static void CheckAttributes(IReadOnlyDictionary<string, MessageAttribute>? attributes)
    {
        if (attributes is null)
        {
            return;
        }

        if (attributes.Count > 10)
        {
            throw QueueException.InvalidParameterValue($"Number of message attributes [{attributes.Count}] exceeds the allowed maximum [10].");
        }

        foreach (var (name, attribute) in attributes)
        {
            if (!IsAttributeName(name))
            {
                throw QueueException.InvalidParameterValue(
                    $"The message attribute name '{name}' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters.");
            }

            var type = attribute.DataType.Split('.')[0];
            if (type is not ("String" or "Number" or "Binary") || attribute.DataType.Length > 256)
            {
                throw QueueException.InvalidParameterValue(
                    $"The type of message attribute '{name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.");
            }

            var isEmpty = attribute.IsBinary ? attribute.BinaryValue is not { Length: > 0 } : string.IsNullOrEmpty(attribute.StringValue);
            if (isEmpty)
            {
                throw QueueException.InvalidParameterValue(
                    $"Message attribute '{name}' must contain a non-empty value of type '{type}'.");
            }

            if (attribute.StringValue is { } text && !IsAllowed(Encoding.UTF8.GetBytes(text)))
            {
                throw QueueException.InvalidMessageContents();
            }
        }
    }

    private static bool IsAttributeName(string name)
        => name.Length is > 0 and <= 256
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')
            && name[0] != '.' && name[^1] != '.' && !name.Contains("..", StringComparison.Ordinal)
            && !name.StartsWith("AWS.", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("Amazon.", StringComparison.OrdinalIgnoreCase);

    // #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF
    private static bool IsAllowed(ReadOnlySpan<byte> utf8)
    {
        var rest = utf8;
        for (int control; (control = rest.IndexOfAnyInRange((byte)0, (byte)0x1F)) >= 0; rest = rest[(control + 1)..])
        {
            if (rest[control] is not (0x9 or 0xA or 0xD))
            {
                return false;
            }
        }

        return Utf8.IsValid(utf8) && utf8.IndexOf("\uFFFE"u8) < 0 && utf8.IndexOf("\uFFFF"u8) < 0;
    }
}
