using System.Collections;

namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>A JSON array, in the order in which its items were added.</summary>
internal sealed class JsonArray : JsonNode, IEnumerable<JsonNode>
{
    private readonly List<JsonNode> _items = [];

    public JsonArray()
    {
    }

    public JsonArray(IEnumerable<JsonNode> items) => _items.AddRange(items);

    public int Count => _items.Count;

    /// <summary>Adds an item; null adds nothing.</summary>
    public void Add(JsonNode? item)
    {
        if (item is not null)
        {
            _items.Add(item);
        }
    }

    public override void WriteTo(JsonWriter writer)
    {
        writer.Open('[');
        foreach (var item in _items)
        {
            writer.Next();
            writer.Value(item);
        }

        writer.Close(']');
    }

    /// <summary>A row of numbers reads best on one line however long.</summary>
    public override bool Fits(ref int room)
    {
        room -= 2 * Math.Max(1, _items.Count);
        var isOfLiterals = true;
        foreach (var item in _items)
        {
            isOfLiterals &= item is JsonLiteral;
            if (!item.Fits(ref room) && !isOfLiterals)
            {
                return false;
            }
        }

        return isOfLiterals || room >= 0;
    }

    public IEnumerator<JsonNode> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
