using System.Globalization;
using System.Numerics;
using System.Text;
using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Json;

/// <summary>
/// Reads JSON as json-smart does by default, which Java's JsonPath comes with: texts may lack their quotation marks, commas may be too many, and what comes
/// after the value is not looked at. Of numbers, those of 32 bits are Integers, of 64 Longs, and longer ones BigIntegers and BigDecimals.
/// </summary>
internal sealed class JsonReader
{
    /// <summary>The end, which this character stands for in texts as well.</summary>
    private const char End = '\u001a';

    /// <summary>The first character that ends nothing.</summary>
    private const char FirstPlain = '~';

    private const string EndOfText = "\u001a";
    private const string EndOfKey = ":\u001a";
    private const string EndOfMember = ",}\u001a";
    private const string EndOfItem = ",]\u001a";

    private const int MaximumDepth = 400;
    private const int MaximumDoubleLength = 18;

    private readonly string _text;
    private int _position = -1;
    private int _depth;
    private char _current;

    private JsonReader(string text) => _text = text;

    public static object? Read(string text)
    {
        var reader = new JsonReader(text);
        reader.Next();
        return reader.Value(EndOfText);
    }

    private void Next() => _current = ++_position < _text.Length ? _text[_position] : End;

    private object? Value(string end)
    {
        while (_current is ' ' or '\r' or '\n' or '\t')
        {
            Next();
        }

        switch (_current)
        {
            case ':' or '}' or ']':
                throw Unexpected();
            case '{':
                return Object();
            case '[':
                return Array();
            case '"' or '\'':
                return Quoted();
            case (>= '0' and <= '9') or '-':
                return Number(end);
            default:
                return Unquoted(_position, end) switch
                {
                    "null" => null,
                    "true" => true,
                    "false" => false,
                    "NaN" => float.NaN,
                    var text => text,
                };
        }
    }

    private JavaList Array()
    {
        Descend();
        var items = new List<object?>();
        Next();
        while (true)
        {
            switch (_current)
            {
                case ' ' or '\r' or '\n' or '\t' or ',':
                    Next();
                    break;
                case ']':
                    Next();
                    _depth--;
                    return new(items, isJson: true);
                case ':' or '}':
                    throw Unexpected();
                case End when _position >= _text.Length:
                    throw Ended();
                case End:
                    throw Unexpected();
                default:
                    items.Add(Value(EndOfItem));
                    break;
            }
        }
    }

    private JavaMap Object()
    {
        Descend();
        var map = new JavaMap();
        while (true)
        {
            Next();
            switch (_current)
            {
                case ' ' or '\r' or '\t' or '\n' or ',':
                    continue;
                case ':' or ']' or '[' or '{':
                    throw Unexpected();
                case '}':
                    Next();
                    _depth--;
                    return map;
            }

            var key = _current is '"' or '\'' ? Quoted() : Unquoted(_position, EndOfKey);
            SkipSpace();
            if (_current != ':')
            {
                throw _current == End ? Ended() : Unexpected();
            }

            Next();
            if (_position >= _text.Length)
            {
                throw Ended();
            }

            map.Put(key, Value(EndOfMember));
            SkipSpace();
            switch (_current)
            {
                case '}':
                    Next();
                    _depth--;
                    return map;
                case ',':
                    break;
                default:
                    throw _current == End ? Ended() : Unexpected();
            }
        }
    }

    private object Number(string end)
    {
        var start = _position;
        Next();
        SkipDigits();
        var isInteger = _current is not ('.' or 'E' or 'e');
        if (_current == '.')
        {
            Next();
            SkipDigits();
        }

        if (!isInteger && _current is 'E' or 'e')
        {
            Next();
            if (_current is not ('+' or '-' or (>= '0' and <= '9')))
            {
                return Unquoted(start, end);
            }

            Next();
            SkipDigits();
        }

        SkipSpace();
        if (_current < FirstPlain && !end.Contains(_current, StringComparison.Ordinal) && _current != End)
        {
            return Unquoted(start, end);
        }

        var digits = JavaTrim(_text[start.._position]);
        return isInteger ? Integer(digits) : Fraction(digits);
    }

    private static object Integer(string digits)
        => digits == "-" ? 0
            : BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) is var number && number >= int.MinValue && number <= int.MaxValue && digits.Length <= MaximumInteger(digits) ? (int)number
            : number >= long.MinValue && number <= long.MaxValue && digits.Length <= MaximumInteger(digits) ? (long)number
            : (object)number;

    /// <summary>Of so many characters, zeros at the front included, numbers are taken to have more than 64 bits.</summary>
    private static int MaximumInteger(string digits) => digits[0] == '-' ? 20 : 19;

    private static object Fraction(string digits)
        => digits.Length > MaximumDoubleLength ? JavaDecimal.Parse(digits)
            : double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw new MappingException($"The JSON has {digits}, which is no number.");

    private string Unquoted(int start, string end)
    {
        while (_current != End && (_current >= FirstPlain || !end.Contains(_current, StringComparison.Ordinal)))
        {
            Next();
        }

        return JavaTrim(_text[start..Math.Min(_position, _text.Length)]);
    }

    private string Quoted()
    {
        var close = _text.IndexOf(_current, _position + 1);
        if (close < 0)
        {
            throw Ended();
        }

        var between = _text.AsSpan(_position + 1, close - _position - 1);
        if (between.Contains('\\'))
        {
            return Escaped();
        }

        _position = close;
        Next();
        return between.ToString();
    }

    /// <summary>A text with escapes, of which unknown ones are left out, as control characters are.</summary>
    private string Escaped()
    {
        var mark = _current;
        var text = new StringBuilder();
        while (true)
        {
            Next();
            if (_current == mark)
            {
                Next();
                return text.ToString();
            }

            switch (_current)
            {
                case End:
                    throw Ended();
                case '\\':
                    Next();
                    AppendEscape(text);
                    break;
                case >= ' ' and not '\u007f':
                    text.Append(_current);
                    break;
            }
        }
    }

    private void AppendEscape(StringBuilder text)
        => _ = _current switch
        {
            't' => text.Append('\t'),
            'n' => text.Append('\n'),
            'r' => text.Append('\r'),
            'f' => text.Append('\f'),
            'b' => text.Append('\b'),
            '\\' or '/' or '\'' or '"' => text.Append(_current),
            'u' => text.Append(Hexadecimal(4)),
            'x' => text.Append(Hexadecimal(2)),
            _ => text,
        };

    private char Hexadecimal(int count)
    {
        var value = 0;
        for (var i = 0; i < count; i++)
        {
            Next();
            value = (value * 16) + (char.IsAsciiHexDigit(_current) ? Convert.ToInt32(_current.ToString(), 16) : throw Unexpected());
        }

        return (char)value;
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(_current))
        {
            Next();
        }
    }

    private void SkipSpace()
    {
        while (_current <= ' ' && _current != End)
        {
            Next();
        }
    }

    private void Descend()
    {
        if (++_depth > MaximumDepth)
        {
            throw new MappingException($"The JSON is nested more than {MaximumDepth} levels deep, which we do not read.");
        }
    }

    private static string JavaTrim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && text[start] <= ' ')
        {
            start++;
        }

        while (start < end && text[end - 1] <= ' ')
        {
            end--;
        }

        return text[start..end];
    }

    private MappingException Unexpected() => new($"The JSON has an unexpected {_current} at {_position}.");

    private static MappingException Ended() => new("The JSON ends in the middle.");
}
