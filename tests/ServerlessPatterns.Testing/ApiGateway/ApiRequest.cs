using System.Net;

namespace ServerlessPatterns.Testing.ApiGateway;

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
    byte[] Body)
{
    /// <summary>The media type without its parameters; JSON where the request names none.</summary>
    public string ContentType => Headers.TryGetValue("Content-Type", out var type) && type.Length > 0
        ? type.Split(';')[0].Trim().ToLowerInvariant()
        : "application/json";

    public static async Task<ApiRequest> ReadAsync(HttpRequestMessage message, string stage, CancellationToken cancellationToken)
    {
        var uri = message.RequestUri!;
        var below = $"/{stage}";
        if (uri.AbsolutePath != below && !uri.AbsolutePath.StartsWith($"{below}/", StringComparison.Ordinal))
        {
            throw new RestApiException($"{uri} is not below the stage {stage}: what API Gateway answers there is none of the API's.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in message.Headers.Concat(message.Content?.Headers.AsEnumerable() ?? []))
        {
            headers[name] = string.Join(',', values);
        }

        var body = message.Content is null ? [] : await message.Content.ReadAsByteArrayAsync(cancellationToken);
        return new(message.Method.Method, uri.AbsolutePath[below.Length..], uri.AbsolutePath, QueryOf(uri), headers, body);
    }

    private static Dictionary<string, string> QueryOf(Uri uri)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            // Of a name that comes twice, a template sees the last value.
            var parts = pair.Split('=', 2);
            query[WebUtility.UrlDecode(parts[0])] = parts.Length == 2 ? WebUtility.UrlDecode(parts[1]) : string.Empty;
        }

        return query;
    }
}
