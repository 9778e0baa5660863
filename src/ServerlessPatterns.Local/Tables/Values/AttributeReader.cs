using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ServerlessPatterns.Local.Tables.Values;

/// <summary>Reads values from DynamoDB's JSON, {"S": "text"}, and refuses those that DynamoDB does not store, in its words.</summary>
internal static class AttributeReader
{
    private const string Invalid = "One or more parameter values were invalid: ";

    /// <summary>Levels of nested lists and maps (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-attributes).</summary>
    private const int MaximumDepth = 32;

    /// <summary>Reads a map of names to values: an item, a key, an expression's values.</summary>
    public static Dictionary<string, AttributeValue> ReadMap(JsonElement map, Func<string, string, string>? describe = null)
    {
        if (map.ValueKind != JsonValueKind.Object)
        {
            throw DynamoDbException.Serialization(map.ValueKind == JsonValueKind.Array
                ? "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>"
                : "Unexpected field type");
        }

        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
        {
            if (!TryRead(member.Value, 0, out var value, out var problem))
            {
                throw DynamoDbException.Validation(describe?.Invoke(member.Name, problem) ?? problem);
            }

            values[member.Name] = value;
        }

        return values;
    }

    private static bool TryRead(JsonElement json, int depth, [NotNullWhen(true)] out AttributeValue? value, [NotNullWhen(false)] out string? problem)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw DynamoDbException.Serialization(json.ValueKind == JsonValueKind.Array
                ? "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue"
                : "Unexpected value type in payload");
        }

        value = null;
        problem = "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
        foreach (var member in json.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null || !TryType(member.Name, out var type))
            {
                continue;
            }

            if (value is not null)
            {
                problem = "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes";
                return false;
            }

            problem = Read(type, member.Value, depth, out value);
            if (problem is not null)
            {
                return false;
            }
        }

        return value is not null;
    }

    private static bool TryType(string name, out AttributeType type)
        => Enum.TryParse(name, out type) && !char.IsDigit(name[0]);

    private static string? Read(AttributeType type, JsonElement json, int depth, out AttributeValue? value)
    {
        value = null;
        switch (type)
        {
            case AttributeType.S:
                value = AttributeValue.Of(Text(json));
                return null;
            case AttributeType.N:
                return ReadNumber(json, out value);
            case AttributeType.B:
                value = AttributeValue.Of(Octets(json));
                return null;
            case AttributeType.BOOL:
                value = AttributeValue.Of(Truth(json));
                return null;
            case AttributeType.NULL:
                value = AttributeValue.Null;
                return Truth(json) ? null : $"{Invalid}Null attribute value types must have the value of true";
            case AttributeType.L:
            case AttributeType.M:
                return depth >= MaximumDepth
                    ? $"{Invalid}Nesting Levels have exceeded supported limits"
                    : type == AttributeType.L ? ReadList(json, depth + 1, out value) : ReadMembers(json, depth + 1, out value);
            default:
                return ReadSet(type, json, out value);
        }
    }

    private static string? ReadNumber(JsonElement json, out AttributeValue? value)
    {
        value = null;
        if (!AttributeNumber.TryParse(Text(json), out var number, out var problem))
        {
            return problem;
        }

        value = AttributeValue.Of(number);
        return null;
    }

    private static string? ReadList(JsonElement json, int depth, out AttributeValue? value)
    {
        value = null;
        var elements = new List<AttributeValue>(Array(json).GetArrayLength());
        foreach (var element in json.EnumerateArray())
        {
            if (!TryRead(element, depth, out var read, out var problem))
            {
                return problem;
            }

            elements.Add(read);
        }

        value = AttributeValue.List(elements);
        return null;
    }

    private static string? ReadMembers(JsonElement json, int depth, out AttributeValue? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw DynamoDbException.Serialization(json.ValueKind == JsonValueKind.Array
                ? "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>"
                : "Unexpected field type");
        }

        var members = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!TryRead(member.Value, depth, out var read, out var problem))
            {
                return problem;
            }

            members[member.Name] = read;
        }

        value = AttributeValue.Map(members);
        return null;
    }

    private static string? ReadSet(AttributeType type, JsonElement json, out AttributeValue? value)
    {
        value = null;
        var elements = new List<AttributeValue>(Array(json).GetArrayLength());
        foreach (var element in json.EnumerateArray())
        {
            AttributeValue? read;
            if (type != AttributeType.NS)
            {
                read = type == AttributeType.SS ? AttributeValue.Of(Text(element)) : AttributeValue.Of(Octets(element));
            }
            else if (ReadNumber(element, out read) is { } problem)
            {
                return problem;
            }

            elements.Add(read!);
        }

        if (elements.Count == 0)
        {
            return type switch
            {
                AttributeType.SS => $"{Invalid}An string set  may not be empty",
                AttributeType.NS => $"{Invalid}An number set  may not be empty",
                _ => $"{Invalid}Binary sets should not be empty",
            };
        }

        if (new HashSet<AttributeValue>(elements).Count != elements.Count)
        {
            var list = string.Join(", ", json.EnumerateArray().Select(element => element.GetString()));
            return type switch
            {
                AttributeType.SS => $"{Invalid}Input collection [{list}] contains duplicates.",
                AttributeType.NS => "Input collection contains duplicates",
                _ => $"{Invalid}Input collection [{list}]of type BS contains duplicates.",
            };
        }

        value = AttributeValue.Set(type, elements);
        return null;
    }

    private static JsonElement Array(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json,
        JsonValueKind.Object => throw DynamoDbException.Serialization("Start of structure or map found where not expected"),
        _ => throw DynamoDbException.Serialization("Unexpected field type"),
    };

    private static string Text(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? json.GetString()!
        : throw DynamoDbException.Serialization(JsonKinds.Problem(json, "String"));

    private static bool Truth(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        // Words are truths too, in any case.
        JsonValueKind.String => json.GetString()!.ToUpperInvariant() switch
        {
            "TRUE" or "1" or "YES" => true,
            "FALSE" or "0" or "NO" => false,
            _ => throw DynamoDbException.Serialization("Unexpected token received from parser"),
        },
        _ => throw DynamoDbException.Serialization(JsonKinds.Problem(json, "Boolean")),
    };

    private static byte[] Octets(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            throw DynamoDbException.Serialization(json.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                ? "Start of structure or map found where not expected"
                : "only base-64-encoded strings are convertible to bytes");
        }

        var text = json.GetString()!;
        if (text.Length % 4 != 0)
        {
            throw DynamoDbException.Serialization($"Base64 encoded length is expected a multiple of 4 bytes but found: {text.Length}");
        }

        return json.TryGetBytesFromBase64(out var bytes) ? bytes : throw DynamoDbException.Serialization("Invalid last non-pad Base64 character dectected");
    }
}
