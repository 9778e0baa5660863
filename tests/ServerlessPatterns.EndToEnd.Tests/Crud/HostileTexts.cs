using System.Globalization;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>
/// Texts of a seed that would break out of a mapping template's quotes, run in it, or upset how it quotes numbers, if anything could. U+007F is not among
/// them: the parser behind $util.parseJson and $input.path (json-smart) leaves it out of texts where it is not written as an escape.
/// </summary>
internal sealed class HostileTexts(int seed)
{
    private static readonly string[] s_pieces =
    [
        "\"", "'", "\\", "\\\"", "\\'", "\\\\", "\n", "\r\n", "\t", "\0", "\u0001", "\u001f", "$", "#", "$x", "${x}", "$!{x}", "$body", "${body}", "$input.body", "$util.parseJson('{}')",
        "$context.requestId", "#set($x=1)", "#set($body = {})", "#if(true)", "#else", "#end", "#foreach($v1 in [1..9])", "##", "#*", "*#", "#{else}", "#stop", "#parse('x')", "</script>", "<!--", "&quot;",
        "😀", "é", "漢", "\u2028", "\u2029", "\ufeff", "\u00a0", "\ufffd", "\uffff", "~", "~~", "1~2", "~1~", "\"~", "1", "-1", "1e5", "-0.10", "12345678901234567890", "true", "null", "NULL",
        "\"}", "\"}}", "\"}, \"evil\": {\"S\": \"x\"}", "\": {\"S\": \"x\"}}, \"TableName\": \"other\"", "}", "{", "]", "[", ",", ":", "true}, \"evil\": {\"BOOL\": true", "{\"S\":", "u0022", "\\u0022",
        "\\u005c", "u005c\"", "$1", "$2", "\\$", "\\#", "/", "%22", "%", "+", "&", "=", "?", ";", " ", ".", "..", "id", "Item", "evil", "",
    ];

    private static readonly string[] s_loneSurrogates = ["\ud800", "\udc00", "\ude00\ud83d", "\udbff\""];

    private readonly Random _random = new(seed);

    /// <summary>A text.</summary>
    /// <param name="hasLoneSurrogates">Whether it may be none that UTF-8 holds.</param>
    public string Next(bool hasLoneSurrogates = false)
    {
        var count = _random.Next(6);
        return string.Concat(Enumerable.Range(0, count).Select(_ => hasLoneSurrogates && _random.Next(8) == 0 ? Any(s_loneSurrogates) : Any(s_pieces)));
    }

    /// <summary>Texts that all differ.</summary>
    public IEnumerable<string> Distinct(int count, bool hasLoneSurrogates)
        => Enumerable.Range(0, count).Select(index => Next(hasLoneSurrogates) + index.ToString(CultureInfo.InvariantCulture) + Next(hasLoneSurrogates));

    /// <summary>A JSON string of a text, its characters written in one of the ways that JSON has.</summary>
    public string Json(string text)
        => $"\"{string.Concat(text.Select((unit, index) => Written(unit, IsLone(text, index))))}\"";

    private static bool IsLone(string text, int index)
        => char.IsHighSurrogate(text[index]) ? index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])
            : char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));

    private string Written(char unit, bool isLone) => unit switch
    {
        // One half of a pair as an escape and the other as it is would be two lone ones.
        _ when isLone => Escaped(unit),
        _ when char.IsSurrogate(unit) => unit.ToString(),
        _ when _random.Next(8) == 0 => Escaped(unit),
        '"' => "\\\"",
        '\\' => "\\\\",
        '/' when _random.Next(2) == 0 => "\\/",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' => Escaped(unit),
        _ => unit.ToString(),
    };

    private string Escaped(char unit) => _random.Next(2) == 0 ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}") : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");

    private string Any(string[] all) => all[_random.Next(all.Length)];
}
