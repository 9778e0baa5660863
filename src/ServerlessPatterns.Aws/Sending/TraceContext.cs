using System.Diagnostics;

namespace ServerlessPatterns.Aws;

/// <summary>
/// What a message carries of the trace that it is sent in: <see href="https://www.w3.org/TR/trace-context/">W3C's</see> <c>traceparent</c> and
/// <c>tracestate</c> as attributes, X-Ray's header as the service's own.
/// </summary>
internal sealed class TraceContext
{
    private const string ParentName = "traceparent";
    private const string StateName = "tracestate";
    private const string HeaderVariable = "_X_AMZN_TRACE_ID";

    private readonly KeyValuePair<string, string>[] _attributes;
    private readonly KeyValuePair<string, string>[] _parentAlone;

    private TraceContext(KeyValuePair<string, string>[] attributes, string? header)
    {
        _attributes = attributes;
        _parentAlone = attributes.Length > 1 ? attributes[..1] : attributes;
        Header = header;
    }

    /// <summary>The invocation's header for X-Ray.</summary>
    public string? Header { get; }

    /// <summary>The context of an activity, and of the invocation.</summary>
    public static TraceContext Of(Activity? activity)
    {
        var header = Environment.GetEnvironmentVariable(HeaderVariable);
        KeyValuePair<string, string>[] attributes = activity is not { IdFormat: ActivityIdFormat.W3C, Id: { } parent } ? []
            : activity.TraceStateString is { Length: > 0 } state && MessageText.FirstRefused(state) < 0 ? [new(ParentName, parent), new(StateName, state)]
            : [new(ParentName, parent)];
        return new TraceContext(attributes, string.IsNullOrEmpty(header) ? null : header);
    }

    /// <summary>Adds the context to a message's attributes as far as there is room; what the user set under its names stays.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>>? AddTo(IReadOnlyDictionary<string, string>? attributes, int maxBytes, ref int size)
    {
        var count = attributes?.Count ?? 0;
        if (_attributes.Length == 0 || (attributes is not null && (attributes.ContainsKey(ParentName) || attributes.ContainsKey(StateName))))
        {
            return count > 0 ? attributes : null;
        }

        var added = Fit(_attributes, count, maxBytes, size) ? _attributes : Fit(_parentAlone, count, maxBytes, size) ? _parentAlone : [];
        size += SizeOf(added);
        return added.Length == 0 ? (count > 0 ? attributes : null) : count == 0 ? added : [.. attributes!, .. added];
    }

    private static bool Fit(KeyValuePair<string, string>[] added, int count, int maxBytes, int size)
        => count + added.Length <= MessageRules.MostAttributes && size + SizeOf(added) <= maxBytes;

    private static int SizeOf(KeyValuePair<string, string>[] attributes)
    {
        var size = 0;
        foreach (var (name, value) in attributes)
        {
            size += MessageRules.SizeOfAttribute(name, value);
        }

        return size;
    }
}
