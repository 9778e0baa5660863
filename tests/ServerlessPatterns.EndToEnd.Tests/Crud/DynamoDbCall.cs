using System.Text.Json;
using ServerlessPatterns.Local.Apis;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>A request that the API sent to DynamoDB.</summary>
/// <param name="Action">PutItem, for example.</param>
/// <param name="Body">Its body, as the mapping template wrote it.</param>
internal sealed record DynamoDbCall(string Action, string Body)
{
    /// <summary>Its body, parsed.</summary>
    public JsonElement Json { get; } = Parse(Action, Body);

    private static JsonElement Parse(string action, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 1000 });
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new RestApiException($"The template of {action} wrote no JSON ({e.Message}): {body}");
        }
    }
}
