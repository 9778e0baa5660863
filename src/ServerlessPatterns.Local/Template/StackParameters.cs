using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServerlessPatterns.Local.Template;

/// <summary>The parameters that a template runs with: those that are given, and the defaults of the others.</summary>
internal sealed class StackParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lists = new(StringComparer.Ordinal);

    /// <summary>Reads a template's parameters.</summary>
    /// <param name="template">The template.</param>
    /// <param name="given">Values beside the defaults; what the template does not have is left out, for it may be another service's.</param>
    /// <exception cref="LocalException">One has no value, or one that CloudFormation would refuse.</exception>
    public StackParameters(JsonElement template, IReadOnlyDictionary<string, string> given)
    {
        if (!template.TryGetProperty("Parameters", out var parameters))
        {
            return;
        }

        foreach (var parameter in parameters.EnumerateObject())
        {
            var value = given.TryGetValue(parameter.Name, out var own) ? own
                : parameter.Value.TryGetProperty("Default", out var byDefault) ? byDefault.ToString()
                : throw new LocalException($"The template's parameter {parameter.Name} has neither a value nor a default. Give it with --parameter {parameter.Name}=…");
            _values.Add(parameter.Name, value);
            switch (parameter.Value.GetProperty("Type").GetString())
            {
                case "CommaDelimitedList":
                    _lists.Add(parameter.Name);
                    break;
                case not ("String" or "Number"):
                    throw new LocalException($"The template's parameter {parameter.Name} is a {parameter.Value.GetProperty("Type")}, a type that is not known here.");
            }

            Check(parameter, _lists.Contains(parameter.Name) ? Items(value) : [value]);
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>What Ref returns: text, or for a CommaDelimitedList a list, of which an empty text is one empty member.</summary>
    public JsonNode ValueOf(string name)
        => _lists.Contains(name) ? new JsonArray([.. Items(_values[name]).Select(item => (JsonNode)item)]) : JsonValue.Create(_values[name]);

    private static string[] Items(string list) => list.Split(',', StringSplitOptions.TrimEntries);

    private static void Check(JsonProperty parameter, string[] values)
    {
        if (parameter.Value.TryGetProperty("AllowedPattern", out var pattern) && values.FirstOrDefault(value => !Regex.IsMatch(value, pattern.GetString()!)) is { } other)
        {
            throw new LocalException($"The parameter {parameter.Name} is '{other}', which does not match {pattern}.");
        }

        if (parameter.Value.TryGetProperty("AllowedValues", out var allowed) && values.FirstOrDefault(value => !allowed.EnumerateArray().Any(one => one.ToString() == value)) is { } unknown)
        {
            throw new LocalException($"The parameter {parameter.Name} is '{unknown}', which is none of {allowed.GetRawText()}.");
        }
    }
}
