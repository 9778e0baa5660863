using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.Local.Page.Architecture;

/// <summary>Says in words what a filter policy lets through, those of the service's own diagram: <c>country is UK or IE, and total is at least 10</c>.</summary>
internal static class FilterSentence
{
    /// <summary>The sentence of a subscription's policy; null where everything comes through.</summary>
    public static string? Of(JsonNode? policy) => policy is JsonObject { Count: > 0 } fields ? string.Join(", and ", Fields(fields, "")) : null;

    /// <summary>The sentence of a mapping's FilterCriteria, of whose patterns one is to match; null where everything comes through.</summary>
    public static string? OfCriteria(JsonNode? criteria)
        => criteria?["Filters"] is JsonArray { Count: > 0 } filters
            ? string.Join(", or ", filters.Select(filter => JsonNode.Parse(filter?["Pattern"]?.ToString() ?? "{}")).Select(pattern => Of(pattern?["body"] ?? pattern) ?? "all"))
            : null;

    /// <summary>The words for what a policy wants: of one field, <c>is at least 10</c>, or of the message.</summary>
    public static string OfWanted(string json) => JsonNode.Parse(json) switch
    {
        JsonArray alternatives => Alternatives(alternatives),
        var policy => Of(policy) ?? json,
    };

    private static IEnumerable<string> Fields(JsonObject fields, string path)
        => fields.SelectMany(field => field.Value switch
        {
            JsonObject nested => Fields(nested, $"{path}{field.Key}."),
            JsonArray alternatives when field.Key != "$or" => [$"{path}{field.Key} {Alternatives(alternatives)}"],
            JsonArray alternatives => [$"({string.Join(" or ", alternatives.OfType<JsonObject>().Select(one => string.Join(" and ", Fields(one, path))))})"],
            _ => [$"{path}{field.Key} is {Value(field.Value)}"],
        });

    private static string Alternatives(JsonArray alternatives)
    {
        var equals = alternatives.Where(alternative => alternative is not JsonObject).ToList();
        List<string> all = equals.Count == 0 ? [] : ["is " + Either(equals)];
        all.AddRange(alternatives.OfType<JsonObject>().Select(Operation));
        return string.Join(" or ", all);
    }

    private static string Operation(JsonObject condition) => condition.First() switch
    {
        { Key: "prefix", Value: JsonValue value } => "begins with " + Value(value),
        { Key: "suffix", Value: JsonValue value } => "ends with " + Value(value),
        { Key: "equals-ignore-case", Value: JsonValue value } => $"is {Value(value)} in whatever case",
        { Key: "wildcard", Value: JsonValue value } => "is like " + Value(value),
        { Key: "cidr", Value: JsonValue value } => "is an address in " + Value(value),
        { Key: "anything-but", Value: JsonArray values } => "is not " + Either([.. values]),
        { Key: "anything-but", Value: JsonObject operation } => "is not what " + Operation(operation),
        { Key: "anything-but", Value: JsonValue value } => "is not " + Value(value),
        { Key: "numeric", Value: JsonArray bounds } => string.Join(" and ", bounds.Chunk(2).Select(Bound)),
        { Key: "exists", Value: JsonValue value } => value.ToString() == "true" ? "is present" : "is absent",
        var other => $"{other.Key} {Value(other.Value)}",
    };

    private static string Bound(JsonNode?[] bound) => bound[0]?.ToString() switch
    {
        ">" => "is greater than ",
        ">=" => "is at least ",
        "<" => "is less than ",
        "<=" => "is at most ",
        _ => "is ",
    } + Value(bound[^1]);

    private static string Either(List<JsonNode?> values)
        => values.Count == 1 ? Value(values[0]) : $"{string.Join(", ", values.SkipLast(1).Select(Value))} or {Value(values[^1])}";

    /// <summary>The JSON token; a text that is one plain word, and no other token's, without its quotes.</summary>
    private static string Value(JsonNode? value)
        => value is JsonValue text && text.GetValueKind() == JsonValueKind.String && text.ToString() is { Length: > 0 } word
            && char.IsLetter(word[0]) && word.All(character => char.IsLetterOrDigit(character) || character is '-' or '_') && word is not ("true" or "false" or "null" or "or" or "and")
            ? word
            : value?.ToJsonString() ?? "null";
}
