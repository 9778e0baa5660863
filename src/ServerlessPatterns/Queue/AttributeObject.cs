using System.Text;
using System.Text.Json;

namespace ServerlessPatterns.Queue;

/// <summary>
/// Looks into the <c>attributes</c> and <c>messageAttributes</c> of a record. The event's reader has found them to be well-formed JSON
/// objects. Of attributes that occur twice the last one counts; a value that is not Unicode counts as none.
/// </summary>
internal static class AttributeObject
{
    /// <summary>Finds a member.</summary>
    /// <param name="json">The object; empty where there is none.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">A reader at the member's value.</param>
    /// <returns>False: there is no such member.</returns>
    public static bool TryFind(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, out Utf8JsonReader value)
    {
        value = default;
        if (json.IsEmpty)
        {
            return false;
        }

        var found = false;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var matches = NameEquals(reader, name);
            reader.Read();
            if (matches)
            {
                value = reader;
                found = true;
            }

            reader.Skip();
        }

        return found;
    }

    /// <summary>Finds a member that is a string.</summary>
    /// <param name="json">The object; empty where there is none.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The member's value; null: there is no such member, or it is no string.</returns>
    public static string? FindText(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name) =>
        TryFind(json, name, out var value) && value.TokenType == JsonTokenType.String ? Text(value) : null;

    /// <summary>Finds a value of a message attribute.</summary>
    /// <param name="json">The message attributes; empty where there are none.</param>
    /// <param name="name">The attribute's name.</param>
    /// <param name="kind"><c>stringValue</c> or <c>binaryValue</c>.</param>
    /// <returns>The value; null: there is no such attribute, or it has no such value.</returns>
    public static string? FindAttribute(ReadOnlySpan<byte> json, string name, ReadOnlySpan<byte> kind)
    {
        if (!TryFind(json, Encoding.UTF8.GetBytes(name), out var value) || value.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var start = (int)value.TokenStartIndex;
        value.Skip();
        return FindText(json[start..(int)value.BytesConsumed], kind);
    }

    /// <summary>The members' names.</summary>
    /// <param name="json">The object; empty where there is none.</param>
    /// <returns>The names in the order of the event, each once.</returns>
    public static string[] Names(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return [];
        }

        var names = new List<string>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Text(reader) is { } name && !names.Contains(name))
            {
                names.Add(name);
            }

            reader.Read();
            reader.Skip();
        }

        return [.. names];
    }

    private static string? Text(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
            return null;
        }
    }

    private static bool NameEquals(in Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
