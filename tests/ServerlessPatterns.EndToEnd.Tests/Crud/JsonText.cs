using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>Reads and writes JSON to the last UTF-16 unit, lone surrogates too, of which System.Text.Json makes errors or replacement characters.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 1000 };

    /// <summary>Parses JSON, strictly.</summary>
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, s_options);
        return document.RootElement.Clone();
    }

    /// <summary>The value with the members of its objects in order and every text escaped in one way: equal values have equal texts. Of numbers, the digits as written.</summary>
    public static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(value.EnumerateObject().Select(member => (Name(member), Canonical(member.Value)))),
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.String => Quote(Text(value)),
        _ => value.GetRawText(),
    };

    /// <summary>An object of members whose values are canonical. That none is there twice is asserted.</summary>
    public static string Object(IEnumerable<(string Name, string Value)> members)
    {
        var sorted = members.OrderBy(member => member.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(sorted.Count, sorted.DistinctBy(member => member.Name, StringComparer.Ordinal).Count());
        return $"{{{string.Join(',', sorted.Select(member => $"{Quote(member.Name)}:{member.Value}"))}}}";
    }

    /// <summary>The text of a string.</summary>
    public static string Text(JsonElement value) => Unescape(value.GetRawText()[1..^1]);

    /// <summary>The name of a member.</summary>
    public static string Name(JsonProperty member) => Unescape(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member)));

    /// <summary>A JSON string in ASCII.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            quoted.Append(unit is '"' or '\\' or < ' ' or > '~' ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}") : unit.ToString());
        }

        return quoted.Append('"').ToString();
    }

    private static string Unescape(string escaped)
    {
        var text = new StringBuilder();
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            text.Append(escaped[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)int.Parse(escaped.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                var other => other,
            });
            i += escaped[i] == 'u' ? 4 : 0;
        }

        return text.ToString();
    }
}
