using System.Net;

namespace ServerlessPatterns.Local.Apis;

/// <summary>A request as API Gateway receives it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path below the stage, with its percent encoding.</param>
/// <param name="FullPath">The path with the stage.</param>
/// <param name="Query">The parameters in the query string, decoded.</param>
/// <param name="Headers">The header fields.</param>
/// <param name="Body">The body.</param>
internal sealed record ApiRequest(
    string Method,
    string Path,
    string FullPath,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The Host header field, where it is no field among others.</summary>
    public required string Host { get; init; }

    /// <summary>Whom the request came from.</summary>
    public string SourceIp { get; init; } = "127.0.0.1";

    /// <summary>The media type without its parameters; JSON where the request names none.</summary>
    public string ContentType => Headers.TryGetValue("Content-Type", out var type) && type.Length > 0
        ? type.Split(';')[0].Trim().ToLowerInvariant()
        : "application/json";

    /// <summary>The parameters in a query string.</summary>
    public static Dictionary<string, string> QueryOf(string text)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            // Of a name that comes twice, a template sees the last value.
            var parts = pair.Split('=', 2);
            query[WebUtility.UrlDecode(parts[0])] = parts.Length == 2 ? WebUtility.UrlDecode(parts[1]) : string.Empty;
        }

        return query;
    }
}
