using System.Text.Json;

namespace ServerlessPatterns;

/// <summary>Reads problem documents.</summary>
internal static class ProblemReader
{
    /// <summary>Reads a problem document; what is none is null. Members of a wrong type count as absent, as RFC 9457 says.</summary>
    public static Problem? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? ReadObject(ref reader) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, cut off, or not UTF-8.
            return null;
        }
    }

    private static Problem? ReadObject(ref Utf8JsonReader reader)
    {
        string? type = null, title = null, detail = null, instance = null;
        int? status = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                type = Text(ref reader);
            }
            else if (reader.ValueTextEquals("title"u8))
            {
                title = Text(ref reader);
            }
            else if (reader.ValueTextEquals("detail"u8))
            {
                detail = Text(ref reader);
            }
            else if (reader.ValueTextEquals("instance"u8))
            {
                instance = Text(ref reader);
            }
            else if (reader.ValueTextEquals("status"u8))
            {
                reader.Read();
                status = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        return (type ?? title ?? detail) is null ? null : new Problem(type ?? ProblemType.Unspecified, title, status, detail, instance);
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString();
        }

        reader.Skip();
        return null;
    }
}
