using System.Globalization;
using System.Text;

namespace ServerlessPatterns.Local.Mapping.Text;

/// <summary>$util.escapeJavaScript: that of Apache Commons Lang 2, which escapes the apostrophe and the slash too, and what is not ASCII.</summary>
internal static class JavaScriptText
{
    public static string Escape(string text)
    {
        var index = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (index < 0 && text.AsSpan().IndexOfAny("'\"\\/") < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var unit in text)
        {
            _ = unit switch
            {
                '\b' => escaped.Append("\\b"),
                '\n' => escaped.Append("\\n"),
                '\t' => escaped.Append("\\t"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                '\'' or '"' or '\\' or '/' => escaped.Append('\\').Append(unit),
                < ' ' or > '\u007f' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}"),
                _ => escaped.Append(unit),
            };
        }

        return escaped.ToString();
    }
}
