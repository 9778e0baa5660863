using System.Text;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>Whether a Content-Type is JSON in UTF-8.</summary>
internal static class JsonMediaType
{
    /// <summary>Looks at a Content-Type.</summary>
    /// <param name="contentType">The header's value.</param>
    /// <param name="isUtf8">Whether it names no other encoding than UTF-8.</param>
    /// <returns>Whether it is <c>application/json</c> or ends in <c>+json</c>.</returns>
    public static bool IsJson(ReadOnlySpan<byte> contentType, out bool isUtf8)
    {
        isUtf8 = true;
        var end = contentType.IndexOf((byte)';');
        var type = Trim(end < 0 ? contentType : contentType[..end]);
        var slash = type.IndexOf((byte)'/');
        var isJson = Ascii.EqualsIgnoreCase(type, "application/json"u8)
            || (slash > 0 && type.Length > slash + 6 && Ascii.EqualsIgnoreCase(type[^5..], "+json"u8));
        while (end >= 0)
        {
            contentType = contentType[(end + 1)..];
            end = EndOfParameter(contentType);
            isUtf8 &= IsUtf8OrNoCharset(Trim(end < 0 ? contentType : contentType[..end]));
        }

        return isJson;
    }

    // A semicolon between quotation marks does not count.
    private static int EndOfParameter(ReadOnlySpan<byte> text)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == (byte)'\\' && isQuoted)
            {
                i++;
            }
            else if (text[i] == (byte)';' && !isQuoted)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsUtf8OrNoCharset(ReadOnlySpan<byte> parameter)
    {
        var equals = parameter.IndexOf((byte)'=');
        if (equals < 0 || !Ascii.EqualsIgnoreCase(parameter[..equals], "charset"u8))
        {
            return true;
        }

        var value = parameter[(equals + 1)..];
        if (value is [(byte)'"', .., (byte)'"'])
        {
            value = value[1..^1];
        }

        return Ascii.EqualsIgnoreCase(value, "utf-8"u8);
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text[Ascii.Trim(text)];
}
