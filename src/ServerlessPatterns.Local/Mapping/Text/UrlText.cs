using System.Globalization;
using System.Text;

namespace ServerlessPatterns.Local.Mapping.Text;

/// <summary>$util.urlEncode and its opposite: those of Java, which are a form's.</summary>
internal static class UrlText
{
    public static string Encode(string text, Encoding encoding)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var unit in encoding.GetBytes(text))
        {
            _ = (char)unit switch
            {
                ' ' => encoded.Append('+'),
                (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '*' or '_' => encoded.Append((char)unit),
                _ => encoded.Append(CultureInfo.InvariantCulture, $"%{unit:X2}"),
            };
        }

        return encoded.ToString();
    }

    public static string Decode(string text, Encoding encoding)
    {
        var decoded = new StringBuilder(text.Length);
        var bytes = new List<byte>();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '%')
            {
                bytes.Add(text.Length - index > 2 && byte.TryParse(text.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : throw new MappingException($"$util.urlDecode is given a % that no two hexadecimal digits follow: {text}"));
                index += 2;
                continue;
            }

            Flush();
            decoded.Append(text[index] == '+' ? ' ' : text[index]);
        }

        Flush();
        return decoded.ToString();

        void Flush()
        {
            decoded.Append(encoding.GetString([.. bytes]));
            bytes.Clear();
        }
    }
}
