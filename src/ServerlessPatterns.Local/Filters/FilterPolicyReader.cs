using System.Text.Json;

namespace ServerlessPatterns.Local.Filters;

/// <summary>
/// Reads a policy into rules: each is fields that must all hold, and the policy holds where one of its rules does; $or multiplies them.
/// </summary>
internal sealed class FilterPolicyReader(FilterMode mode)
{
    private const string Or = "$or";

    /// <summary>With one of these as a name within it, $or is a field's name as any other: https://docs.aws.amazon.com/sns/latest/dg/and-or-logic.html.</summary>
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr", "=", "<", "<=", ">", ">=", "regex",
        "not-wildcard", "not-equals-ignore-case", "date-after", "date-on-or-after", "date-before", "date-on-or-before", "in-date-range",
        "ip-address-in-range", "ip-address-not-in-range",
    };

    private readonly FilterOperatorReader _operators = new(mode);

    /// <exception cref="FormatException">AWS does not take it; the message says why, in its words.</exception>
    public IReadOnlyList<FilterRule> Read(JsonElement policy)
    {
        if (policy.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("Filter is not an object");
        }

        return [.. ReadObject(policy, "", 1).Select(fields => new FilterRule(fields))];
    }

    private List<List<FilterField>> ReadObject(JsonElement policy, string path, int depth)
    {
        var rules = new List<List<FilterField>> { new() };
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in policy.EnumerateObject())
        {
            // "Lambda uses only the last value for that key": https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html.
            members[member.Name] = member.Value;
        }

        if (members.Count == 0)
        {
            throw new FormatException("Empty objects are not allowed");
        }

        foreach (var (name, value) in members)
        {
            var dotted = path.Length == 0 ? name : $"{path}.{name}";
            rules = Multiply(rules, name == Or && IsOr(value) ? ReadOr(value, path, depth) : ReadMember(name, dotted, value, depth));
        }

        return rules;
    }

    private List<List<FilterField>> ReadMember(string name, string path, JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.Array => [[_operators.Read(new FieldPath(path), depth, value)]],
        JsonValueKind.Object => ReadObject(value, path, depth + 1),
        _ => throw new FormatException($"\"{name}\" must be an object or an array"),
    };

    private List<List<FilterField>> ReadOr(JsonElement alternatives, string path, int depth)
        => [.. alternatives.EnumerateArray().SelectMany(alternative => ReadObject(alternative, path, depth))];

    private static bool IsOr(JsonElement value)
        => value.ValueKind == JsonValueKind.Array
            && value.GetArrayLength() >= 2
            && value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.Object && one.EnumerateObject().All(member => !s_reserved.Contains(member.Name)));

    private List<List<FilterField>> Multiply(List<List<FilterField>> rules, List<List<FilterField>> with)
    {
        if (with.Count == 1)
        {
            rules.ForEach(rule => rule.AddRange(with[0]));
            return rules;
        }

        return rules.Count * with.Count <= FilterLimits.Of(mode).Combinations
            ? [.. rules.SelectMany(rule => with.Select(more => new List<FilterField>([.. rule, .. more])))]
            : throw new FormatException("Filter policy is too complex");
    }
}
