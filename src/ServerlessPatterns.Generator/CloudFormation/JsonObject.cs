using System.Collections;

namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>A JSON object. Its members are sorted by name, so that the order of adding never shows.</summary>
internal sealed class JsonObject : JsonNode, IEnumerable<KeyValuePair<string, JsonNode>>
{
    private readonly List<KeyValuePair<string, JsonNode>> _members = [];

    public int Count => _members.Count;

    /// <summary>Adds a member; null adds nothing, which is how optional properties are left out.</summary>
    /// <exception cref="ArgumentException">The name is there already.</exception>
    public void Add(string name, JsonNode? value)
    {
        if (value is null)
        {
            return;
        }

        var place = Place(name);
        if (place >= 0)
        {
            throw new ArgumentException($"'{name}' is there already.", nameof(name));
        }

        _members.Insert(~place, new KeyValuePair<string, JsonNode>(name, value));
    }

    public JsonNode? Find(string name) => Place(name) is >= 0 and var place ? _members[place].Value : null;

    /// <summary>Adds a member, or puts it in the place of the one that is there.</summary>
    public void Set(string name, JsonNode value)
    {
        if (Place(name) is >= 0 and var place)
        {
            _members[place] = new KeyValuePair<string, JsonNode>(name, value);
        }
        else
        {
            Add(name, value);
        }
    }

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

    public override bool Fits(ref int room)
    {
        room -= 2 + (2 * _members.Count);
        foreach (var member in _members)
        {
            room -= JsonText.Length(member.Key) + 2;
            if (room < 0 || !member.Value.Fits(ref room))
            {
                return false;
            }
        }

        return room >= 0;
    }

    public IEnumerator<KeyValuePair<string, JsonNode>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Where a name stands, or the complement of where it belongs.</summary>
    private int Place(string name)
    {
        var (low, high) = (0, _members.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_members[middle].Key, name);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
