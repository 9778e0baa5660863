using System.Diagnostics;
using System.Globalization;

namespace ServerlessPatterns.Hosting;

/// <summary>What the activities of all patterns have in common.</summary>
internal static class Tracing
{
    /// <summary>The source's name, by which listeners ask for it.</summary>
    public const string SourceName = "ServerlessPatterns";

    /// <summary>The source of all activities.</summary>
    public static readonly ActivitySource Source = new(SourceName, typeof(Tracing).Assembly.GetName().Version?.ToString());

    /// <summary>Whether anybody listens; if not, tracing costs nothing.</summary>
    public static bool IsListenedTo => Source.HasListeners();

    /// <summary>Marks an activity as failed.</summary>
    /// <param name="activity">The activity; null where there is none.</param>
    /// <param name="failure">The exception, if there is one.</param>
    /// <param name="what">What happened.</param>
    public static void Fail(Activity? activity, Exception? failure, string what)
    {
        if (activity is not { IsAllDataRequested: true })
        {
            return;
        }

        activity.SetTag("error.type", failure?.GetType().FullName ?? "timeout");
        activity.SetStatus(ActivityStatusCode.Error, failure?.Message ?? what);
        if (failure is not null)
        {
            activity.AddEvent(new ActivityEvent("exception", tags: new ActivityTagsCollection
            {
                ["exception.type"] = failure.GetType().FullName,
                ["exception.message"] = failure.Message,
                ["exception.stacktrace"] = failure.ToString(),
            }));
        }
    }

    /// <summary>Ends an activity.</summary>
    /// <param name="activity">The activity; null where there is none.</param>
    public static void Stop(Activity? activity)
    {
        try
        {
            activity?.Dispose();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A listener threw. What is answered was settled before.
        }
    }

    /// <summary>The parent that a message or request names.</summary>
    /// <param name="traceParent">Its <c>traceparent</c>, which goes first; null where it has none.</param>
    /// <param name="traceState">Its <c>tracestate</c>; null where it has none.</param>
    /// <param name="header">Its X-Ray tracing header; null where it has none.</param>
    /// <returns>The parent; the default value where none is valid.</returns>
    public static ActivityContext Parent(string? traceParent, string? traceState, string? header) =>
        traceParent is not null && ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var context)
            ? context
            : header is not null ? OfXRay(header) : default;

    /// <summary>
    /// Reads <c>Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1</c>: a trace id is eight hexadecimal digits of
    /// time and 24 others. See
    /// <see href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">X-Ray: tracing header</see>.
    /// </summary>
    /// <param name="header">The header.</param>
    /// <returns>The parent; the default value where the header has no valid Root and Parent.</returns>
    private static ActivityContext OfXRay(ReadOnlySpan<char> header)
    {
        ReadOnlySpan<char> root = default;
        ReadOnlySpan<char> parent = default;
        var isSampled = false;
        Span<Range> parts = stackalloc Range[8];
        foreach (var range in parts[..header.Split(parts, ';')])
        {
            var part = header[range].Trim();
            if (part.StartsWith("Root=", StringComparison.Ordinal))
            {
                root = part[5..];
            }
            else if (part.StartsWith("Parent=", StringComparison.Ordinal))
            {
                parent = part[7..];
            }
            else
            {
                isSampled |= part is "Sampled=1";
            }
        }

        if (root.Length != 35 || root[0] != '1' || root[1] != '-' || root[10] != '-' || parent.Length != 16)
        {
            return default;
        }

        var traceParent = string.Create(CultureInfo.InvariantCulture, $"00-{root[2..10]}{root[11..]}-{parent}-{(isSampled ? "01" : "00")}").ToLowerInvariant();
        return ActivityContext.TryParse(traceParent, null, isRemote: true, out var context) ? context : default;
    }
}
