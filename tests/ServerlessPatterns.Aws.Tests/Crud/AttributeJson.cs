using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>Attributes in DynamoDB's own JSON, <c>{"name":{"S":"text"}}</c>, written and read by another hand than the SDK's.</summary>
internal static class AttributeJson
{
    public static JsonObject Write(Dictionary<string, AttributeValue> attributes) => new(attributes.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Write(pair.Value))));

    public static Dictionary<string, AttributeValue> Read(string json) => Read(JsonNode.Parse(json)!.AsObject());

    private static JsonObject Write(AttributeValue value)
    {
        var types = new List<KeyValuePair<string, JsonNode?>>();
        Add("S", value.S);
        Add("N", value.N);
        Add("B", value.B is null ? null : Convert.ToBase64String(value.B.ToArray()));
        Add("BOOL", value.BOOL is { } boolean ? JsonValue.Create(boolean) : null);
        Add("NULL", value.NULL is { } isNull ? JsonValue.Create(isNull) : null);
        Add("SS", value.SS is null ? null : new JsonArray([.. value.SS.Select(text => (JsonNode)text!)]));
        Add("NS", value.NS is null ? null : new JsonArray());
        Add("L", value.L is null ? null : new JsonArray([.. value.L.Select(Write)]));
        Add("M", value.M is null ? null : Write(value.M));
        return new JsonObject(types);

        void Add(string type, JsonNode? content)
        {
            if (content is not null)
            {
                types.Add(KeyValuePair.Create(type, (JsonNode?)content));
            }
        }
    }

    private static Dictionary<string, AttributeValue> Read(JsonObject attributes) => attributes.ToDictionary(pair => pair.Key, pair => ReadValue(pair.Value!.AsObject()));

    private static AttributeValue ReadValue(JsonObject value)
    {
        var (type, content) = value.Single();
        return type switch
        {
            "S" => new AttributeValue { S = (string)content! },
            "N" => new AttributeValue { N = (string)content! },
            "B" => new AttributeValue { B = new MemoryStream(Convert.FromBase64String((string)content!)) },
            "BOOL" => new AttributeValue { BOOL = (bool)content! },
            "NULL" => new AttributeValue { NULL = (bool)content! },
            "SS" => new AttributeValue { SS = [.. content!.AsArray().Select(text => (string)text!)] },
            "NS" => new AttributeValue { NS = [.. content!.AsArray().Select(text => (string)text!)] },
            "L" => new AttributeValue { L = [.. content!.AsArray().Select(element => ReadValue(element!.AsObject()))] },
            "M" => new AttributeValue { M = Read(content!.AsObject()) },
            _ => throw new ArgumentException(type, nameof(value)),
        };
    }
}
