using System.Text.Json;

namespace ServerlessPatterns.Local.Functions;

/// <summary>What a load balancer's request was, and how it was answered, in a few words for people.</summary>
internal static class RequestSummary
{
    /// <summary>"POST /orders 201", or as much of it as can be read; null where it is no request.</summary>
    public static string? Of(ReadOnlyMemory<byte> input, ReadOnlyMemory<byte> answer)
    {
        var request = Members(input, "httpMethod", "path");
        return request is [{ } method, { } path] ? string.Join(' ', [method, path, .. Members(answer, "statusCode").OfType<string>()]) : null;
    }

    private static string?[] Members(ReadOnlyMemory<byte> json, params string[] names)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. names.Select(name => document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null)];
        }
        catch (JsonException)
        {
            return new string?[names.Length];
        }
    }
}
