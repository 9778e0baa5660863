using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ServerlessPatterns.Queue;

namespace ServerlessPatterns;

/// <summary>
/// What is known of the message that is being handled, beside its body. It looks into the event when it is asked, and is valid until
/// the message's batch has been answered: read what you need before the handler's task completes, or keep a <see cref="Detach"/>ed
/// copy. See <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Lambda: SQS event</see>.
/// </summary>
public readonly struct MessageContext
{
    private const string TestQueueArn = "arn:aws:sqs:us-east-1:000000000000:test";

    private readonly EventBatch? _batch;
    private readonly int _index;
    private readonly int _generation;

    internal MessageContext(EventBatch batch, int index)
    {
        _batch = batch;
        _index = index;
        _generation = batch.Generation;
    }

    /// <summary>The message's id, which SQS gave it when it was sent. It stays the same when the message is delivered again.</summary>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public string MessageId => Read(static (batch, index) => Encoding.UTF8.GetString(batch.Id(index)));

    /// <summary>What this delivery of the message is deleted or hidden by; a new one with each delivery.</summary>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public string ReceiptHandle => Read(static (batch, index) => batch.ReceiptHandle(index));

    /// <summary>
    /// How often the message has been received, this time included: 1 on first delivery. SQS counts approximately. 0 where the event does
    /// not tell.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public int ReceiveCount => Read(
        static (batch, index) => (int)Math.Min(int.MaxValue, batch.SystemNumber(index, "ApproximateReceiveCount"u8) ?? 0));

    /// <summary>When the message was sent to the queue, in UTC, to the millisecond; the Unix epoch where the event does not tell.</summary>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public DateTimeOffset SentTime => Read(static (batch, index) => Time(batch.SystemNumber(index, "SentTimestamp"u8)));

    /// <summary>
    /// When the message was first received, in UTC, to the millisecond; the Unix epoch where the event does not tell.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public DateTimeOffset FirstReceivedTime => Read(
        static (batch, index) => Time(batch.SystemNumber(index, "ApproximateFirstReceiveTimestamp"u8)));

    /// <summary>The message group: on a FIFO queue what keeps its order; on a standard queue, if given, the tenant of a fair queue.</summary>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public string? GroupId => GetSystemAttribute("MessageGroupId");

    /// <summary>What a FIFO queue knows duplicates by; null on a standard queue.</summary>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public string? DeduplicationId => GetSystemAttribute("MessageDeduplicationId");

    /// <summary>The message's place in a FIFO queue, a number of up to 128 bits in decimal digits; null on a standard queue.</summary>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public string? SequenceNumber => GetSystemAttribute("SequenceNumber");

    /// <summary>The queue's ARN; empty where the event does not tell.</summary>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public string QueueArn => Read(static (batch, index) => batch.QueueArn(index));

    /// <summary>The queue's physical name, the last part of <see cref="QueueArn"/>; empty where the event does not tell.</summary>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public string QueueName => Read(static (batch, index) => batch.QueueName(index));

    /// <summary>The names of the message attributes that the sender gave.</summary>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public IReadOnlyList<string> AttributeNames => Read(static (batch, index) => AttributeObject.Names(batch.MessageAttributes(index)));

    /// <summary>Describes a message for a unit test of a handler.</summary>
    /// <param name="messageId">The message's id, not empty.</param>
    /// <param name="receiveCount">How often the message has been received: 1 or more.</param>
    /// <param name="sentTime">When the message was sent; the Unix epoch where null.</param>
    /// <param name="groupId">The message group.</param>
    /// <param name="deduplicationId">The deduplication id.</param>
    /// <param name="sequenceNumber">The sequence number.</param>
    /// <param name="queueArn">The queue's ARN.</param>
    /// <param name="receiptHandle">The receipt handle.</param>
    /// <param name="attributes">The message attributes that are text or numbers.</param>
    /// <param name="binaryAttributes">The message attributes that are bytes.</param>
    /// <returns>A context that stays valid.</returns>
    /// <exception cref="ArgumentException"><paramref name="messageId"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="receiveCount"/> is less than 1.</exception>
    public static MessageContext Create(
        string messageId = "00000000-0000-0000-0000-000000000000",
        int receiveCount = 1,
        DateTimeOffset? sentTime = null,
        string? groupId = null,
        string? deduplicationId = null,
        string? sequenceNumber = null,
        string queueArn = TestQueueArn,
        string receiptHandle = "test",
        IReadOnlyDictionary<string, string>? attributes = null,
        IReadOnlyDictionary<string, byte[]>? binaryAttributes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(messageId);
        ArgumentOutOfRangeException.ThrowIfLessThan(receiveCount, 1);
        var sent = (sentTime ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var system = new Dictionary<string, string?>
        {
            ["ApproximateReceiveCount"] = receiveCount.ToString(CultureInfo.InvariantCulture),
            ["SentTimestamp"] = sent,
            ["ApproximateFirstReceiveTimestamp"] = sent,
            ["MessageGroupId"] = groupId,
            ["MessageDeduplicationId"] = deduplicationId,
            ["SequenceNumber"] = sequenceNumber,
        };
        return new MessageContext(TestEvent.Create(messageId, receiptHandle, queueArn, system, attributes, binaryAttributes), 0);
    }

    /// <summary>
    /// A system attribute that has no property here, such as <c>SenderId</c>, <c>AWSTraceHeader</c> or
    /// <c>DeadLetterQueueSourceArn</c>.
    /// </summary>
    /// <param name="name">The attribute's name, in SQS's spelling.</param>
    /// <returns>The value; null where the message has no such attribute.</returns>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public string? GetSystemAttribute(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Read(
            static (batch, index, name) => AttributeObject.FindText(batch.SystemAttributes(index), Encoding.UTF8.GetBytes(name)),
            name);
    }

    /// <summary>A message attribute of type String or Number.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="value">The text, or the number's digits.</param>
    /// <returns>False: the message has no such attribute, or it is binary.</returns>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public bool TryGetAttribute(string name, [NotNullWhen(true)] out string? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        value = Read(static (batch, index, name) => AttributeObject.FindAttribute(batch.MessageAttributes(index), name, "stringValue"u8), name);
        return value is not null;
    }

    /// <summary>A message attribute of type Binary.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="value">The bytes.</param>
    /// <returns>False: the message has no such attribute, or it is not binary.</returns>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public bool TryGetBinaryAttribute(string name, [NotNullWhen(true)] out byte[]? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = Read(static (batch, index, name) => AttributeObject.FindAttribute(batch.MessageAttributes(index), name, "binaryValue"u8), name);
        var bytes = new byte[text?.Length ?? 0];
        value = text is not null && Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
        return value is not null;
    }

    /// <summary>Copies what is known of the message, without its body, into memory of its own.</summary>
    /// <returns>A context that stays valid after the batch has been answered.</returns>
    /// <exception cref="ObjectDisposedException">The message's batch has been answered.</exception>
    public MessageContext Detach() => new(Read(static (batch, index) => batch.Detach(index)), 0);

    private static DateTimeOffset Time(long? milliseconds) =>
        milliseconds is { } value && value <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(value)
            : DateTimeOffset.UnixEpoch;

    private TValue Read<TValue>(Func<EventBatch, int, TValue> read) =>
        Read(static (batch, index, read) => read(batch, index), read);

    // The generation is looked at again behind the reading: another thread may have answered the batch meanwhile, and what was read may
    // be of the next one.
    private TValue Read<TArgument, TValue>(Func<EventBatch, int, TArgument, TValue> read, TArgument argument)
    {
        var batch = _batch ?? throw new InvalidOperationException(
            "This MessageContext belongs to no message: it was made by default(MessageContext). In a test, use MessageContext.Create().");
        if (batch.Generation == _generation)
        {
            try
            {
                var value = read(batch, _index, argument);
                if (batch.Generation == _generation)
                {
                    return value;
                }
            }
            catch (Exception) when (batch.Generation != _generation)
            {
                // What was read fell apart because the batch was answered meanwhile.
            }
        }

        throw new ObjectDisposedException(
            nameof(MessageContext),
            "The message's batch has been answered, and its context is gone. Read what you need before the handler's task completes, or keep context.Detach().");
    }
}
