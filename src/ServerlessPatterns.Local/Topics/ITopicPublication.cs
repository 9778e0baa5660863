namespace ServerlessPatterns.Local.Topics;

/// <summary>A publication that an observer was told of, until all subscriptions have had it.</summary>
internal interface ITopicPublication : IDisposable
{
    /// <summary>The trace that it is in; null where it is in none.</summary>
    string? TraceId { get; }
}
