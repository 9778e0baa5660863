using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessPatterns;

/// <summary>A page of a list, read item by item: <c>{"items":[…],"nextPageToken":"…"}</c>.</summary>
internal sealed class ItemPage<T>
{
    private const int DefaultDepth = 64;
    private const int LevelsAroundItem = 2;

    private readonly ReadOnlyMemory<byte> _json;
    private readonly JsonTypeInfo<T> _typeInfo;
    private JsonReaderState _state;
    private int _consumed;
    private bool _isInItems;
    private bool _hadItems;

    public ItemPage(ReadOnlyMemory<byte> json, JsonTypeInfo<T> typeInfo)
    {
        _json = json;
        _typeInfo = typeInfo;
        var depth = typeInfo.Options.MaxDepth;
        _state = new JsonReaderState(new JsonReaderOptions { MaxDepth = (depth == 0 ? DefaultDepth : depth) + LevelsAroundItem });
    }

    /// <summary>Where the list goes on, once every item has been read; null: nowhere.</summary>
    public string? NextPageToken { get; private set; }

    /// <summary>Reads the next item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="JsonException">That is no page.</exception>
    public bool TryRead(out T item)
    {
        var reader = new Utf8JsonReader(_json.Span[_consumed..], isFinalBlock: true, _state);
        var found = _isInItems ? TryReadItem(ref reader, out item) : TryReadFirst(ref reader, out item);
        _consumed += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        return found;
    }

    private bool TryReadFirst(ref Utf8JsonReader reader, out T item)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The page is no object.");
        }

        return TryReadMembers(ref reader, out item);
    }

    private bool TryReadItem(ref Utf8JsonReader reader, out T item)
    {
        if (reader.Read() && reader.TokenType == JsonTokenType.EndArray)
        {
            _isInItems = false;
            return TryReadMembers(ref reader, out item);
        }

        item = JsonSerializer.Deserialize(ref reader, _typeInfo) ?? throw new JsonException("An item of the page is null.");
        return true;
    }

    private bool TryReadMembers(ref Utf8JsonReader reader, out T item)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("items"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.StartArray || _hadItems)
                {
                    throw new JsonException("The page's items are no array, or there are two.");
                }

                _isInItems = _hadItems = true;
                return TryReadItem(ref reader, out item);
            }

            var isToken = reader.ValueTextEquals("nextPageToken"u8);
            reader.Read();
            if (isToken)
            {
                NextPageToken = reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? reader.GetString() : throw new JsonException("The page's nextPageToken is no text.");
            }

            reader.Skip();
        }

        // What follows the object throws here.
        reader.Read();
        item = default!;
        return _hadItems ? false : throw new JsonException("The page has no items.");
    }
}
