namespace ServerlessPatterns.Local.Telemetry.Traces;

/// <summary>Where what is sent, published or asked of a table comes from.</summary>
/// <param name="Node">The function that does it, or the API or load balancer whose request it is; null where none of them does.</param>
/// <param name="Link">Its place in a trace; null where it is in none: then what comes of it begins none either.</param>
internal record CallOrigin(string? Node, SpanLink? Link)
{
    private static readonly AsyncLocal<CallOrigin?> s_current = new();

    /// <summary>That of the calling code; null where nothing is known.</summary>
    public static CallOrigin? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    /// <summary>What it carries over to the wire, as a value of <c>tracestate</c>.</summary>
    public string ToText() => Link is null ? $"{Node}" : $"{Node};{Link.Trace.Id};{Link.SpanId}";
}
