using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ServerlessPatterns.Aws;

/// <summary>Reads JSON without white space, from where it is. What is not there it does not take.</summary>
internal ref struct CompactJson(ReadOnlySpan<byte> json)
{
    private const int FewestQuotes = 2;
    private const int ShortText = 24;

    private static readonly SearchValues<byte> s_quoteAndBackslash = SearchValues.Create("\"\\"u8);

    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;

    /// <summary>Whether all has been taken.</summary>
    public readonly bool IsAtEnd => _at == _json.Length;

    /// <summary>Reads a text.</summary>
    /// <param name="own">A string that it may be.</param>
    /// <returns>That string, if it is the same, else another; null: it is no text.</returns>
    public string? ReadText(string? own)
    {
        var rest = _json[_at..];
        if (rest.Length < FewestQuotes || rest[0] != '"')
        {
            return null;
        }

        if (own is not null && own.Length <= ShortText && rest.Length >= own.Length + FewestQuotes && rest[own.Length + 1] == '"' && IsPlain(rest.Slice(1, own.Length), own))
        {
            _at += own.Length + FewestQuotes;
            return own;
        }

        var isEscaped = false;
        var end = 1;
        while (true)
        {
            var length = rest[end..].IndexOfAny(s_quoteAndBackslash);
            if (length < 0)
            {
                return null;
            }

            end += length;
            if (rest[end] == '"')
            {
                break;
            }

            isEscaped = true;
            end += FewestQuotes;
            if (end >= rest.Length)
            {
                return null;
            }
        }

        _at += end + 1;
        var text = rest[1..end];
        return isEscaped ? Unescape(rest[..(end + 1)], own)
            : own is not null && Ascii.Equals(text, own) ? own
            : Utf8.IsValid(text) ? Encoding.UTF8.GetString(text)
            : null;
    }

    /// <summary>Whether a text without escapes is a string of ASCII characters; in one pass, which for short ones is less than the calls for long ones.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> text, string own)
    {
        for (var index = 0; index < own.Length; index++)
        {
            var octet = text[index];
            if (octet != own[index] || octet is (byte)'\\' or (byte)'"' or > (byte)'~')
            {
                return false;
            }
        }

        return true;
    }

    private static string? Unescape(ReadOnlySpan<byte> quoted, string? own)
    {
        try
        {
            var reader = new Utf8JsonReader(quoted);
            return !reader.Read() ? null : own is not null && reader.ValueTextEquals(own) ? own : reader.GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A number as it is written; null: it is none.</summary>
    public string? ReadNumber()
    {
        var rest = _json[_at..];
        if (JsonNumber.TryReadSmall(rest, out var small, out var length))
        {
            _at += length;
            return small;
        }

        length = rest.IndexOfAnyExcept(JsonNumber.Octets);
        if (length <= 0 || !JsonNumber.IsValid(rest[..length]))
        {
            return null;
        }

        _at += length;
        return Encoding.ASCII.GetString(rest[..length]);
    }

    public MemoryStream? ReadBinary()
    {
        var rest = _json[_at..];
        if (rest.Length < FewestQuotes || rest[0] != '"')
        {
            return null;
        }

        var length = rest[1..].IndexOf((byte)'"');
        var octets = new byte[Base64.GetMaxDecodedFromUtf8Length(Math.Max(length, 0))];
        if (length < 0 || Base64.DecodeFromUtf8(rest.Slice(1, length), octets, out _, out var count) != OperationStatus.Done)
        {
            return null;
        }

        _at += length + FewestQuotes;
        return new MemoryStream(octets, 0, count, writable: false, publiclyVisible: true);
    }

    public bool TryTakeNull() => (uint)_at < (uint)_json.Length && _json[_at] == (byte)'n' && TryTake("null"u8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(byte octet)
    {
        if ((uint)_at >= (uint)_json.Length || _json[_at] != octet)
        {
            return false;
        }

        _at++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(ReadOnlySpan<byte> octets)
    {
        if (!_json[_at..].StartsWith(octets))
        {
            return false;
        }

        _at += octets.Length;
        return true;
    }
}
