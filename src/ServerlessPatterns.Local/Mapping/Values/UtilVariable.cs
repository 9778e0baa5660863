using System.Text;
using ServerlessPatterns.Local.Mapping.Json;
using ServerlessPatterns.Local.Mapping.Text;

namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>$util.</summary>
internal sealed class UtilVariable
{
    // Of what is no UTF-8, Java writes a question mark.
    private static readonly Encoding s_utf8 = Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("?"), new DecoderReplacementFallback("\ufffd"));

    private UtilVariable()
    {
    }

    public static UtilVariable Instance { get; } = new();

    public static object? Invoke(string name, string text) => name switch
    {
        "escapeJavaScript" => JavaScriptText.Escape(text),
        "parseJson" => JsonReader.Read(text),
        "urlEncode" => UrlText.Encode(text, s_utf8),
        "urlDecode" => UrlText.Decode(text, s_utf8),
        "base64Encode" => Convert.ToBase64String(s_utf8.GetBytes(text)),
        "base64Decode" => s_utf8.GetString(FromBase64(text)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static byte[] FromBase64(string text)
    {
        // Java takes a text without its padding, and no white space.
        var padded = text.Length % 4 is 2 or 3 && !text.EndsWith('=') ? text.PadRight((text.Length + 3) / 4 * 4, '=') : text;
        var bytes = new byte[(padded.Length / 4 * 3) + 3];
        return !padded.Any(char.IsWhiteSpace) && Convert.TryFromBase64String(padded, bytes, out var count)
            ? bytes[..count]
            : throw new MappingException("$util.base64Decode is given what is no Base64.");
    }
}
