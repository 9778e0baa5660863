using System.Globalization;
using System.Numerics;
using System.Text;
using ServerlessPatterns.Local.Mapping.Json;

namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>What Java's toString makes of a value.</summary>
internal static class JavaText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double number => Of(number),
        float number => Of((double)number),
        JavaDecimal number => number.ToString(),
        JavaList { IsJson: true } or JavaMap { IsJson: true } => JsonText.Of(value, escapesSlash: true),
        JavaList list => Joined('[', list.Items.Select(Of), ']'),
        JavaMap map => Joined('{', Enumerable.Range(0, map.Count).Select(index => $"{Of(map[index].Key)}={Of(map[index].Value)}"), '}'),
        JavaView view => Joined('[', Enumerable.Range(0, view.Count).Select(index => Of(view[index])), ']'),
        JavaEntry entry => $"{Of(entry.Key)}={Of(entry.Value)}",
        _ => throw new NotInterpretedException($"The text of {JavaTypes.NameOf(value)}"),
    };

    /// <summary>The shortest digits that are the number: 0.1, 100.0, 1.0E10.</summary>
    private static string Of(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        if (number == 0)
        {
            return double.IsNegative(number) ? "-0.0" : "0.0";
        }

        var parts = Math.Abs(number).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var exponent = int.Parse(parts[(parts.IndexOf('E', StringComparison.Ordinal) + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        if (mark > 0)
        {
            exponent = int.Parse(shortest[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        var digits = (mark < 0 ? shortest : shortest[..mark]).Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        var sign = number < 0 ? "-" : "";
        return exponent switch
        {
            >= 7 or < -3 => string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent}"),
            < 0 => $"{sign}0.{new string('0', -exponent - 1)}{digits}",
            _ when digits.Length <= exponent + 1 => $"{sign}{digits.PadRight(exponent + 1, '0')}.0",
            _ => $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
        };
    }

    private static string Joined(char open, IEnumerable<string> items, char close)
        => new StringBuilder().Append(open).AppendJoin(", ", items).Append(close).ToString();
}
