namespace ServerlessPatterns.Local.Telemetry.Traces;

/// <summary>A step of a trace. Times are the machine's, however fast the queues' clock runs.</summary>
/// <param name="Id">Sixteen hexadecimal digits.</param>
/// <param name="ParentId">What led to it; null where nothing did that is known here.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="Name">The same for people.</param>
/// <param name="Resource">The part of the system, service/logical id.</param>
/// <param name="Started">When it began.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record Span(string Id, string? ParentId, SpanKind Kind, string Name, string Resource, DateTimeOffset Started, TimeSpan Duration)
{
    public bool IsFailed { get; init; }

    public string? Detail { get; init; }

    public string? MessageId { get; init; }

    public string? RequestId { get; init; }
}
