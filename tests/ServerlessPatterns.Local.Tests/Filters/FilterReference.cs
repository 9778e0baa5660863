using System.Text.Json;
using System.Text.Json.Nodes;
using Oracle = ServerlessPatterns.EndToEnd.Tests.Filters.FilterPolicy;

namespace ServerlessPatterns.Local.Tests.Filters;

/// <summary>
/// What a policy means, said without any search: it is as many policies as it has alternatives, and a message is as many messages as there are ways
/// to take one element of each list; one must match one, by the evaluator of the end-to-end tests, which knows neither.
/// </summary>
internal static class FilterReference
{
    public static bool Matches(JsonObject policy, JsonObject message)
    {
        var policies = Policies(policy).Select(Element).ToList();

        // That nothing is there is meant of the whole message, not of one element.
        var whole = AllLeaves(message);
        return Choices(Asked(policies, message)).Any(choice => policies.Exists(one => Oracle.Matches(one, Element(Absent(one, choice!.AsObject(), whole)))));
    }

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);

    private static IEnumerable<JsonObject> Policies(JsonObject policy)
    {
        if (policy["$or"] is not JsonArray alternatives)
        {
            return [policy];
        }

        return alternatives.Select(alternative =>
        {
            var one = policy.DeepClone().AsObject();
            one.Remove("$or");
            Merge(one, alternative!.AsObject());
            return one;
        });
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (name, value) in from)
        {
            if (value is JsonObject nested && into[name] is JsonObject same)
            {
                Merge(same, nested);
            }
            else
            {
                into[name] = value?.DeepClone();
            }
        }
    }

    /// <summary>Every way to take one element of each list; an empty list is no value.</summary>
    private static IEnumerable<JsonNode?> Choices(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Choices),
        JsonObject json => json.Aggregate(
            (IEnumerable<JsonObject>)[[]],
            (sofar, member) => member.Value is JsonArray { Count: 0 }
                ? sofar
                : sofar.SelectMany(one => Choices(member.Value).Select(choice =>
                {
                    var more = one.DeepClone().AsObject();
                    more[member.Key] = choice?.DeepClone();
                    return more;
                }))),
        _ => [node],
    };

    /// <summary>The message without what no policy asks for: it would only multiply the choices.</summary>
    private static JsonNode? Asked(IReadOnlyList<JsonElement> policies, JsonNode? node) => node switch
    {
        JsonArray list => new JsonArray([.. list.Select(element => Asked(policies, element))]),
        JsonObject json => new JsonObject(json.Select(member =>
        {
            List<JsonElement> inner = [.. policies.Where(policy => policy.ValueKind == JsonValueKind.Object && policy.TryGetProperty(member.Key, out _)).Select(policy => policy.GetProperty(member.Key))];
            return (member.Key, Value: inner.Count == 0 ? null : Asked(inner, member.Value), Keep: inner.Count > 0);
        }).Where(member => member.Keep).Select(member => KeyValuePair.Create(member.Key, member.Value))),
        _ => node?.DeepClone(),
    };

    private static HashSet<string> AllLeaves(JsonNode? node, string path = "") => node switch
    {
        JsonObject json => [.. json.SelectMany(member => AllLeaves(member.Value, $"{path}.{member.Key}"))],
        JsonArray list => [.. list.SelectMany(element => AllLeaves(element, path))],
        _ => [path],
    };

    /// <summary>The chosen message, with a value at each path that must not exist and does in another element.</summary>
    private static JsonObject Absent(JsonElement policy, JsonObject choice, HashSet<string> leaves)
    {
        Fill(policy, choice, "");
        return choice;

        void Fill(JsonElement at, JsonObject json, string path)
        {
            foreach (var member in at.EnumerateObject())
            {
                var here = $"{path}.{member.Name}";
                if (member.Value.ValueKind == JsonValueKind.Object)
                {
                    if (!json.ContainsKey(member.Name) && leaves.Any(leaf => leaf.StartsWith(here + ".", StringComparison.Ordinal)))
                    {
                        json[member.Name] = new JsonObject();
                    }

                    if (json[member.Name] is JsonObject inner)
                    {
                        Fill(member.Value, inner, here);
                    }
                }
                else if (!json.ContainsKey(member.Name) && leaves.Contains(here) && member.Value.GetRawText() == """[{"exists":false}]""")
                {
                    json[member.Name] = true;
                }
            }
        }
    }
}
