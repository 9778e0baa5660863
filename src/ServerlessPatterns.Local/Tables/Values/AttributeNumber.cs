using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace ServerlessPatterns.Local.Tables.Values;

/// <summary>
/// A decimal number of up to 38 digits, as exact as DynamoDB's: positive from 1E-130 to 9.99E+125, negative likewise, and zero
/// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-data-types). It has no zeros at its
/// coefficient's end, so that equal numbers are the same.
/// </summary>
internal readonly struct AttributeNumber : IEquatable<AttributeNumber>, IComparable<AttributeNumber>
{
    private const int MaximumDigits = 38;
    private const int MaximumMagnitude = 125;
    private const int MinimumMagnitude = -130;

    private readonly string? _digits;
    private readonly int _exponent;
    private readonly bool _isNegative;

    /// <param name="digits">The significant digits, without zeros at either end.</param>
    /// <param name="exponent">The power of ten of the last digit.</param>
    /// <param name="isNegative">Whether it is less than zero.</param>
    private AttributeNumber(string digits, int exponent, bool isNegative)
    {
        _digits = digits;
        _exponent = exponent;
        _isNegative = isNegative;
    }

    public bool IsZero => _digits is null;

    /// <summary>Its part of an item's size (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html).</summary>
    public int Size => IsZero ? 1 : 1 + (_digits!.Length + 1) / 2;

    /// <summary>The power of ten of the first digit.</summary>
    private int Magnitude => _exponent + _digits!.Length - 1;

    /// <summary>Reads a number, or says in DynamoDB's words why it is none.</summary>
    public static bool TryParse(string text, out AttributeNumber number, [NotNullWhen(false)] out string? problem)
    {
        number = default;
        if (text.Length == 0)
        {
            problem = "The parameter cannot be converted to a numeric value";
            return false;
        }

        if (!TryScan(text, out var isNegative, out var digits, out var exponent))
        {
            problem = $"The parameter cannot be converted to a numeric value: {text}";
            return false;
        }

        return TryNormalise(digits, exponent, isNegative, out number, out problem);
    }

    public static AttributeNumber Of(long value) => TryParse(value.ToString(CultureInfo.InvariantCulture), out var number, out var problem)
        ? number
        : throw new ArgumentOutOfRangeException(nameof(value), problem);

    /// <summary>The sum, which must be a number that DynamoDB stores: more than 38 digits are refused, not rounded.</summary>
    public static bool TryAdd(AttributeNumber left, AttributeNumber right, out AttributeNumber sum, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        if (left.IsZero || right.IsZero)
        {
            sum = left.IsZero ? right : left;
            return true;
        }

        var exponent = Math.Min(left._exponent, right._exponent);
        var value = left.Coefficient(exponent) + right.Coefficient(exponent);
        return TryNormalise(BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture), exponent, value.Sign < 0, out sum, out problem);
    }

    public AttributeNumber Negate() => IsZero ? this : new(_digits!, _exponent, !_isNegative);

    public int CompareTo(AttributeNumber other)
    {
        if (IsZero || other.IsZero || _isNegative != other._isNegative)
        {
            return Sign.CompareTo(other.Sign);
        }

        var magnitude = Magnitude.CompareTo(other.Magnitude);
        var order = magnitude != 0 ? magnitude : string.CompareOrdinal(_digits, other._digits);
        return _isNegative ? -order : order;
    }

    public bool Equals(AttributeNumber other)
        => _isNegative == other._isNegative && _exponent == other._exponent && string.Equals(_digits, other._digits, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is AttributeNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_digits, _exponent, _isNegative);

    /// <summary>The digits without an exponent, as DynamoDB answers them.</summary>
    public override string ToString()
    {
        if (IsZero)
        {
            return "0";
        }

        var digits = _digits!;
        var text = _exponent >= 0 ? digits + new string('0', _exponent)
            : -_exponent < digits.Length ? $"{digits[..(digits.Length + _exponent)]}.{digits[(digits.Length + _exponent)..]}"
            : $"0.{new string('0', -_exponent - digits.Length)}{digits}";
        return _isNegative ? "-" + text : text;
    }

    /// <summary>Whole seconds, where it is between those that a date may have; null elsewhere.</summary>
    public long? ToInt64()
    {
        if (IsZero)
        {
            return 0;
        }

        if (Magnitude is > 17 or < 0)
        {
            return null;
        }

        var value = _exponent >= 0 ? Coefficient(0) : Coefficient(_exponent) / BigInteger.Pow(10, -_exponent);
        return (long)value;
    }

    /// <summary>Octets that sort as the numbers do: the sign, the magnitude, the digits; turned round where it is negative.</summary>
    public byte[] ToSortableBytes()
    {
        if (IsZero)
        {
            return [1];
        }

        var digits = _digits!;
        var magnitude = Magnitude - MinimumMagnitude + 1;
        var bytes = new byte[digits.Length + (_isNegative ? 4 : 3)];
        bytes[0] = (byte)(_isNegative ? 0 : 2);
        bytes[1] = (byte)(magnitude >> 8);
        bytes[2] = (byte)magnitude;
        for (var i = 0; i < digits.Length; i++)
        {
            bytes[3 + i] = (byte)digits[i];
        }

        if (_isNegative)
        {
            for (var i = 1; i < bytes.Length - 1; i++)
            {
                bytes[i] = (byte)~bytes[i];
            }

            // -1.2 comes after -1.23: what ends first is the greater.
            bytes[^1] = byte.MaxValue;
        }

        return bytes;
    }

    private int Sign => IsZero ? 0 : _isNegative ? -1 : 1;

    private BigInteger Coefficient(int exponent)
    {
        var value = BigInteger.Parse(_digits!, CultureInfo.InvariantCulture) * BigInteger.Pow(10, _exponent - exponent);
        return _isNegative ? -value : value;
    }

    private static bool TryNormalise(string digits, long exponent, bool isNegative, out AttributeNumber number, [NotNullWhen(false)] out string? problem)
    {
        number = default;
        problem = null;
        var significant = digits.TrimStart('0');
        var trimmed = significant.TrimEnd('0');
        if (trimmed.Length == 0)
        {
            return true;
        }

        exponent += significant.Length - trimmed.Length;
        problem = (exponent + trimmed.Length - 1) switch
        {
            > MaximumMagnitude => "Number overflow. Attempting to store a number with magnitude larger than supported range",
            < MinimumMagnitude => "Number underflow. Attempting to store a number with magnitude smaller than supported range",
            _ when trimmed.Length > MaximumDigits => "Attempting to store more than 38 significant digits in a Number",
            _ => null,
        };
        if (problem is not null)
        {
            return false;
        }

        number = new AttributeNumber(trimmed, (int)exponent, isNegative);
        return true;
    }

    /// <summary>Takes [-]digits[.digits][e[+-]digits] apart, where the digits may be missing on one side of the point.</summary>
    private static bool TryScan(string text, out bool isNegative, out string digits, out long exponent)
    {
        exponent = 0;
        digits = "";
        isNegative = text[0] == '-';
        var rest = text.AsSpan(isNegative ? 1 : 0);
        var power = rest.IndexOfAny('e', 'E');
        if (power >= 0)
        {
            var sign = rest[(power + 1)..];
            var magnitude = sign.Length > 0 && sign[0] is '+' or '-' ? sign[1..] : sign;
            if (!IsDigits(magnitude) || magnitude.Length == 0)
            {
                return false;
            }

            // Beyond nine digits it is out of range whatever the digits are; but for zero, which has no magnitude.
            exponent = magnitude.TrimStart('0').Length > 9 ? 999_999_999 : long.Parse(magnitude, CultureInfo.InvariantCulture);
            exponent = sign[0] == '-' ? -exponent : exponent;
            rest = rest[..power];
        }

        var point = rest.IndexOf('.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? default : rest[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !IsDigits(whole) || !IsDigits(fraction))
        {
            return false;
        }

        exponent -= fraction.Length;
        digits = string.Concat(whole, fraction);
        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
