using System.Globalization;
using System.Text.RegularExpressions;

namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>A request as the load balancer passes it on.</summary>
internal sealed partial class ForwardedRequest
{
    private const string ForwardedFor = "x-forwarded-for";
    private const string TraceId = "x-amzn-trace-id";

    // The listener of our templates speaks HTTPS; what is behind the load balancer sees that in these fields alone.
    private static readonly KeyValuePair<string, string>[] s_forwarded = [new("x-forwarded-port", "443"), new("x-forwarded-proto", "https")];

    private ForwardedRequest(string method, string target, List<KeyValuePair<string, string>> headers)
    {
        Method = method;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        Path = question < 0 ? target : target[..question];
        Query = question < 0 ? [] : [.. target[(question + 1)..].Split('&').Where(pair => pair.Length > 0).Select(Pair)];
        Headers = headers;
    }

    public string Method { get; }

    /// <summary>As it was sent.</summary>
    public string Path { get; }

    /// <summary>As it was sent, name by name: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The host without its port.</summary>
    public string Host => Port().Replace(Header("host") ?? "", "");

    /// <summary>What the client sent, with what the load balancer adds.</summary>
    /// <param name="received">The request.</param>
    /// <param name="target">Path and query, as they were sent.</param>
    /// <param name="client">The client's address.</param>
    public static ForwardedRequest Of(Microsoft.AspNetCore.Http.HttpRequest received, string target, string client)
    {
        if (target is not ['/', ..] || target.Any(character => character is <= ' ' or >= '\u007F'))
        {
            throw new UndocumentedException($"AWS does not say what becomes of a request for '{target}', which is no path in ASCII.");
        }

        if (target.Split('?')[0].Split('/').Any(segment => segment is "." or ".."))
        {
            throw new UndocumentedException($"AWS does not say whether a load balancer resolves the dots in '{target}'.");
        }

        var named = received.Headers.Connection
            .SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, lines) in received.Headers)
        {
            // routing.http.drop_invalid_header_fields.enabled, which our template sets:
            // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
            if (ValidName().IsMatch(name) && !HopByHop.Contains(name) && !named.Contains(name) && !name.Equals("Expect", StringComparison.OrdinalIgnoreCase))
            {
                headers.AddRange(lines.Select(line => KeyValuePair.Create(name.ToLowerInvariant(), Ascii(name, line ?? ""))));
            }
        }

        AddForwarded(headers, client);
        AddTrace(headers);
        return new ForwardedRequest(received.Method, target, headers);
    }

    public string? Header(string name)
    {
        var lines = Headers.Where(header => header.Key == name).Select(header => header.Value).ToArray();
        return lines.Length > 1 ? throw new UndocumentedException($"AWS does not say which of {lines.Length} lines of {name} counts.") : lines.SingleOrDefault();
    }

    private static KeyValuePair<string, string> Pair(string text)
    {
        var parts = text.Split('=', 2);
        return new(parts[0], parts.Length == 2 ? parts[1] : "");
    }

    private static string Ascii(string name, string value)
        => value.All(character => character is '\t' or (>= ' ' and < '\u007F'))
            ? value
            : throw new UndocumentedException($"AWS does not say how '{value}', the value of {name}, which is not ASCII, stands in an event.");

    /// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html, mode append.</summary>
    private static void AddForwarded(List<KeyValuePair<string, string>> headers, string client)
    {
        var before = headers.Where(header => header.Key == ForwardedFor).Select(header => header.Value).ToArray();
        if (before.Length > 1)
        {
            throw new UndocumentedException($"AWS does not say what becomes of {before.Length} lines of X-Forwarded-For.");
        }

        headers.RemoveAll(header => header.Key == ForwardedFor || s_forwarded.Any(own => own.Key == header.Key));
        headers.Add(new(ForwardedFor, string.Join(", ", before.Append(client))));
        headers.AddRange(s_forwarded);
    }

    /// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html</summary>
    private static void AddTrace(List<KeyValuePair<string, string>> headers)
    {
        var before = headers.Where(header => header.Key == TraceId).Select(header => header.Value).ToArray();
        if (before.Length > 1)
        {
            throw new UndocumentedException($"AWS does not say what becomes of {before.Length} lines of X-Amzn-Trace-Id.");
        }

        var fields = before.SelectMany(line => line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        var own = string.Create(CultureInfo.InvariantCulture, $"1-{DateTimeOffset.UtcNow.ToUnixTimeSeconds():x8}-{Guid.NewGuid().ToString("N")[..24]}");
        if (fields.Exists(field => field.StartsWith("Root=", StringComparison.Ordinal)))
        {
            fields.RemoveAll(field => field.StartsWith("Self=", StringComparison.Ordinal));
            fields.Insert(0, $"Self={own}");
        }
        else
        {
            fields.Insert(0, $"Root={own}");
        }

        headers.RemoveAll(header => header.Key == TraceId);
        headers.Add(new(TraceId, string.Join(';', fields)));
    }

    [GeneratedRegex(@"\A[-A-Za-z0-9]+\z")]
    private static partial Regex ValidName();

    [GeneratedRegex(@":[0-9]+\z")]
    private static partial Regex Port();
}
