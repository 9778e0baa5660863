using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Writes JSON into a scratch, octets rather than tokens: what is written is read by the serializer at once, which checks it all. <see cref="Utf8JsonWriter"/> takes
/// about as long as the serializer takes to read.
/// </summary>
internal ref struct JsonOctets(JsonScratch scratch)
{
    private const int MostBytesOfCharacter = 3;
    private const int Quotes = 2;
    private const int ShortText = 16;

    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    private readonly JsonScratch _scratch = scratch;
    private Span<byte> _span = scratch.GetSpan();
    private int _length;

    /// <summary>Ends the writing: the scratch has it all.</summary>
    public readonly void Complete() => _scratch.Advance(_length);

    public void Write(byte octet)
    {
        Reserve(1);
        _span[_length++] = octet;
    }

    public void Write(ReadOnlySpan<byte> octets)
    {
        Reserve(octets.Length);
        octets.CopyTo(_span[_length..]);
        _length += octets.Length;
    }

    public void WriteText(string text)
    {
        Reserve(checked(MostBytesOfCharacter * text.Length) + Quotes);
        var span = _span[_length..];
        span[0] = (byte)'"';
        var length = text.Length <= ShortText && IsCopied(text, span[1..]) ? text.Length : Encode(text, span[1..]);
        if (length < 0)
        {
            WriteEscaped(text);
            return;
        }

        span[length + 1] = (byte)'"';
        _length += length + Quotes;
    }

    /// <summary>Writes the place of an attribute, for the converter that reads it.</summary>
    public void WriteShared(AttributeValue value)
    {
        const int MostDigits = 10;
        Reserve(MostDigits);
        Utf8Formatter.TryFormat(_scratch.Share(value), _span[_length..], out var length);
        _length += length;
    }

    /// <summary>Writes the digits as they are.</summary>
    /// <returns>Whether the number is made of a number's characters; what is not does not get into the JSON.</returns>
    public bool TryWriteNumber(string number)
    {
        Reserve(number.Length);
        var span = _span.Slice(_length, number.Length);
        for (var index = 0; index < span.Length; index++)
        {
            var character = number[index];
            if (!char.IsAsciiDigit(character) && character is not ('-' or '.' or '+' or 'e' or 'E'))
            {
                return false;
            }

            span[index] = (byte)character;
        }

        _length += span.Length;
        return span.Length > 0;
    }

    public void WriteBase64(ReadOnlySpan<byte> octets)
    {
        Reserve(checked(Base64.GetMaxEncodedToUtf8Length(octets.Length) + Quotes));
        var span = _span[_length..];
        span[0] = (byte)'"';
        Base64.EncodeToUtf8(octets, span[1..], out _, out var length);
        span[length + 1] = (byte)'"';
        _length += length + Quotes;
    }

    private static bool IsCopied(string text, Span<byte> span)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }

            span[index] = (byte)character;
        }

        return true;
    }

    private static int Encode(string text, Span<byte> span) => text.AsSpan().ContainsAny(s_escaped) ? -1 : Encoding.UTF8.GetBytes(text, span);

    private void WriteEscaped(string text)
    {
        Write((byte)'"');
        Write(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        Write((byte)'"');
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (_span.Length - _length < count)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        _scratch.Advance(_length);
        _length = 0;
        _span = _scratch.GetSpan(count);
    }
}
