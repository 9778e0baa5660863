using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>A topic that this service owns.</summary>
/// <param name="Message">The message type that bears [FanOutTopic].</param>
/// <param name="Name">The topic's logical name.</param>
/// <param name="Fifo">Whether the topic is FIFO.</param>
/// <param name="ContentBasedDeduplication">Whether the topic knows duplicates by their bodies.</param>
internal sealed record TopicModel(ClassName Message, string Name, bool Fifo, bool ContentBasedDeduplication);
