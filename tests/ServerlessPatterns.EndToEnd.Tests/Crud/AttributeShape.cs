using System.Text.Json;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>How a value of an item's JSON lies in the table, written down here once more: what the mapping templates do is held against it.</summary>
/// <param name="Type">The attribute type: S, N, BOOL, B, L, SS or M.</param>
/// <param name="Element">What the elements of a list or set, or the values of a map, are.</param>
/// <param name="Members">The members of a record.</param>
internal sealed record AttributeShape(string Type, AttributeShape? Element = null, IReadOnlyDictionary<string, AttributeShape>? Members = null)
{
    public static AttributeShape Text { get; } = new("S");

    public static AttributeShape Number { get; } = new("N");

    public static AttributeShape Boolean { get; } = new("BOOL");

    public static AttributeShape Binary { get; } = new("B");

    public static AttributeShape TextSet { get; } = new("SS", Text);

    public static AttributeShape List(AttributeShape element) => new("L", element);

    public static AttributeShape Map(AttributeShape value) => new("M", value);

    public static AttributeShape Record(params (string Name, AttributeShape Shape)[] members) => new("M", Members: members.ToDictionary(member => member.Name, member => member.Shape));

    /// <summary>The attributes of an item's JSON, canonical.</summary>
    /// <param name="item">The JSON.</param>
    /// <param name="keys">The attributes of the keys that are not in it, canonical.</param>
    public string Attributes(JsonElement item, params (string Name, string Attribute)[] keys)
        => JsonText.Object(item.EnumerateObject()
            .Where(member => member.Value.ValueKind != JsonValueKind.Null && Members!.ContainsKey(JsonText.Name(member)) && keys.All(key => key.Name != JsonText.Name(member)))
            .Select(member => (JsonText.Name(member), Members![JsonText.Name(member)].Attribute(member.Value)))
            .Concat(keys));

    /// <summary>What is wrong with DynamoDB's typed JSON of a value of this shape, whatever the value is; null: nothing.</summary>
    public string? ProblemOf(JsonElement attribute)
    {
        if (attribute.ValueKind != JsonValueKind.Object || attribute.EnumerateObject().ToList() is not [var only])
        {
            return $"{attribute} has not one type";
        }

        return (JsonText.Name(only), only.Value.ValueKind) switch
        {
            ("NULL", JsonValueKind.True) => null,
            ("L", JsonValueKind.Array) when Type == "SS" && only.Value.GetArrayLength() == 0 => null,
            ("S" or "N" or "B", JsonValueKind.String) when only.Name == Type => null,
            ("BOOL", JsonValueKind.True or JsonValueKind.False) when Type == "BOOL" => null,
            ("SS", JsonValueKind.Array) when Type == "SS" => only.Value.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String) ? null : $"{only.Value} is no set of texts",
            ("L", JsonValueKind.Array) when Type == "L" => only.Value.EnumerateArray().Select(Element!.ProblemOf).FirstOrDefault(problem => problem is not null),
            ("M", JsonValueKind.Object) when Type == "M" && Members is not null => ProblemOfMembers(only.Value),
            ("M", JsonValueKind.Object) when Type == "M" => only.Value.EnumerateObject().Select(member => Element!.ProblemOf(member.Value)).FirstOrDefault(problem => problem is not null),
            _ => $"{attribute} is no {Type}",
        };
    }

    /// <summary>What is wrong with the attributes of a record.</summary>
    public string? ProblemOfMembers(JsonElement attributes)
    {
        var names = attributes.EnumerateObject().Select(JsonText.Name).ToList();
        return names.FirstOrDefault(name => !Members!.ContainsKey(name)) is { } unknown ? $"there is a member {unknown}"
            : names.Distinct().Count() < names.Count ? "a member is there twice"
            : attributes.EnumerateObject().Select(member => Members![JsonText.Name(member)].ProblemOf(member.Value)).FirstOrDefault(problem => problem is not null);
    }

    private string Attribute(JsonElement value) => (Type, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => """{"NULL":true}""",
        ("S" or "B", JsonValueKind.String) => $$"""{"{{Type}}":{{JsonText.Quote(JsonText.Text(value))}}}""",
        ("N", JsonValueKind.Number) => $$"""{"N":"{{value.GetRawText()}}"}""",
        ("BOOL", JsonValueKind.True or JsonValueKind.False) => $$"""{"BOOL":{{value.GetRawText()}}}""",
        ("SS", JsonValueKind.Array) when value.GetArrayLength() == 0 => """{"L":[]}""",
        ("SS", JsonValueKind.Array) => $$"""{"SS":{{JsonText.Canonical(value)}}}""",
        ("L", JsonValueKind.Array) => $$"""{"L":[{{string.Join(',', value.EnumerateArray().Select(Element!.Attribute))}}]}""",
        ("M", JsonValueKind.Object) when Members is not null => $$"""{"M":{{Attributes(value)}}}""",
        ("M", JsonValueKind.Object) => $$"""{"M":{{JsonText.Object(value.EnumerateObject().Select(member => (JsonText.Name(member), Element!.Attribute(member.Value))))}}}""",
        _ => throw new InvalidOperationException($"{value} is no {Type}."),
    };
}
