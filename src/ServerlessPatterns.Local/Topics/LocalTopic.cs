using System.Collections.Immutable;

namespace ServerlessPatterns.Local.Topics;

/// <summary>
/// An AWS::SNS::Topic in memory. It may be used by any number of threads at once; a publication has reached all subscriptions when it returns, and
/// those of a FIFO topic come one after another.
/// <para>
/// Not as in SNS: queues are the only endpoints, deliveries are not tried again, access policies, encryption, archives and delivery status logs are
/// not looked at, and nothing is signed.
/// </para>
/// </summary>
internal sealed class LocalTopic
{
    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly TopicDeduplication _deduplication;
    private readonly PublicationRecord?[] _recent;
    private ImmutableArray<TopicSubscription> _subscriptions = [];
    private long _published;
    private ulong _sequence;

    public LocalTopic(TopicSettings settings, TimeProvider time)
    {
        Settings = settings;
        _time = time;
        _deduplication = new TopicDeduplication(time);
        _recent = new PublicationRecord?[settings.RecordedPublications];
    }

    public TopicSettings Settings { get; }

    /// <summary>Told of what is published; null where nobody listens.</summary>
    public ITopicObserver? Observer { get; set; }

    /// <summary>In the order that they were made in.</summary>
    public IReadOnlyList<TopicSubscription> Subscriptions => _subscriptions;

    /// <summary>How many messages were published, duplicates too.</summary>
    public long Published => Interlocked.Read(ref _published);

    /// <summary>Adds a subscription; messages published before pass it by.</summary>
    /// <exception cref="TopicException">SNS would refuse it.</exception>
    public void Subscribe(TopicSubscription subscription)
    {
        subscription.Check(Settings);
        ImmutableInterlocked.Update(ref _subscriptions, list => list.Add(subscription));
    }

    /// <summary>Takes a subscription away, if it is there.</summary>
    public void Unsubscribe(string arn) => ImmutableInterlocked.Update(ref _subscriptions, list => list.RemoveAll(one => one.Arn == arn));

    /// <summary>Publishes a message.</summary>
    /// <exception cref="TopicException">SNS would refuse it.</exception>
    public PublishReceipt Publish(TopicMessage message)
    {
        TopicMessageRules.Check(Settings, message);
        if (!Settings.Fifo)
        {
            return Deliver(message, null, new PublishReceipt(Guid.NewGuid(), 0));
        }

        var id = message.DeduplicationId ?? TopicDeduplication.IdOf(message.Body);
        var scope = Settings.DeduplicatesByGroup ? message.GroupId : null;
        lock (_lock)
        {
            if (_deduplication.TryFind(scope, id, out var first))
            {
                Record(message, first, isDuplicate: true, [], null);
                return first;
            }

            var receipt = new PublishReceipt(Guid.NewGuid(), ++_sequence);
            _deduplication.Add(scope, id, receipt);
            return Deliver(message, id, receipt);
        }
    }

    /// <summary>The last publications, the latest first.</summary>
    public IReadOnlyList<PublicationRecord> Recent()
        => [.. _recent.Select((_, index) => Volatile.Read(ref _recent[index])).OfType<PublicationRecord>().OrderByDescending(record => record.Number)];

    private PublishReceipt Deliver(TopicMessage message, string? deduplicationId, PublishReceipt receipt)
    {
        var subscriptions = _subscriptions;
        var verdicts = new SubscriptionVerdict[subscriptions.Length];
        using var observed = Observer?.Publishing(message, receipt.MessageId);
        using (var publication = new Publication(Settings, message, receipt.MessageId, _time.GetUtcNow(), receipt.SequenceNumber, deduplicationId))
        {
            for (var i = 0; i < verdicts.Length; i++)
            {
                var (outcome, failure) = subscriptions[i].Offer(publication);
                verdicts[i] = new SubscriptionVerdict(subscriptions[i], outcome, failure);
            }
        }

        Record(message, receipt, isDuplicate: false, verdicts, observed?.TraceId);
        return receipt;
    }

    private void Record(TopicMessage message, PublishReceipt receipt, bool isDuplicate, IReadOnlyList<SubscriptionVerdict> verdicts, string? traceId)
    {
        var number = Interlocked.Increment(ref _published);
        if (_recent.Length > 0)
        {
            Volatile.Write(ref _recent[number % _recent.Length], new PublicationRecord(number, _time.GetUtcNow(), message, receipt, isDuplicate, verdicts, traceId));
        }
    }
}
