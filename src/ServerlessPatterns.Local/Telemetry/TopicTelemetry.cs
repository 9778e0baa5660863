using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Telemetry;

/// <summary>What is recorded of a topic.</summary>
/// <param name="Id">Its id, service/logical id.</param>
/// <param name="Topic">The topic, which keeps its last publications.</param>
internal sealed record TopicTelemetry(string Id, LocalTopic Topic);
