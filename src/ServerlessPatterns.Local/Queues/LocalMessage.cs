using System.Text;
using ServerlessPatterns.Local.Telemetry.Traces;

namespace ServerlessPatterns.Local.Queues;

/// <summary>A message in a queue. What may change is the queue's, and is read and written under its lock alone.</summary>
internal sealed class LocalMessage
{
    private string? _md5OfBody;

    public LocalMessage(in NewMessage message, string? deduplicationId)
    {
        Id = Guid.NewGuid();
        Body = message.Body;
        Attributes = message.Attributes is { Count: > 0 } attributes ? attributes : null;
        GroupId = message.GroupId;
        DeduplicationId = deduplicationId;
        TraceHeader = message.TraceHeader;
        Size = MessageRules.SizeOf(message);
        ArrivalNode = new(this);
        VisibleNode = new(this);
    }

    /// <summary>A message that is sent anew, with an id and a history of its own.</summary>
    public LocalMessage(LocalMessage message)
        : this(
            new NewMessage(message.Body) { Attributes = message.Attributes, GroupId = message.GroupId, TraceHeader = message.TraceHeader },
            message.DeduplicationId) => Trace = message.Trace;

    public Guid Id { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public IReadOnlyDictionary<string, MessageAttribute>? Attributes { get; }

    public string? GroupId { get; }

    public string? DeduplicationId { get; set; }

    public string? TraceHeader { get; }

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>Bytes, attributes included.</summary>
    public int Size { get; }

    public string Md5OfBody => _md5OfBody ??= MessageDigest.OfBody(Body.Span);

    /// <summary>Its place in the queue that it is in.</summary>
    public long Number { get; set; }

    /// <summary>Only messages of FIFO queues have one, and a deduplication id.</summary>
    public string? SequenceNumber => DeduplicationId is null ? null : SentMessage.SequenceNumberOf(Number);

    // Times are milliseconds of Unix time, as SQS tells them.
    public long SentAt { get; set; }

    /// <summary>When it came into the queue that it is in; a dead letter of a standard queue was sent before.</summary>
    public long ArrivedAt { get; set; }

    public long FirstReceivedAt { get; set; }

    public long ReceivedAt { get; set; }

    public long ExpiresAt { get; set; }

    /// <summary>When a delay or a visibility timeout is over.</summary>
    public long DueAt { get; set; }

    /// <summary>Across all queues: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html</summary>
    public int ReceiveCount { get; set; }

    /// <summary>In the queue that it is in, which is what that queue's redrive policy counts.</summary>
    public int ReceivesHere { get; set; }

    public MessageState State { get; set; }

    public MessageGroup? Group { get; set; }

    /// <summary>The queue that it is a dead letter of.</summary>
    public string? DeadLetterSourceArn { get; set; }

    /// <summary>Why its last handling failed, for people; SQS knows no such thing.</summary>
    public string? LastFailure { get; set; }

    /// <summary>Its place in a trace; null where it is in none. SQS knows no such thing either.</summary>
    public MessageTrace? Trace { get; set; }

    public LinkedListNode<LocalMessage> ArrivalNode { get; }

    public LinkedListNode<LocalMessage> VisibleNode { get; }

    private int _dueIndex = -1;
    private int _expiryIndex = -1;

    /// <summary>Messages whose delay or visibility timeout ends first come first.</summary>
    public readonly struct ByDue : IHeapOrder<LocalMessage>
    {
        public static long KeyOf(LocalMessage item) => item.DueAt;

        public static ref int IndexOf(LocalMessage item) => ref item._dueIndex;
    }

    /// <summary>Messages whose retention period ends first come first.</summary>
    public readonly struct ByExpiry : IHeapOrder<LocalMessage>
    {
        public static long KeyOf(LocalMessage item) => item.ExpiresAt;

        public static ref int IndexOf(LocalMessage item) => ref item._expiryIndex;
    }
}
