namespace ServerlessPatterns.Local.Telemetry.Traces;

/// <summary>What a span tells of.</summary>
internal enum SpanKind
{
    /// <summary>A request to an API or a load balancer.</summary>
    Request,

    /// <summary>A publication to a topic.</summary>
    Publish,

    /// <summary>A message that is sent to a queue.</summary>
    Send,

    /// <summary>A message that a topic delivers to a queue.</summary>
    Deliver,

    /// <summary>A message's time in a queue, from sent to received.</summary>
    Wait,

    /// <summary>A function's work on a message or request.</summary>
    Handle,

    /// <summary>An operation on a table.</summary>
    Table,

    /// <summary>A message that is moved to a dead-letter queue.</summary>
    DeadLetter,
}
