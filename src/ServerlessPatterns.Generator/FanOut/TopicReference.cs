namespace ServerlessPatterns.Generator.FanOut;

/// <summary>A topic, as its publishers and consumers know it: it may be another service's.</summary>
/// <param name="Name">The topic's logical name.</param>
/// <param name="Fifo">Whether the topic is FIFO.</param>
/// <param name="Owner">The service whose template holds the topic.</param>
internal sealed record TopicReference(string Name, bool Fifo, string Owner);
