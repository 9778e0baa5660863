using System.Text.Json;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables;

/// <summary>The JSON of a request, or of an action in one, read by the names and types of DynamoDB's API.</summary>
internal readonly struct DynamoDbRequest
{
    /// <summary>Of JSON: 32 levels of attributes are two each, and stand some levels deep in a request.</summary>
    public const int MaximumDepth = 256;

    private readonly JsonElement _json;

    public DynamoDbRequest(JsonElement json)
        => _json = json.ValueKind == JsonValueKind.Object ? json : throw DynamoDbException.Serialization("Unexpected value type in payload");

    /// <summary>The table's name, which all operations on items need.</summary>
    public string TableName => RequiredText("TableName");

    public string? Text(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.String } json => json.GetString(),
        { } json => throw DynamoDbException.Serialization(JsonKinds.Problem(json, "String")),
        null => null,
    };

    public string RequiredText(string name) => Text(name) ?? throw Missing(name);

    /// <summary>One of some words, of which the first is the default.</summary>
    public string Choice(string name, params string[] words)
    {
        var word = Text(name);
        return word is null ? words[0] : words.Contains(word, StringComparer.Ordinal) ? word : throw DynamoDbException.Validation(
            $"1 validation error detected: Value '{word}' at '{Camel(name)}' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", words)}]");
    }

    public bool Flag(string name, bool otherwise = false) => Find(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } json => throw DynamoDbException.Serialization(JsonKinds.Problem(json, "Boolean")),
        null => otherwise,
    };

    /// <summary>A whole number that is not below the least that it may be.</summary>
    public int? Number(string name, int least)
    {
        if (Find(name) is not { } json)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.Number)
        {
            throw DynamoDbException.Serialization(JsonKinds.Problem(json, "Integer"));
        }

        var number = json.TryGetInt32(out var value) ? value : throw DynamoDbException.Serialization($"{json.GetRawText()} cannot be converted to Integer");
        return number >= least ? number : throw DynamoDbException.Validation(
            $"1 validation error detected: Value '{number}' at '{Camel(name)}' failed to satisfy constraint: Member must have value greater than or equal to {least}");
    }

    /// <summary>A map of attributes; its values' problems are told in the words of describe, which gets a name and the problem.</summary>
    public Dictionary<string, AttributeValue>? Attributes(string name, Func<string, string, string>? describe = null)
        => Find(name) is { } json ? AttributeReader.ReadMap(json, describe) : null;

    public Dictionary<string, AttributeValue> RequiredAttributes(string name) => Attributes(name) ?? throw Missing(name);

    /// <summary>A map of texts.</summary>
    public Dictionary<string, string>? Texts(string name)
    {
        if (Find(name) is not { } json)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw DynamoDbException.Serialization("Unexpected field type");
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            texts[member.Name] = member.Value.ValueKind == JsonValueKind.String
                ? member.Value.GetString()!
                : throw DynamoDbException.Serialization(JsonKinds.Problem(member.Value, "String"));
        }

        return texts;
    }

    /// <summary>A structure in this one.</summary>
    public DynamoDbRequest? Part(string name) => Find(name) is { } json ? new DynamoDbRequest(json) : null;

    /// <summary>The structures of a list; null where there is none.</summary>
    public List<DynamoDbRequest>? Parts(string name) => Find(name) is { } json ? List(json) : null;

    /// <summary>The members of a map of structures.</summary>
    public List<(string Name, DynamoDbRequest Value)>? NamedParts(string name)
        => Find(name) is { } json ? [.. Map(json).EnumerateObject().Select(member => (member.Name, new DynamoDbRequest(member.Value)))] : null;

    /// <summary>The members of a map of lists of structures.</summary>
    public List<(string Name, List<DynamoDbRequest> Values)>? NamedLists(string name)
        => Find(name) is { } json ? [.. Map(json).EnumerateObject().Select(member => (member.Name, List(member.Value)))] : null;

    /// <summary>This structure itself as attributes: a key in a list of keys.</summary>
    public Dictionary<string, AttributeValue> AsAttributes() => AttributeReader.ReadMap(_json);

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Its text as it was sent, which tells one request from another.</summary>
    public string RawText => _json.GetRawText();

    /// <summary>
    /// Refuses what came before expressions
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html), rather than to pass over a condition.
    /// </summary>
    public void RefuseLegacy(params string[] names)
    {
        foreach (var name in names)
        {
            if (Has(name))
            {
                throw DynamoDbException.Validation($"ServerlessPatterns.Local does not take the legacy parameter {name}: say the same with an expression.");
            }
        }
    }

    public static DynamoDbException Missing(string name) => DynamoDbException.Validation(
        $"1 validation error detected: Value null at '{Camel(name)}' failed to satisfy constraint: Member must not be null");

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static JsonElement Map(JsonElement json)
        => json.ValueKind == JsonValueKind.Object ? json : throw DynamoDbException.Serialization("Unexpected field type");

    private static List<DynamoDbRequest> List(JsonElement json) => json.ValueKind == JsonValueKind.Array
        ? [.. json.EnumerateArray().Select(element => new DynamoDbRequest(element))]
        : throw DynamoDbException.Serialization("Unexpected field type");

    private JsonElement? Find(string name)
        => _json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
