using System.Collections;

namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>A JSON object. Its members are written sorted by name, so that the order of adding never shows.</summary>
internal sealed class JsonObject : JsonNode, IEnumerable<KeyValuePair<string, JsonNode>>
{
    private readonly SortedDictionary<string, JsonNode> _members = new(StringComparer.Ordinal);

    public int Count => _members.Count;

    /// <summary>Adds a member; null adds nothing, which is how optional properties are left out.</summary>
    /// <exception cref="ArgumentException">The name is there already.</exception>
    public void Add(string name, JsonNode? value)
    {
        if (value is not null)
        {
            _members.Add(name, value);
        }
    }

    public JsonNode? Find(string name) => _members.TryGetValue(name, out var value) ? value : null;

    public void Set(string name, JsonNode value) => _members[name] = value;

    public override void WriteTo(JsonWriter writer)
    {
        writer.Open('{');
        foreach (var member in _members)
        {
            writer.Next();
            writer.Name(member.Key);
            writer.Value(member.Value);
        }

        writer.Close('}');
    }

    public IEnumerator<KeyValuePair<string, JsonNode>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
