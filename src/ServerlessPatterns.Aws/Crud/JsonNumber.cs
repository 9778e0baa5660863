using System.Buffers;
using System.Globalization;

namespace ServerlessPatterns.Aws;

/// <summary>Numbers in JSON: <see href="https://www.rfc-editor.org/rfc/rfc8259#section-6">RFC 8259</see>.</summary>
internal static class JsonNumber
{
    private const int MostDigitsOfSmall = 3;

    /// <summary>What a number is made of.</summary>
    public static SearchValues<byte> Octets { get; } = SearchValues.Create("0123456789+-.eE"u8);

    public static bool IsValid(ReadOnlySpan<byte> number)
    {
        var at = number is [(byte)'-', ..] ? 1 : 0;
        var digits = Digits(number, at);
        if (digits == 0 || (digits > 1 && number[at] == '0'))
        {
            return false;
        }

        at += digits;
        if (at < number.Length && number[at] == '.')
        {
            digits = Digits(number, ++at);
            at += digits;
            if (digits == 0)
            {
                return false;
            }
        }

        if (at < number.Length && number[at] is (byte)'e' or (byte)'E')
        {
            at++;
            at += at < number.Length && number[at] is (byte)'+' or (byte)'-' ? 1 : 0;
            digits = Digits(number, at);
            at += digits;
            if (digits == 0)
            {
                return false;
            }
        }

        return at == number.Length;
    }

    /// <summary>Reads a whole number of a few digits, of whose text the runtime has a string already.</summary>
    /// <param name="json">The number, and what follows.</param>
    /// <param name="number">The number as it is written.</param>
    /// <param name="length">How long it is.</param>
    /// <returns>Whether it is such a number.</returns>
    public static bool TryReadSmall(ReadOnlySpan<byte> json, out string number, out int length)
    {
        var value = 0u;
        for (length = 0; length < json.Length && json[length] is >= (byte)'0' and <= (byte)'9'; length++)
        {
            if (length == MostDigitsOfSmall)
            {
                number = "";
                return false;
            }

            value = (10 * value) + (uint)(json[length] - '0');
        }

        var isSmall = length > 0 && (length == 1 || json[0] != '0') && length < json.Length && json[length] is (byte)',' or (byte)'}' or (byte)']';
        number = isSmall ? value.ToString(CultureInfo.InvariantCulture) : "";
        return isSmall;
    }

    private static int Digits(ReadOnlySpan<byte> number, int at)
    {
        var end = at;
        while (end < number.Length && number[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        return end - at;
    }
}
