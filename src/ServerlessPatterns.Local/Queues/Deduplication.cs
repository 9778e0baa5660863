namespace ServerlessPatterns.Local.Queues;

/// <summary>
/// What a FIFO queue has accepted in the last five minutes, also when it was received and deleted since
/// (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html).
/// </summary>
internal sealed class Deduplication(bool isByGroup)
{
    private const long Interval = 5 * 60 * 1000;

    private readonly Dictionary<(string? Group, string Id), SentMessage> _sent = [];
    private readonly Queue<(long Until, (string? Group, string Id) Key)> _order = new();

    public int Count => _sent.Count;

    public bool TryFind(string group, string id, long now, out SentMessage sent)
    {
        while (_order.TryPeek(out var oldest) && oldest.Until <= now)
        {
            _sent.Remove(_order.Dequeue().Key);
        }

        return _sent.TryGetValue(Key(group, id), out sent);
    }

    public void Add(string group, string id, long now, in SentMessage sent)
    {
        var key = Key(group, id);
        _sent.Add(key, sent);
        _order.Enqueue((now + Interval, key));
    }

    private (string? Group, string Id) Key(string group, string id) => (isByGroup ? group : null, id);
}
