using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace ServerlessPatterns.Hosting;

/// <summary>JSON strings, unescaped in place: an escape sequence is never shorter than the UTF-8 that it stands for.</summary>
internal static class JsonText
{
    private const byte Quote = (byte)'"';
    private const byte Backslash = (byte)'\\';

    // What ends a run of plain characters: the string's end, an escape, or a control character, which JSON forbids (RFC 8259, 7).
    private static readonly SearchValues<byte> s_endsOfRuns = SearchValues.Create(
        [
            0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
            16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
            Quote, Backslash,
        ]);

    /// <summary>Unescapes the string that begins behind an opening quote, up to its closing one.</summary>
    /// <param name="json">The JSON, beginning behind the opening quote. What lies before the closing quote is overwritten.</param>
    /// <param name="consumed">How many bytes the string took, the closing quote included; if it is no JSON, how far it was.</param>
    /// <param name="written">How many bytes the text has; it lies at the beginning of <paramref name="json"/>.</param>
    /// <param name="isUnicode">False: it holds half a surrogate pair, or bytes that are not UTF-8; the text is then worth nothing.</param>
    /// <returns>False: the string is no JSON; it does not end, holds a control character, or an escape sequence that there is not.</returns>
    public static bool TryUnescape(Span<byte> json, out int consumed, out int written, out bool isUnicode)
    {
        var read = 0;
        written = 0;
        isUnicode = true;
        while (TryMoveRun(json, ref read, ref written))
        {
            var end = json[read];
            if (end == Quote)
            {
                consumed = read + 1;
                isUnicode = isUnicode && Utf8.IsValid(json[..written]);
                return true;
            }

            if (end == Backslash && read + 1 < json.Length && json[read + 1] == Quote)
            {
                json[written++] = Quote;
                read += 2;
            }
            else if (end != Backslash || !TryUnescapeOne(json, ref read, ref written, ref isUnicode))
            {
                break;
            }
        }

        consumed = read;
        return false;
    }

    /// <summary>Unescapes text that the reader has found to be a JSON string, without its quotes.</summary>
    /// <param name="json">The text, overwritten.</param>
    /// <param name="written">How many bytes the unescaped text has.</param>
    /// <returns>False: it is not Unicode.</returns>
    public static bool TryUnescapeWhole(Span<byte> json, out int written)
    {
        var read = 0;
        written = 0;
        var isUnicode = true;
        while (read < json.Length)
        {
            var run = json[read..].IndexOf(Backslash);
            run = run < 0 ? json.Length - read : run;
            json.Slice(read, run).CopyTo(json[written..]);
            written += run;
            read += run;
            if (read < json.Length && !TryUnescapeOne(json, ref read, ref written, ref isUnicode))
            {
                return false;
            }
        }

        return isUnicode && Utf8.IsValid(json[..written]);
    }

    // Moves plain characters up to what ends their run; escaped quotation marks, which JSON in JSON has every few bytes, are moved along.
    private static bool TryMoveRun(Span<byte> json, ref int read, ref int written)
    {
        // A vector is stored whole, as far as it reaches: that must not touch what is still to be read.
        while (read - written >= Vector128<byte>.Count && json.Length - read >= 2 * Vector128<byte>.Count)
        {
            var block = json.Slice(read, 2 * Vector128<byte>.Count);
            var ends = Ends(Vector128.Create<byte>(block));
            var start = 0;
            while (true)
            {
                Vector128.Create<byte>(block[start..]).CopyTo(json[written..]);
                if (ends == 0)
                {
                    written += Vector128<byte>.Count - start;
                    read += Vector128<byte>.Count;
                    break;
                }

                var end = BitOperations.TrailingZeroCount(ends);
                written += end - start;
                if (block[end] != Backslash || block[end + 1] != Quote || end + 1 == Vector128<byte>.Count)
                {
                    read += end;
                    return true;
                }

                // The quotation mark begins the next run.
                start = end + 1;
                ends &= ~(3u << end);
            }
        }

        var run = json[read..].IndexOfAny(s_endsOfRuns);
        if (run < 0)
        {
            read = json.Length;
            return false;
        }

        if (read != written)
        {
            json.Slice(read, run).CopyTo(json[written..]);
        }

        written += run;
        read += run;
        return true;
    }

    // A bit for each character that ends a run.
    private static uint Ends(Vector128<byte> characters) =>
        (Vector128.Equals(characters, Vector128.Create(Quote))
            | Vector128.Equals(characters, Vector128.Create(Backslash))
            | Vector128.LessThan(characters, Vector128.Create((byte)' '))).ExtractMostSignificantBits();

    private static bool TryUnescapeOne(Span<byte> json, ref int read, ref int written, ref bool isUnicode)
    {
        if (read + 1 >= json.Length)
        {
            read = json.Length;
            return false;
        }

        var kind = json[read + 1];
        if (kind == (byte)'u')
        {
            return TryUnescapeCodeUnit(json, ref read, ref written, ref isUnicode);
        }

        byte plain = kind switch
        {
            Quote or Backslash or (byte)'/' => kind,
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            _ => 0,
        };
        if (plain == 0)
        {
            return false;
        }

        json[written++] = plain;
        read += 2;
        return true;
    }

    private static bool TryUnescapeCodeUnit(Span<byte> json, ref int read, ref int written, ref bool isUnicode)
    {
        if (!TryReadCodeUnit(json[read..], out var unit))
        {
            return false;
        }

        read += 6;
        if (!char.IsSurrogate(unit))
        {
            written += new Rune(unit).EncodeToUtf8(json[written..]);
            return true;
        }

        // A code unit that does not follow is no error of this one: the loop comes to it.
        if (char.IsHighSurrogate(unit) && TryReadCodeUnit(json[read..], out var second) && char.IsLowSurrogate(second))
        {
            read += 6;
            written += new Rune(unit, second).EncodeToUtf8(json[written..]);
            return true;
        }

        isUnicode = false;
        return true;
    }

    private static bool TryReadCodeUnit(ReadOnlySpan<byte> json, out char unit)
    {
        unit = '\0';
        if (json.Length < 6 || json[0] != Backslash || json[1] != (byte)'u')
        {
            return false;
        }

        var value = 0;
        foreach (var digit in json.Slice(2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return false;
            }

            value = (value << 4) | HexValue(digit);
        }

        unit = (char)value;
        return true;
    }

    private static int HexValue(byte digit) => digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
