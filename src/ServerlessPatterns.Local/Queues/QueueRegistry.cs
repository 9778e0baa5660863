using System.Collections.Concurrent;

namespace ServerlessPatterns.Local.Queues;

/// <summary>The queues of the local cloud, found by what they are known by.</summary>
internal sealed class QueueRegistry(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LocalQueue> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LocalQueue> _byArn = new(StringComparer.Ordinal);

    /// <summary>Work that is still to be done, in the queues that event source mappings read.</summary>
    public Quiescence Quiescence { get; } = new();

    /// <summary>By name.</summary>
    public IEnumerable<LocalQueue> All => _byName.Values.OrderBy(queue => queue.Settings.Name, StringComparer.Ordinal);

    /// <exception cref="ArgumentException">There is a queue of that name.</exception>
    public LocalQueue Add(QueueSettings settings)
    {
        var queue = new LocalQueue(settings, time, FindByArn);
        if (!_byName.TryAdd(settings.Name, queue))
        {
            throw new ArgumentException($"There is a queue named {settings.Name}.", nameof(settings));
        }

        _byArn[settings.Arn] = queue;
        return queue;
    }

    public LocalQueue? FindByName(string name) => _byName.GetValueOrDefault(name);

    public LocalQueue? FindByArn(string arn) => _byArn.GetValueOrDefault(arn);

    /// <summary>By the URL's last part: clients may have reached us by another name of this machine.</summary>
    public LocalQueue? FindByUrl(string url) => FindByName(url[(url.LastIndexOf('/') + 1)..]);

    /// <summary>The queues whose dead letters come into a queue.</summary>
    public IEnumerable<LocalQueue> SourcesOf(LocalQueue deadLetterQueue)
        => All.Where(queue => queue.Settings.DeadLetterTargetArn == deadLetterQueue.Settings.Arn);
}
