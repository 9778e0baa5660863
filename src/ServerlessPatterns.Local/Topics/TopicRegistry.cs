using System.Collections.Concurrent;

namespace ServerlessPatterns.Local.Topics;

/// <summary>The topics that there are, by their ARNs.</summary>
internal sealed class TopicRegistry
{
    private readonly ConcurrentDictionary<string, LocalTopic> _topics = new(StringComparer.Ordinal);

    /// <summary>All, in the order of their ARNs.</summary>
    public IReadOnlyList<LocalTopic> Topics => [.. _topics.Values.OrderBy(topic => topic.Settings.Arn, StringComparer.Ordinal)];

    /// <exception cref="ArgumentException">There is one of that ARN.</exception>
    public void Add(LocalTopic topic)
    {
        if (!_topics.TryAdd(topic.Settings.Arn, topic))
        {
            throw new ArgumentException($"There is a topic {topic.Settings.Arn} already.", nameof(topic));
        }
    }

    /// <summary>The topic of an ARN.</summary>
    /// <exception cref="TopicException">There is none, or it is no ARN.</exception>
    public LocalTopic Find(string? arn)
    {
        var elements = (arn ?? "").Split(':').Length;
        return elements < 6
            ? throw TopicException.InvalidParameter($"TopicArn Reason: An ARN must have at least 6 elements, not {elements}")
            : _topics.TryGetValue(arn!, out var topic) ? topic : throw TopicException.NotFound();
    }
}
