using System.Buffers;
using System.Text.Unicode;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>
/// Finds the header lines or query parameters of an event where they are as load balancers write them: an object of texts, or of lists of
/// texts, without escape sequences. That is most of an event, and token by token most of the time that reading it takes. Whatever is
/// otherwise is left to the reader of JSON, which knows it all and says what is wrong.
/// </summary>
internal ref struct FieldScanner
{
    // What begins an escape sequence, and what JSON forbids in a text (RFC 8259, 7). Line breaks between texts are among it: nobody is in a
    // hurry with an event that is laid out for people.
    private static readonly SearchValues<byte> s_notPlain = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, (byte)'\\']);

    private readonly ReadOnlySpan<byte> _json;
    private readonly int _offset;
    private int _at;

    private FieldScanner(ReadOnlySpan<byte> json, int offset)
    {
        _json = json;
        _offset = offset;
    }

    /// <summary>Finds them.</summary>
    /// <param name="json">The event from behind the object's name on.</param>
    /// <param name="offset">Where that lies in the event's buffer.</param>
    /// <param name="fields">Receives them; worth nothing where the result is false.</param>
    /// <param name="isMultiValue">Whether the object's values are lists.</param>
    /// <param name="consumed">How many bytes the object took.</param>
    /// <returns>False: the object is otherwise.</returns>
    public static bool TryScan(ReadOnlySpan<byte> json, int offset, HttpFieldList fields, bool isMultiValue, out int consumed)
    {
        fields.Clear(isPresent: true);
        var scanner = new FieldScanner(json, offset);
        var isScanned = scanner.TryScan(fields, isMultiValue);
        consumed = scanner._at;
        return isScanned && !json[..consumed].ContainsAny(s_notPlain) && Utf8.IsValid(json[..consumed]);
    }

    private bool TryScan(HttpFieldList fields, bool isMultiValue)
    {
        if (!Take((byte)'{'))
        {
            return false;
        }

        if (Take((byte)'}'))
        {
            return true;
        }

        do
        {
            if (!TryText(out var name) || !Take((byte)':') || !(isMultiValue ? TryList(name, fields) : TryValue(name, fields)))
            {
                return false;
            }
        }
        while (Take((byte)','));

        return Take((byte)'}');
    }

    private bool TryList(TextRange name, HttpFieldList fields)
    {
        if (!Take((byte)'['))
        {
            return false;
        }

        if (Take((byte)']'))
        {
            return true;
        }

        do
        {
            if (!TryValue(name, fields))
            {
                return false;
            }
        }
        while (Take((byte)','));

        return Take((byte)']');
    }

    private bool TryValue(TextRange name, HttpFieldList fields)
    {
        if (!TryText(out var value))
        {
            return false;
        }

        fields.Add(name, value);
        return true;
    }

    private bool TryText(out TextRange text)
    {
        text = default;
        if (!Take((byte)'"'))
        {
            return false;
        }

        // Where there is an escaped quotation mark this is not the text's end, and what was found is thrown away.
        var length = _json[_at..].IndexOf((byte)'"');
        if (length < 0)
        {
            return false;
        }

        text = new TextRange(_offset + _at, length);
        _at += length + 1;
        return true;
    }

    private bool Take(byte character)
    {
        while (_at < _json.Length && _json[_at] == (byte)' ')
        {
            _at++;
        }

        if (_at == _json.Length || _json[_at] != character)
        {
            return false;
        }

        _at++;
        return true;
    }
}
