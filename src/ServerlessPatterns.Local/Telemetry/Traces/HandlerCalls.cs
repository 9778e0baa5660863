using System.Diagnostics;

namespace ServerlessPatterns.Local.Telemetry.Traces;

/// <summary>
/// Has the HTTP requests that handlers make say which message they are made for: the AWS SDK's, our senders' and all others that go through HttpClient, which sends
/// what an activity carries (https://learn.microsoft.com/dotnet/core/diagnostics/distributed-tracing-concepts). Only the request has an activity; a handler sees
/// none, as in Lambda, so that messages have no attributes that they have not there.
/// </summary>
internal sealed class HandlerCalls : IDisposable
{
    private const string Key = "slp";
    private const string HttpClientSource = "System.Net.Http";

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = static source => source.Name == HttpClientSource,
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => IsHandler ? ActivitySamplingResult.PropagationData : ActivitySamplingResult.None,
        ActivityStarted = static request =>
        {
            if (IsHandler)
            {
                var others = request.TraceStateString;
                request.TraceStateString = $"{Key}={CallOrigin.Current!.ToText()}{(string.IsNullOrEmpty(others) ? "" : ",")}{others}";
            }
        },
    };

    public HandlerCalls() => ActivitySource.AddActivityListener(_listener);

    private static bool IsHandler => CallOrigin.Current is { Node: not null };

    /// <summary>Where a request comes from.</summary>
    /// <param name="traceParent">Its <c>traceparent</c>.</param>
    /// <param name="traceState">Its <c>tracestate</c>.</param>
    /// <param name="traces">The traces that there are.</param>
    /// <returns>The origin; null where it does not say.</returns>
    public static CallOrigin? OriginOf(string? traceParent, string? traceState, RecentTraces traces)
    {
        foreach (var member in (traceState ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (member.StartsWith(Key + "=", StringComparison.Ordinal))
            {
                var parts = member[(Key.Length + 1)..].Split(';');
                return new CallOrigin(parts[0], parts is [_, var trace, var span] && traces.Find(trace) is { } found ? new SpanLink(found, span) : null);
            }
        }

        return traceParent is not null && ActivityContext.TryParse(traceParent, null, out var context)
            && traces.TryContinue(context.TraceId.ToHexString(), "a request from outside") is { } continued
            ? new CallOrigin(null, new SpanLink(continued, context.SpanId.ToHexString()))
            : null;
    }

    public void Dispose() => _listener.Dispose();
}
