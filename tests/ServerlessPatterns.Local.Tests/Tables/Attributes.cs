using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>Items written as DynamoDB's JSON, {"id": {"S": "a"}}.</summary>
internal static class Attributes
{
    public static Dictionary<string, AttributeValue> Of(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        return Map(document.RootElement);
    }

    private static Dictionary<string, AttributeValue> Map(JsonElement json)
        => json.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value));

    private static AttributeValue Value(JsonElement json)
    {
        var member = json.EnumerateObject().Single();
        var value = member.Value;
        return member.Name switch
        {
            "S" => new AttributeValue { S = value.GetString() },
            "N" => new AttributeValue { N = value.GetString() },
            "B" => new AttributeValue { B = new MemoryStream(value.GetBytesFromBase64()) },
            "BOOL" => new AttributeValue { BOOL = value.GetBoolean() },
            "NULL" => new AttributeValue { NULL = value.GetBoolean() },
            "SS" => new AttributeValue { SS = [.. value.EnumerateArray().Select(each => each.GetString()!)] },
            "NS" => new AttributeValue { NS = [.. value.EnumerateArray().Select(each => each.GetString()!)] },
            "BS" => new AttributeValue { BS = [.. value.EnumerateArray().Select(each => new MemoryStream(each.GetBytesFromBase64()))] },
            "L" => new AttributeValue { L = [.. value.EnumerateArray().Select(Value)], IsLSet = true },
            "M" => new AttributeValue { M = Map(value), IsMSet = true },
            _ => throw new FormatException(member.Name),
        };
    }
}
