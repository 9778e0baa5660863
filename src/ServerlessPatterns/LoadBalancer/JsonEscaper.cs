using System.Numerics;
using System.Runtime.Intrinsics;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>
/// Writes UTF-8 as the inside of a JSON string, with the escape sequences that <see href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC
/// 8259</see> demands and no others.
/// </summary>
internal static class JsonEscaper
{
    private const byte Quote = (byte)'"';
    private const byte Backslash = (byte)'\\';
    private const int LongestEscape = 6;

    /// <summary>Adds a text.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="text">The text in UTF-8.</param>
    public static void Append(PooledBuffer output, ReadOnlySpan<byte> text)
    {
        // Bodies are JSON, mostly, with a quotation mark every few bytes.
        output.Reserve(text.Length + (text.Length / 4));
        while (text.Length >= 2 * Vector128<byte>.Count)
        {
            var target = output.GetSpan((LongestEscape * Vector128<byte>.Count) + Vector128<byte>.Count);
            var block = text[..(2 * Vector128<byte>.Count)];
            var written = 0;
            var start = 0;
            for (var escapes = Escapes(Vector128.Create<byte>(block)); escapes != 0; escapes &= escapes - 1)
            {
                // A vector is stored whole; what is beyond the run is overwritten by what follows.
                var end = BitOperations.TrailingZeroCount(escapes);
                Vector128.Create<byte>(block[start..]).CopyTo(target[written..]);
                written += end - start;
                written += Escape(target[written..], block[end]);
                start = end + 1;
            }

            Vector128.Create<byte>(block[start..]).CopyTo(target[written..]);
            output.Advance(written + Vector128<byte>.Count - start);
            text = text[Vector128<byte>.Count..];
        }

        AppendRest(output, text);
    }

    private static void AppendRest(PooledBuffer output, ReadOnlySpan<byte> text)
    {
        var target = output.GetSpan(text.Length * LongestEscape);
        var written = 0;
        foreach (var character in text)
        {
            if (character is Quote or Backslash or < (byte)' ')
            {
                written += Escape(target[written..], character);
            }
            else
            {
                target[written++] = character;
            }
        }

        output.Advance(written);
    }

    // A bit for each character that must be escaped.
    private static uint Escapes(Vector128<byte> characters) =>
        (Vector128.Equals(characters, Vector128.Create(Quote))
            | Vector128.Equals(characters, Vector128.Create(Backslash))
            | Vector128.LessThan(characters, Vector128.Create((byte)' '))).ExtractMostSignificantBits();

    private static int Escape(Span<byte> target, byte character)
    {
        target[0] = Backslash;
        target[1] = character switch
        {
            Quote or Backslash => character,
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            _ => (byte)'u',
        };
        if (target[1] != (byte)'u')
        {
            return 2;
        }

        target[2] = (byte)'0';
        target[3] = (byte)'0';
        target[4] = (byte)('0' + (character >> 4));
        target[5] = "0123456789abcdef"u8[character & 15];
        return LongestEscape;
    }
}
