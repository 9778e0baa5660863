using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.Local.Template;

/// <summary>The parameters that a template runs with: those that are given, and the defaults of the others.</summary>
internal sealed class StackParameters
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lists = new(StringComparer.Ordinal);

    /// <summary>Reads a template's parameters.</summary>
    /// <param name="template">The template.</param>
    /// <param name="given">Values beside the defaults; what the template does not have is left out, for it may be another service's.</param>
    public StackParameters(JsonElement template, IReadOnlyDictionary<string, string> given)
    {
        if (!template.TryGetProperty("Parameters", out var parameters))
        {
            return;
        }

        foreach (var parameter in parameters.EnumerateObject())
        {
            _values.Add(
                parameter.Name,
                given.TryGetValue(parameter.Name, out var own) ? own
                    : parameter.Value.TryGetProperty("Default", out var value) ? value.ToString()
                    : throw new LocalException($"The template's parameter {parameter.Name} has no default. Give it with --parameter {parameter.Name}=…"));
            if (parameter.Value.TryGetProperty("Type", out var type) && type.ValueEquals("CommaDelimitedList"))
            {
                _lists.Add(parameter.Name);
            }
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>What Ref returns: text, or for a CommaDelimitedList a list.</summary>
    public JsonNode ValueOf(string name)
        => _lists.Contains(name)
            ? new JsonArray([.. _values[name].Split(',', StringSplitOptions.TrimEntries).Select(item => (JsonNode)item)])
            : JsonValue.Create(_values[name]);
}
