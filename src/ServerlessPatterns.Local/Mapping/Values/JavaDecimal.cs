using System.Globalization;
using System.Numerics;

namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>A Java BigDecimal: the number unscaled · 10^-scale, which keeps the digits it was written with.</summary>
internal sealed record JavaDecimal(BigInteger Unscaled, int Scale)
{
    /// <summary>Reads digits with a point or an exponent.</summary>
    public static JavaDecimal Parse(string text)
    {
        var mark = text.IndexOfAny(['e', 'E']);
        var (digits, exponent) = mark < 0 ? (text, 0) : (text[..mark], int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given)
            ? given
            : throw new MappingException($"The number {text} has no exponent, or one of more than 32 bits."));
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var scale = point < 0 ? 0 : digits.Length - point - 1;
        var whole = point < 0 ? digits : digits.Remove(point, 1);
        return BigInteger.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unscaled)
            ? new(unscaled, checked(scale - exponent))
            : throw new MappingException($"{text} is no number.");
    }

    public override string ToString()
    {
        var digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture);
        var sign = Unscaled.Sign < 0 ? "-" : "";
        var adjusted = -(long)Scale + digits.Length - 1;
        if (Scale >= 0 && adjusted >= -6)
        {
            return Scale == 0 ? sign + digits
                : digits.Length > Scale ? $"{sign}{digits[..^Scale]}.{digits[^Scale..]}"
                : $"{sign}0.{new string('0', Scale - digits.Length)}{digits}";
        }

        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return adjusted == 0 ? sign + mantissa : string.Create(CultureInfo.InvariantCulture, $"{sign}{mantissa}E{(adjusted > 0 ? "+" : "")}{adjusted}");
    }
}
