using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ServerlessPatterns.Local.Page;

/// <summary>A message that the page sends or publishes.</summary>
/// <param name="Body">Its body.</param>
/// <param name="GroupId">Its message group.</param>
/// <param name="DeduplicationId">Its deduplication id.</param>
internal sealed record MessageRequest(string Body, string? GroupId, string? DeduplicationId)
{
    /// <exception cref="PageException">The request is no such message.</exception>
    public static async Task<MessageRequest> ReadAsync(HttpContext context)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.String
                ? new MessageRequest(body.GetString()!, Text(root, "groupId"), Text(root, "deduplicationId"))
                : throw PageException.BadRequest("The request has no \"body\" that is a text. It is to be {\"body\":\"…\",\"groupId\":\"…\",\"deduplicationId\":\"…\"}, of which a FIFO queue or topic needs the second.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw PageException.BadRequest($"The request is no JSON of Unicode text: {e.Message}");
        }
    }

    private static string? Text(JsonElement root, string name)
        => !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null || value.ValueEquals("") ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw PageException.BadRequest($"\"{name}\" is {value.GetRawText()}, and is to be a text.");
}
