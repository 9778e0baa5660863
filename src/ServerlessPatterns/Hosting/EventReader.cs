using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// Reads an event in a buffer that it may overwrite. The envelope is checked by <see cref="Utf8JsonReader"/> to its last byte; long
/// strings are unescaped where they lie, without that reader seeing them.
/// </summary>
internal ref struct EventReader
{
    private readonly byte[] _buffer;
    private readonly int _length;
    private Utf8JsonReader _reader;

    // Where the reader's span begins in the buffer: it is renewed behind each string that is taken.
    private int _offset;

    /// <summary>Begins to read.</summary>
    /// <param name="buffer">Holds the event; strings are overwritten by their unescaped text.</param>
    /// <param name="length">The event's length in bytes.</param>
    public EventReader(byte[] buffer, int length)
    {
        // A byte order mark does not come from Lambda, but from event files that editors saved.
        _offset = buffer.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        _buffer = buffer;
        _length = length;
        _reader = new Utf8JsonReader(buffer.AsSpan(_offset, length - _offset));
    }

    /// <summary>The token that was read last.</summary>
    public readonly JsonTokenType TokenType => _reader.TokenType;

    /// <summary>Reads the next token.</summary>
    /// <returns>False: the event is at its end.</returns>
    /// <exception cref="JsonException">The event is not well-formed.</exception>
    public bool Read() => _reader.Read();

    /// <summary>Skips what the token begins.</summary>
    /// <exception cref="JsonException">The event is not well-formed.</exception>
    public void Skip() => _reader.Skip();

    /// <summary>The name that was read last.</summary>
    /// <param name="scratch">Room for a name with escape sequences; one that does not fit is none that is looked for.</param>
    /// <returns>The name in UTF-8; empty where it is too long or not Unicode.</returns>
    public readonly ReadOnlySpan<byte> Name(Span<byte> scratch)
    {
        if (!_reader.ValueIsEscaped)
        {
            return _reader.ValueSpan;
        }

        if (_reader.ValueSpan.Length > scratch.Length)
        {
            return default;
        }

        _reader.ValueSpan.CopyTo(scratch);
        var isText = JsonText.TryUnescapeWhole(scratch[.._reader.ValueSpan.Length], out var written);
        return isText ? scratch[..written] : default;
    }

    /// <summary>
    /// Takes the string that follows a name out from under the reader: the text is unescaped by hand, several times as fast as the reader
    /// can; the reader is given a null in its place and goes on behind it.
    /// </summary>
    /// <param name="what">What the string is, for the message.</param>
    /// <param name="text">Where the unescaped text lies.</param>
    /// <param name="isUnicode">False: it holds half a surrogate pair, or bytes that are not UTF-8.</param>
    /// <returns>False: what follows is no string, and still to be read.</returns>
    /// <exception cref="InvalidDataException">The string is not well-formed.</exception>
    public bool TryTakeString(string what, out TextRange text, out bool isUnicode)
    {
        text = default;
        isUnicode = false;
        var quote = _offset + (int)_reader.BytesConsumed;
        while (quote < _length && _buffer[quote] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            quote++;
        }

        if (quote == _length || _buffer[quote] != (byte)'"')
        {
            return false;
        }

        var start = quote + 1;
        if (!JsonText.TryUnescape(_buffer.AsSpan(start, _length - start), out var consumed, out var written, out isUnicode))
        {
            throw new InvalidDataException(
                start + consumed >= _length
                    ? $"it is not well-formed JSON: the {what} that begins at byte {quote} does not end."
                    : $"it is not well-formed JSON: the {what} that begins at byte {quote} has a control character or an invalid escape sequence at byte {start + consumed}.");
        }

        text = new TextRange(start, written);
        GoOnAt(start + consumed);
        return true;
    }

    /// <summary>What is still to be read; where the last token was a name, that is its value and what follows.</summary>
    /// <param name="offset">Where it lies in the buffer.</param>
    /// <returns>The bytes.</returns>
    public readonly ReadOnlySpan<byte> Rest(out int offset)
    {
        offset = _offset + (int)_reader.BytesConsumed;
        return _buffer.AsSpan(offset, _length - offset);
    }

    /// <summary>Goes on behind a value that somebody else has read and found well-formed; the last token was its name.</summary>
    /// <param name="offset">Where the value ends in the buffer.</param>
    public void GoOnAt(int offset)
    {
        var stand = new Utf8JsonReader("null"u8, isFinalBlock: false, _reader.CurrentState);
        stand.Read();
        _offset = offset;
        _reader = new Utf8JsonReader(_buffer.AsSpan(_offset, _length - _offset), isFinalBlock: true, stand.CurrentState);
    }

    /// <summary>Reads the token as a string or name, and skips it where it is another.</summary>
    /// <returns>Where the unescaped text lies; the default value where the token is no string, or one that is not Unicode.</returns>
    public TextRange ReadText()
    {
        if (_reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            _reader.Skip();
            return default;
        }

        var start = _offset + (int)_reader.TokenStartIndex + 1;
        var text = _buffer.AsSpan(start, _reader.ValueSpan.Length);
        if (!_reader.ValueIsEscaped)
        {
            return Utf8.IsValid(text) ? new TextRange(start, text.Length) : default;
        }

        return JsonText.TryUnescapeWhole(text, out var written) ? new TextRange(start, written) : default;
    }

    /// <summary>Whether the token is a string of these bytes, without escape sequences.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public readonly bool IsPlain(ReadOnlySpan<byte> text) => !_reader.ValueIsEscaped && _reader.ValueSpan.SequenceEqual(text);

    /// <summary>Skips what the token begins.</summary>
    /// <returns>Where the object lies; the default value where it is none.</returns>
    public TextRange ReadObject()
    {
        var isObject = _reader.TokenType == JsonTokenType.StartObject;
        var start = _offset + (int)_reader.TokenStartIndex;
        _reader.Skip();
        return isObject ? new TextRange(start, _offset + (int)_reader.BytesConsumed - start) : default;
    }
}
