using System.Security.Cryptography;
using System.Text;

namespace ServerlessPatterns.Local.Topics;

/// <summary>
/// The ids of a FIFO topic's messages of the last five minutes: https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html. Of an id only a
/// hash is kept, for there may be many. Its topic sees to it that one thread at a time is here.
/// </summary>
internal sealed class TopicDeduplication(TimeProvider time)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(5);

    private readonly Dictionary<UInt128, PublishReceipt> _receipts = [];
    private readonly Queue<(DateTimeOffset Until, UInt128 Id)> _expiry = new();

    /// <summary>How many are kept.</summary>
    public int Count => _receipts.Count;

    /// <summary>The deduplication id of a body that has none: SHA-256 "using the body of the message (but not the attributes)".</summary>
    public static string IdOf(string body) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body))).ToLowerInvariant();

    /// <summary>The receipt of the message that one of this id repeats.</summary>
    public bool TryFind(string? group, string id, out PublishReceipt receipt)
    {
        var now = time.GetUtcNow();
        while (_expiry.TryPeek(out var first) && first.Until <= now)
        {
            _receipts.Remove(_expiry.Dequeue().Id);
        }

        return _receipts.TryGetValue(Key(group, id), out receipt);
    }

    /// <summary>Keeps the id of a message that is none.</summary>
    public void Add(string? group, string id, PublishReceipt receipt)
    {
        var key = Key(group, id);
        _receipts.Add(key, receipt);
        _expiry.Enqueue((time.GetUtcNow() + s_interval, key));
    }

    private static UInt128 Key(string? group, string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{group}\n{id}"), hash);
        return new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
    }
}
