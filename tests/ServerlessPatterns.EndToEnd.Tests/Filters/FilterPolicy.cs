using System.Text.Json;

namespace ServerlessPatterns.EndToEnd.Tests.Filters;

/// <summary>
/// Evaluates a subscription's filter policy on a message's body, by
/// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html: every key must match, by any entry of its list; a key
/// that is nested, by the message's nested one; one that is not in the message, by { "exists": false } alone.
/// </summary>
internal static class FilterPolicy
{
    public static bool Matches(JsonElement policy, JsonElement body)
        => policy.EnumerateObject().All(key => Matches(key.Value, Member(body, key.Name)));

    private static bool Matches(JsonElement condition, JsonElement? value) => condition.ValueKind switch
    {
        JsonValueKind.Object => condition.EnumerateObject().All(key => Matches(key.Value, value is { } parent ? Member(parent, key.Name) : null)),
        _ => condition.EnumerateArray().Any(entry => MatchesEntry(entry, value)),
    };

    private static JsonElement? Member(JsonElement value, string name)
        => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;

    private static bool MatchesEntry(JsonElement entry, JsonElement? value)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return value is { } literal && AreEqual(entry, literal);
        }

        var condition = entry.EnumerateObject().Single();
        return condition.Name switch
        {
            "exists" => condition.Value.GetBoolean() == value is not null,
            "prefix" => value is { ValueKind: JsonValueKind.String } text && text.GetString()!.StartsWith(condition.Value.GetString()!, StringComparison.Ordinal),
            "suffix" => value is { ValueKind: JsonValueKind.String } text && text.GetString()!.EndsWith(condition.Value.GetString()!, StringComparison.Ordinal),
            "anything-but" => value is { } other && !condition.Value.EnumerateArray().Any(excluded => AreEqual(excluded, other)),
            "numeric" => value is { ValueKind: JsonValueKind.Number } number && IsWithin(condition.Value, number.GetDecimal()),
            _ => throw new InvalidOperationException($"The policy has the operator {condition.Name}, which is none that SNS knows."),
        };
    }

    private static bool AreEqual(JsonElement expected, JsonElement value)
        => expected.ValueKind == value.ValueKind && expected.ValueKind switch
        {
            JsonValueKind.String => expected.GetString() == value.GetString(),
            JsonValueKind.Number => expected.GetDecimal() == value.GetDecimal(),
            _ => true,
        };

    private static bool IsWithin(JsonElement comparisons, decimal value)
    {
        for (var i = 0; i < comparisons.GetArrayLength(); i += 2)
        {
            var bound = comparisons[i + 1].GetDecimal();
            var holds = comparisons[i].GetString() switch
            {
                "=" => value == bound,
                ">" => value > bound,
                ">=" => value >= bound,
                "<" => value < bound,
                "<=" => value <= bound,
                var unknown => throw new InvalidOperationException($"The policy compares by {unknown}."),
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }
}
