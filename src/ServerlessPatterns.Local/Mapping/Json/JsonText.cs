using System.Globalization;
using System.Text;
using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Json;

/// <summary>Writes JSON as json-smart does, which Java's JsonPath comes with.</summary>
internal static class JsonText
{
    /// <param name="value">What to write.</param>
    /// <param name="escapesSlash">Whether / becomes \/, as in the text of a list, and not in $input.json.</param>
    public static string Of(object? value, bool escapesSlash)
    {
        var json = new StringBuilder();
        Write(json, value, escapesSlash);
        return json.ToString();
    }

    private static void Write(StringBuilder json, object? value, bool escapesSlash)
    {
        switch (value)
        {
            case string text:
                WriteString(json, text, escapesSlash);
                break;
            case double number when double.IsInfinity(number):
                json.Append("null");
                break;
            case JavaList list:
                json.Append('[');
                for (var index = 0; index < list.Items.Count; index++)
                {
                    json.Append(index == 0 ? "" : ",");
                    Write(json, list.Items[index], escapesSlash);
                }

                json.Append(']');
                break;
            case JavaMap map:
                json.Append('{');
                for (var index = 0; index < map.Count; index++)
                {
                    json.Append(index == 0 ? "" : ",");
                    WriteString(json, JavaText.Of(map[index].Key), escapesSlash);
                    json.Append(':');
                    Write(json, map[index].Value, escapesSlash);
                }

                json.Append('}');
                break;
            default:
                json.Append(JavaText.Of(value));
                break;
        }
    }

    private static void WriteString(StringBuilder json, string text, bool escapesSlash)
    {
        json.Append('"');
        foreach (var unit in text)
        {
            _ = unit switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                '/' when escapesSlash => json.Append("\\/"),
                < ' ' or (>= '\u007f' and <= '\u009f') or (>= '\u2000' and <= '\u20ff') => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}"),
                _ => json.Append(unit),
            };
        }

        json.Append('"');
    }
}
