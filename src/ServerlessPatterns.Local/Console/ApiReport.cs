using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Apis;

namespace ServerlessPatterns.Local.Console;

/// <summary>What a local run writes of APIs: lines to copy, a line of each request.</summary>
internal static class ApiReport
{
    /// <summary>For each path that items are created at, the request that does, and the one that reads the item; where none are created, the one that lists them.</summary>
    public static IEnumerable<string> Curls(IReadOnlyCollection<LocalEndpoint> endpoints)
    {
        var apis = endpoints.Where(endpoint => endpoint.Kind == LocalEndpointKind.Api).ToList();
        foreach (var table in apis.GroupBy(endpoint => endpoint.Target))
        {
            var create = table.FirstOrDefault(endpoint => endpoint.Method == "POST" && endpoint.SampleBody is not null);
            if (create is not null)
            {
                yield return CurlLine.Of(create);
            }

            var reads = table.Where(endpoint => endpoint.Method == "GET").Select(endpoint => (Endpoint: endpoint, Url: Url(endpoint.Url, create?.SampleBody))).Where(read => read.Url is not null).ToList();
            if (reads.Count > 0)
            {
                var (endpoint, url) = reads.MaxBy(read => read.Endpoint.Url.Length);
                yield return CurlLine.Of(endpoint with { SampleUrl = url });
            }
        }
    }

    /// <summary>A line of a request, for people.</summary>
    public static string Line(ApiCall call)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss}  {call.Method + " " + call.Path,-24} {call.Duration.TotalMilliseconds,8:0.0} ms  {call.Status}");
        return call.Error is { } error ? $"{line}\n{error}" : line;
    }

    /// <summary>A line of JSON of a request.</summary>
    public static string Json(ApiCall call)
        => JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["time"] = DateTimeOffset.UtcNow,
                ["service"] = call.Service,
                ["api"] = call.LogicalId,
                ["requestId"] = call.RequestId,
                ["method"] = call.Method,
                ["path"] = call.Path,
                ["status"] = call.Status,
                ["milliseconds"] = Math.Round(call.Duration.TotalMilliseconds, 3),
                ["error"] = call.Error?.ToString(),
            });

    /// <summary>A URL with the keys of an item in it; null where the item does not have them, for they are made for it.</summary>
    private static string? Url(string url, string? item)
    {
        foreach (var (name, value) in item is null ? [] : JsonNode.Parse(item) as JsonObject ?? [])
        {
            // A path's variable has the key's name without what is no letter or digit.
            url = url.Replace($"{{{Letters(name)}}}", Uri.EscapeDataString(value?.ToString() ?? ""), StringComparison.OrdinalIgnoreCase);
        }

        return url.Contains('{', StringComparison.Ordinal) ? null : url;
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));
}
