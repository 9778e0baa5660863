using System.Buffers.Binary;

namespace ServerlessPatterns.Local.Queues;

/// <summary>Which receive of which message in which queue: what a consumer deletes a message by.</summary>
/// <param name="Queue">The queue's own number.</param>
/// <param name="Message">The message's number in it.</param>
/// <param name="ReceiveCount">The message's receive count at that receive: a later receive makes it stale.</param>
internal readonly record struct ReceiptHandle(ulong Queue, long Message, int ReceiveCount)
{
    private const int Length = 24;

    /// <summary>The text that consumers are given. They may know nothing of its form.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        Write(bytes);
        return Convert.ToBase64String(bytes);
    }

    public static ReceiptHandle Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length != Length)
        {
            throw QueueException.ReceiptHandleIsInvalid(text);
        }

        var handle = new ReceiptHandle(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[16..]));
        return BinaryPrimitives.ReadInt32BigEndian(bytes[20..]) == handle.Check ? handle : throw QueueException.ReceiptHandleIsInvalid(text);
    }

    private int Check => (int)((Queue ^ (Queue >> 32) ^ (ulong)Message ^ ((ulong)ReceiveCount * 0x9E3779B9)) & int.MaxValue);

    private void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Queue);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Message);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], ReceiveCount);
        BinaryPrimitives.WriteInt32BigEndian(bytes[20..], Check);
    }
}
