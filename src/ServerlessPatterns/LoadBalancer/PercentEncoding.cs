using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>
/// Percent-encoded UTF-8 (<see href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986</see>). In queries a plus is a blank, as
/// <see href="https://url.spec.whatwg.org/#application/x-www-form-urlencoded">HTML's forms</see> write it.
/// </summary>
internal static class PercentEncoding
{
    private const int OnStack = 256;

    /// <summary>Decodes a text once.</summary>
    /// <param name="encoded">The text as it arrived.</param>
    /// <param name="plusIsBlank">Whether it is of a query.</param>
    /// <param name="decoded">Receives the text; at least as long as <paramref name="encoded"/>.</param>
    /// <param name="written">How many characters it has.</param>
    /// <returns>False: a percent sign is not followed by two hexadecimal digits, or the bytes are not UTF-8.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> encoded, bool plusIsBlank, Span<char> decoded, out int written)
    {
        var plain = plusIsBlank ? encoded.IndexOfAny((byte)'%', (byte)'+') : encoded.IndexOf((byte)'%');
        if (plain < 0)
        {
            return TryReadUtf8(encoded, decoded, out written);
        }

        byte[]? rented = null;
        Span<byte> bytes = encoded.Length <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(encoded.Length);
        written = 0;
        var isValid = TryReadBytes(encoded, plain, plusIsBlank, bytes, out var length) && TryReadUtf8(bytes[..length], decoded, out written);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return isValid;
    }

    /// <summary>Decodes the name or value of a query parameter.</summary>
    /// <param name="encoded">The text as it arrived.</param>
    /// <returns>The text; as it arrived where its encoding is invalid.</returns>
    public static string DecodeQuery(ReadOnlySpan<byte> encoded)
    {
        var characters = ArrayPool<char>.Shared.Rent(encoded.Length);
        var text = TryDecode(encoded, plusIsBlank: true, characters, out var written)
            ? new string(characters, 0, written)
            : Encoding.UTF8.GetString(encoded);
        ArrayPool<char>.Shared.Return(characters);
        return text;
    }

    /// <summary>Whether the name of a query parameter is a certain one.</summary>
    /// <param name="encoded">The name as it arrived.</param>
    /// <param name="name">The name that it may be, without regard to case.</param>
    /// <returns>Whether it is; one whose encoding is invalid is none.</returns>
    public static bool IsSame(ReadOnlySpan<byte> encoded, string name)
    {
        // A character has three bytes at most, each written with three.
        if (encoded.Length > name.Length * 9)
        {
            return false;
        }

        var characters = ArrayPool<char>.Shared.Rent(encoded.Length);
        var isSame = TryDecode(encoded, plusIsBlank: true, characters, out var written)
            && characters.AsSpan(0, written).Equals(name, StringComparison.OrdinalIgnoreCase);
        ArrayPool<char>.Shared.Return(characters);
        return isSame;
    }

    private static bool TryReadUtf8(ReadOnlySpan<byte> bytes, Span<char> decoded, out int written) =>
        Utf8.ToUtf16(bytes, decoded, out _, out written, replaceInvalidSequences: false) == OperationStatus.Done;

    private static bool TryReadBytes(ReadOnlySpan<byte> encoded, int plain, bool plusIsBlank, Span<byte> bytes, out int length)
    {
        encoded[..plain].CopyTo(bytes);
        length = plain;
        for (var i = plain; i < encoded.Length; i++)
        {
            var next = encoded[i];
            if (next == (byte)'%')
            {
                if (i + 2 >= encoded.Length || !char.IsAsciiHexDigit((char)encoded[i + 1]) || !char.IsAsciiHexDigit((char)encoded[i + 2]))
                {
                    return false;
                }

                next = (byte)((HexValue(encoded[i + 1]) << 4) | HexValue(encoded[i + 2]));
                i += 2;
            }
            else if (next == (byte)'+' && plusIsBlank)
            {
                next = (byte)' ';
            }

            bytes[length++] = next;
        }

        return true;
    }

    private static int HexValue(byte digit) => digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
