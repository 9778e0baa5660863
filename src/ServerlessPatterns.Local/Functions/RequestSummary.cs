using System.Text.Json;

namespace ServerlessPatterns.Local.Functions;

/// <summary>What a load balancer's request was, and how it was answered, in a few words for people.</summary>
internal static class RequestSummary
{
    /// <summary>"POST /orders 201", or as much of it as can be read; null where it is no request.</summary>
    public static string? Of(ReadOnlyMemory<byte> input, ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var request = JsonDocument.Parse(input);
            if (Text(request.RootElement, "httpMethod") is not { } method || Text(request.RootElement, "path") is not { } path)
            {
                return null;
            }

            using var answered = JsonDocument.Parse(answer);
            return answered.RootElement.ValueKind == JsonValueKind.Object && answered.RootElement.TryGetProperty("statusCode", out var status) ? $"{method} {path} {status}" : $"{method} {path}";
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string name)
        => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
