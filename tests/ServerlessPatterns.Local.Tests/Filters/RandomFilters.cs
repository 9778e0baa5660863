using System.Text.Json.Nodes;

namespace ServerlessPatterns.Local.Tests.Filters;

/// <summary>
/// Policies and messages out of few names and values, so that they often meet. Some names are of objects, the others of values: what a policy means
/// on an object where it expects a value, the references that they are compared with do not know.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="forEmulator">
/// Leaves out what fauxqs 1.9.2 does otherwise than AWS says: it looks at no list in a body, takes null for an absent member, and takes numbers and
/// booleans for their text. Each name then has values of one kind.
/// </param>
internal sealed class RandomFilters(int seed, bool forEmulator)
{
    private static readonly string[] s_words = ["GB", "G", "gb", "IE", "IRELAND", "D\"E", "é b\\c", "'"];
    private static readonly string[] s_numberLike = ["10", "true", "null", "-0.5"];
    private static readonly decimal[] s_numbers = [-1_000_000m, -0.5m, 0m, 0.00001m, 0.01m, 9.99m, 10m, 10.00m, 999.99m, 1_000_000_000m];
    private static readonly string[] s_comparisons = ["<", "<=", ">", ">="];
    private static readonly string[] s_leaves = ["s", "t", "n", "m", "b", "e"];
    private static readonly string[] s_objects = ["o", "p", "q"];

    private readonly Random _random = new(seed);

    /// <summary>A policy on one to three fields, with or without alternatives.</summary>
    public JsonObject Policy()
    {
        var policy = new JsonObject();
        var paths = Paths().OrderBy(_ => _random.Next()).Take(_random.Next(1, 4)).ToList();
        var alternatives = paths.Count > 2 ? paths[1..] : [];
        foreach (var path in paths.Except(alternatives))
        {
            Put(policy, path, Condition(path[^1]));
        }

        if (alternatives.Count > 0)
        {
            policy["$or"] = new JsonArray([.. alternatives.Select(path =>
            {
                var alternative = new JsonObject();
                Put(alternative, path, Condition(path[^1]));
                return alternative;
            })]);
        }

        return policy;
    }

    /// <summary>A message, which is never empty.</summary>
    public JsonObject Message()
    {
        var message = Object(3);
        message["id"] = _random.Next();
        return message;
    }

    /// <summary>The same message or policy with nesting written as dots here and there, which means the same.</summary>
    public JsonObject Dotted(JsonObject json)
    {
        var dotted = new JsonObject();
        foreach (var (name, value) in json)
        {
            switch (value)
            {
                case JsonObject nested when _random.Next(2) == 0 && nested.Count > 0:
                    foreach (var (inner, innerValue) in Dotted(nested))
                    {
                        dotted[$"{name}.{inner}"] = innerValue?.DeepClone();
                    }

                    break;
                case JsonObject nested:
                    dotted[name] = Dotted(nested);
                    break;
                default:
                    dotted[name] = value?.DeepClone();
                    break;
            }
        }

        return dotted;
    }

    private static IEnumerable<string[]> Paths()
        => s_leaves.SelectMany(leaf => new[] { new[] { leaf }, ["o", leaf], ["o", "p", leaf], ["q", leaf] });

    private static void Put(JsonObject policy, string[] path, JsonNode value)
    {
        foreach (var name in path[..^1])
        {
            policy = (policy[name] ??= new JsonObject()).AsObject();
        }

        policy[path[^1]] = value;
    }

    private JsonObject Object(int depth)
    {
        var json = new JsonObject();
        foreach (var leaf in s_leaves.Where(_ => _random.Next(6) > 0))
        {
            json[leaf] = leaf == "e" || forEmulator || _random.Next(4) > 0 ? Value(leaf) : new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Value(leaf))]);
        }

        foreach (var name in s_objects.Where(_ => depth > 0 && _random.Next(6) > 0))
        {
            json[name] = forEmulator || _random.Next(3) > 0 ? Object(depth - 1) : new JsonArray([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Object(depth - 1))]);
        }

        return json;
    }

    /// <summary>The field e is there for exists, and never null nor empty.</summary>
    private JsonNode? Value(string leaf) => Kind(leaf) switch
    {
        0 => Word(),
        1 => Number(),
        2 => _random.Next(2) == 0,
        _ => null,
    };

    private int Kind(string leaf) => leaf switch
    {
        "e" => _random.Next(2),
        _ when !forEmulator && _random.Next(3) == 0 => _random.Next(4),
        "s" or "t" => 0,
        "n" or "m" => 1,
        _ => 2,
    };

    private JsonArray Condition(string leaf)
        => leaf == "e" && _random.Next(2) == 0
            ? [new JsonObject { ["exists"] = _random.Next(2) == 0 }]
            : [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Entry(leaf == "e" ? "s" : leaf))];

    private JsonNode? Entry(string leaf) => Kind(leaf) switch
    {
        0 => _random.Next(4) switch
        {
            0 => Word(),
            1 => new JsonObject { ["prefix"] = Word()[..1] },
            2 => new JsonObject { ["suffix"] = Word()[^1..] },
            _ => new JsonObject { ["anything-but"] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => (JsonNode)Word())]) },
        },
        1 => _random.Next(5) switch
        {
            0 => Number(),
            1 => new JsonObject { ["anything-but"] = new JsonArray(Number()) },
            2 => new JsonObject { ["numeric"] = new JsonArray("=", Number()) },
            3 => new JsonObject { ["numeric"] = new JsonArray(s_comparisons[_random.Next(s_comparisons.Length)], Number()) },
            _ => Range(),
        },
        2 => _random.Next(2) == 0,
        _ => null,
    };

    private JsonObject Range()
    {
        var bounds = s_numbers.Distinct().OrderBy(_ => _random.Next()).Take(2).Order().ToList();
        return new JsonObject { ["numeric"] = new JsonArray(_random.Next(2) == 0 ? ">" : ">=", bounds[0], _random.Next(2) == 0 ? "<" : "<=", bounds[1]) };
    }

    private string Word()
    {
        var words = forEmulator || _random.Next(3) > 0 ? s_words : s_numberLike;
        return words[_random.Next(words.Length)];
    }

    private JsonNode Number() => s_numbers[_random.Next(s_numbers.Length)];
}
