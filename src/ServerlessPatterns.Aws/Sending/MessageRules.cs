using System.Globalization;
using System.Text;

namespace ServerlessPatterns.Aws;

/// <summary>
/// What a destination takes, checked before any call. See
/// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">SQS: message quotas</see>,
/// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">message metadata</see> and
/// <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html">SNS: message attributes</see>.
/// </summary>
/// <param name="destination">Where the messages go.</param>
/// <param name="parameterName">The parameter that the messages are in.</param>
internal sealed class MessageRules(SendDestination destination, string parameterName)
{
    /// <summary>SQS's limit, and what SNS delivers raw to a queue.</summary>
    public const int MostAttributes = 10;

    private const int LongestId = 128;
    private const int LongestAttributeName = 256;
    private const int LongestDelaySeconds = 900;
    private static readonly int s_sizeOfType = "String".Length;

    /// <summary>All parts of an attribute count.</summary>
    public static int SizeOfAttribute(string name, string value) => name.Length + s_sizeOfType + Encoding.UTF8.GetByteCount(value);

    /// <summary>Checks what goes with a message.</summary>
    /// <param name="options">The options.</param>
    /// <param name="index">The message's place; null: it is the only one.</param>
    /// <returns>The attributes' size.</returns>
    public int Check(SendOptions? options, int? index)
    {
        CheckGroup(options?.GroupId, index);
        CheckDeduplication(options?.DeduplicationId, index);
        CheckDelay(options?.Delay, index);
        return options?.Attributes is { Count: > 0 } attributes ? CheckAttributes(attributes, index) : 0;
    }

    public void CheckBody(ReadOnlySpan<byte> body, int attributesSize, int? index)
    {
        if (body.IsEmpty)
        {
            throw Refuse(index, $"is empty, which {destination.Service} does not take: a body has at least one character.");
        }

        if ((long)body.Length + attributesSize > destination.MaxBytes)
        {
            var ofAttributes = attributesSize > 0 ? Invariant($", {attributesSize} of them its attributes") : "";
            throw Refuse(index, Invariant($"has {(long)body.Length + attributesSize} bytes{ofAttributes}; {destination.Service} takes {destination.MaxBytes} ({destination.MaxBytes / 1024} KiB). Put what is large into a store such as S3, and send the key."));
        }

        if (MessageText.FirstRefused(body) is var at and >= 0)
        {
            throw Refuse(index, Invariant($"has at byte {at} of its body ({Hex(body[at..])}) what {destination.Service} does not take: control characters other than tab, line feed and carriage return, U+FFFE, U+FFFF, or what is no UTF-8. Encode it, in Base64 for example; the JSON serializer's default encoder escapes such characters."));
        }
    }

    public ArgumentException Refuse(int? index, string what, Exception? cause = null)
        => new($"{(index is { } place ? Invariant($"Message [{place}]") : "The message")} for the {destination.Kind} {destination.Address} {what} Nothing was sent.", parameterName, cause);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Hex(ReadOnlySpan<byte> octets) => "0x" + Convert.ToHexString(octets[..Math.Min(octets.Length, 3)]);

    /// <summary>Letters of ASCII, digits and punctuation.</summary>
    private static bool IsId(string id) => id.Length is >= 1 and <= LongestId && id.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;

    private void CheckGroup(string? group, int? index)
    {
        if (group is null && destination.IsFifo)
        {
            throw Refuse(index, $"has no SendOptions.GroupId, which a FIFO {destination.Kind} needs: messages of one group keep their order. Give it the id of what it is about, such as the order's or the customer's.");
        }

        if (group is not null && !IsId(group))
        {
            throw Refuse(index, Invariant($"has the GroupId '{group}' of {group.Length} characters; a group id has 1 to {LongestId} letters of ASCII, digits and punctuation, and no blanks."));
        }
    }

    private void CheckDeduplication(string? id, int? index)
    {
        if (id is null && destination.NeedsDeduplicationId)
        {
            throw Refuse(index, $"has no SendOptions.DeduplicationId, which a FIFO {destination.Kind} needs: duplicates are known by it for five minutes. Give it an id that is the same whenever the same message is sent again.");
        }

        if (id is not null && !destination.IsFifo)
        {
            throw Refuse(index, $"has the DeduplicationId '{id}', which only a FIFO {destination.Kind} takes. Leave it out, or make the {destination.Kind} FIFO.");
        }

        if (id is not null && !IsId(id))
        {
            throw Refuse(index, Invariant($"has the DeduplicationId '{id}' of {id.Length} characters; a deduplication id has 1 to {LongestId} letters of ASCII, digits and punctuation, and no blanks."));
        }
    }

    private void CheckDelay(TimeSpan? delay, int? index)
    {
        if (delay is not { } time)
        {
            return;
        }

        if (!destination.TakesDelay)
        {
            throw Refuse(index, $"has the Delay {time}, and {(destination.IsFifo && destination.Kind == "queue" ? "a FIFO queue" : $"a {destination.Kind}")} knows no delay of single messages; a standard queue does. Leave it out{(destination.Kind == "queue" ? ", or set the delay of the whole queue" : "")}.");
        }

        if (time < TimeSpan.Zero || time.TotalSeconds > LongestDelaySeconds || time.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw Refuse(index, $"has the Delay {time}; a delay is whole seconds, from 0 to {LongestDelaySeconds} (15 minutes). For longer, let EventBridge Scheduler send the message.");
        }
    }

    private int CheckAttributes(IReadOnlyDictionary<string, string> attributes, int? index)
    {
        if (attributes.Count > MostAttributes)
        {
            throw Refuse(index, Invariant($"has {attributes.Count} attributes; {(destination.Kind == "topic" ? "raw delivery to a queue" : destination.Service)} takes {MostAttributes}. Put the others into the body."));
        }

        var size = 0;
        foreach (var (name, value) in attributes)
        {
            if (!IsAttributeName(name))
            {
                throw Refuse(index, Invariant($"has an attribute named '{name}'; a name has 1 to {LongestAttributeName} letters of ASCII, digits, hyphens, underscores and dots, no dot at either end or beside another, and does not begin with 'AWS.' or 'Amazon.'."));
            }

            if (string.IsNullOrEmpty(value))
            {
                throw Refuse(index, $"has the attribute '{name}' without a value, which {destination.Service} does not take. Leave the attribute out.");
            }

            if (MessageText.FirstRefused(value) is var at and >= 0)
            {
                throw Refuse(index, Invariant($"has in the attribute '{name}', at {at}, the character U+{(int)value[at]:X4}, which {destination.Service} does not take. Encode the value."));
            }

            size = checked(size + SizeOfAttribute(name, value));
        }

        return size;
    }

    private static bool IsAttributeName(string name)
        => name.Length is >= 1 and <= LongestAttributeName
            && name[0] != '.'
            && name[^1] != '.'
            && !name.Contains("..", StringComparison.Ordinal)
            && !name.StartsWith("AWS.", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("Amazon.", StringComparison.OrdinalIgnoreCase)
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
