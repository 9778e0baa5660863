using System.Diagnostics;

namespace ServerlessPatterns.Local.Telemetry.Traces;

/// <summary>A place in a trace: what comes next hangs on this span.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="SpanId">The span.</param>
internal sealed record SpanLink(Trace Trace, string SpanId)
{
    /// <summary>A place for a span that comes after this one.</summary>
    public SpanLink Next() => new(Trace, NewId());

    public static string NewId() => ActivitySpanId.CreateRandom().ToHexString();
}
