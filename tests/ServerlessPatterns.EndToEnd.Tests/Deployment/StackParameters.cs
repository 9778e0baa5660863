using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>The parameters that a stack is deployed with: those that are given, and the defaults of the others.</summary>
internal sealed class StackParameters
{
    private const string EnvironmentParameter = "Environment";

    private readonly Dictionary<string, string> _values = [];
    private readonly HashSet<string> _lists = [];

    public StackParameters(JsonElement template, StackEnvironment environment, IReadOnlyDictionary<string, string> given)
    {
        foreach (var parameter in template.GetProperty("Parameters").EnumerateObject())
        {
            var value = given.TryGetValue(parameter.Name, out var own) ? own
                : parameter.Name == EnvironmentParameter ? environment.Name
                : parameter.Value.TryGetProperty("Default", out var byDefault) ? byDefault.ToString()
                : throw new DeploymentException($"The parameter {parameter.Name} has neither a value nor a default.");
            _values.Add(parameter.Name, value);
            switch (parameter.Value.GetProperty("Type").GetString())
            {
                case "CommaDelimitedList":
                    _lists.Add(parameter.Name);
                    break;
                case not ("String" or "Number"):
                    throw new DeploymentException($"The parameter {parameter.Name} is a {parameter.Value.GetProperty("Type")}, a type that the interpreter does not know.");
            }

            Check(parameter, _lists.Contains(parameter.Name) ? Items(value) : [value]);
        }

        if (given.Keys.FirstOrDefault(name => !_values.ContainsKey(name)) is { } unknown)
        {
            throw new DeploymentException($"The template has no parameter {unknown}.");
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
            throw new DeploymentException($"The parameter {parameter.Name} is '{other}', which does not match {pattern}.");
        }

        if (parameter.Value.TryGetProperty("AllowedValues", out var allowed) && values.FirstOrDefault(value => !allowed.EnumerateArray().Any(one => one.ToString() == value)) is { } unknown)
        {
            throw new DeploymentException($"The parameter {parameter.Name} is '{unknown}', which is none of {allowed.GetRawText()}.");
        }
    }
}
