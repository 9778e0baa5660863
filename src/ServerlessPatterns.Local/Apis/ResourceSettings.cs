using System.Text.Json.Nodes;

namespace ServerlessPatterns.Local.Apis;

/// <summary>Properties of a template, of which each must be known.</summary>
internal sealed class ResourceSettings
{
    private readonly string _owner;
    private readonly JsonObject _properties;

    public ResourceSettings(string owner, JsonObject properties, params string[] known)
    {
        _owner = owner;
        _properties = properties;
        if (properties.Select(property => property.Key).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new RestApiException($"{owner} has the property {unknown}, which the interpreter does not know.");
        }
    }

    public string Text(string name) => Optional(name) ?? throw new RestApiException($"{_owner} has no {name}.");

    public string? Optional(string name) => _properties[name] is { } value
        ? value is JsonValue ? value.ToString() : throw new RestApiException($"{name} of {_owner} is no text.")
        : null;

    public bool Flag(string name) => bool.Parse(Optional(name) ?? "false");

    public JsonObject Object(string name)
        => _properties[name] as JsonObject ?? throw new RestApiException($"{_owner} has no {name}, or one that is no object.");

    public ResourceSettings Section(string name, params string[] known) => new($"{name} of {_owner}", Object(name), known);

    /// <summary>The sections within a section, by their names.</summary>
    public IEnumerable<(string Name, ResourceSettings Section)> Sections(string name, params string[] known)
        => _properties[name] is null ? [] : Object(name).Select(pair => (pair.Key, new ResourceSettings($"{pair.Key} in {name} of {_owner}", pair.Value as JsonObject ?? throw new RestApiException($"{pair.Key} in {name} of {_owner} is no object."), known)));

    public IEnumerable<ResourceSettings> List(string name, params string[] known) => _properties[name] switch
    {
        null => [],
        JsonArray items => items.Select((item, index) => new ResourceSettings($"{name}[{index}] of {_owner}", (JsonObject)item!, known)),
        _ => throw new RestApiException($"{name} of {_owner} is no list."),
    };

    /// <summary>A section of texts.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name)
    {
        if (_properties[name] is null)
        {
            return new Dictionary<string, string>();
        }

        var all = Object(name).Select(pair => pair.Key).ToArray();
        var section = Section(name, all);
        return all.ToDictionary(key => key, section.Text, StringComparer.Ordinal);
    }

    /// <summary>A section of names that begin alike, the beginning left out.</summary>
    public IReadOnlyDictionary<string, string> Texts(string name, string prefix)
        => Texts(name).ToDictionary(
            pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)
                ? pair.Key[prefix.Length..]
                : throw new RestApiException($"{pair.Key} in {name} of {_owner} does not start with {prefix}."),
            pair => pair.Value,
            StringComparer.Ordinal);

    /// <summary>Mappings to header fields, of which only literal ones are known: 'value'.</summary>
    public IReadOnlyDictionary<string, string> Literals(string name, string prefix)
        => Texts(name, prefix).ToDictionary(
            pair => pair.Key,
            pair => pair.Value is ['\'', .. var literal, '\''] && !literal.Contains('\'', StringComparison.Ordinal)
                ? literal
                : throw new RestApiException($"{pair.Key} in {name} of {_owner} is {pair.Value}, which is no literal in single quotes."),
            StringComparer.OrdinalIgnoreCase);

    public override string ToString() => _owner;
}
