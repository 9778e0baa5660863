namespace ServerlessPatterns.Local.Telemetry.Traces;

/// <summary>A topic that delivers.</summary>
/// <param name="Link">The publication's place in a trace; null where it is in none.</param>
internal sealed record TopicOrigin(SpanLink? Link) : CallOrigin(null, Link);
