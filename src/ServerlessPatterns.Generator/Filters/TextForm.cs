using System.Globalization;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>
/// How the serializer writes the values of a type that are texts in the JSON. See
/// https://learn.microsoft.com/dotnet/standard/datetime/system-text-json-support
/// </summary>
/// <param name="Example">A value.</param>
/// <param name="Pattern">Its letters: <c>h</c> is a hexadecimal digit, <c>d</c> a decimal one, others are themselves.</param>
/// <param name="IsWhole">Nothing comes after the pattern.</param>
/// <param name="Letters">What else a value is made of; null where the pattern is all.</param>
/// <param name="Write">The text of the value that is meant; null if none is.</param>
internal sealed record TextForm(string Example, string Pattern, bool IsWhole, string? Letters, Func<string, string?> Write)
{
    private const string Digits = "0123456789";
    private const string Date = "dddd-dd-dd";
    private const string Time = "dd:dd:dd";

    // The machine's own time zone and day must not show.
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault;

    private static readonly Dictionary<string, TextForm> s_byType = new(StringComparer.Ordinal)
    {
        ["Guid"] = new("01234567-89ab-cdef-0123-456789abcdef", "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh", true, null, text => Guid.TryParse(text, out var value) ? value.ToString("D") : null),
        ["DateOnly"] = new("2026-01-31", Date, true, null, text => Point(text) is { } value ? value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null),
        ["DateTime"] = new("2026-01-31T08:05:00Z", Date + "T" + Time, false, Digits + "-:+.TZ", text => Moment(text, "")),
        ["DateTimeOffset"] = new("2026-01-31T08:05:00+00:00", Date + "T" + Time, false, Digits + "-:+.T", text => Moment(text, "+00:00")),
        ["TimeOnly"] = new("08:05:00", Time, false, Digits + ":.", text => Duration(text) is { } value && value >= TimeSpan.Zero && value < TimeSpan.FromDays(1) ? value.ToString("c") : null),
        ["TimeSpan"] = new("1.08:05:00", "", false, Digits + "-:.", text => Duration(text)?.ToString("c")),
        ["Version"] = new("1.2.3", "", false, Digits + ".", text => Version.TryParse(text, out var value) ? value.ToString() : null),
    };

    /// <summary>The form of a type of the namespace System; null where any text is one.</summary>
    public static TextForm? Find(string type) => s_byType.TryGetValue(type, out var form) ? form : null;

    /// <summary>Whether a value may begin with a text.</summary>
    public bool MayBegin(string text) => Fits(text, 0);

    /// <summary>Whether a value may end with a text.</summary>
    public bool MayEnd(string text)
        => IsWhole ? text.Length <= Pattern.Length && Fits(text, Pattern.Length - text.Length) : text.All(character => Letters!.IndexOf(character) >= 0);

    private bool Fits(string text, int start)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var fits = start + i >= Pattern.Length ? !IsWhole && Letters!.IndexOf(character) >= 0 : Pattern[start + i] switch
            {
                'd' => character is >= '0' and <= '9',
                'h' => character is (>= '0' and <= '9') or (>= 'a' and <= 'f'),
                var other => character == other,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private static DateTime? Point(string text) => DateTime.TryParse(text, CultureInfo.InvariantCulture, Styles, out var value) ? value : null;

    private static TimeSpan? Duration(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Fractions of a second without the zeros at their end; the offset as it is given.</summary>
    private static string? Moment(string text, string offset)
    {
        var zone = "";
        if (text.EndsWith("Z", StringComparison.Ordinal))
        {
            zone = "Z";
        }
        else if (text.Length > 6 && text[text.Length - 3] == ':' && text[text.Length - 6] is '+' or '-'
            && TimeSpan.TryParseExact(text.Substring(text.Length - 5), @"hh\:mm", CultureInfo.InvariantCulture, out var span) && span <= TimeSpan.FromHours(14))
        {
            zone = text.Substring(text.Length - 6);
        }

        var written = zone == "" || (zone == "Z" && offset != "") ? offset : zone;
        return Point(text.Substring(0, text.Length - zone.Length)) is { } value ? value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + written : null;
    }
}
