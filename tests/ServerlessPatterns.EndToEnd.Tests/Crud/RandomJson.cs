using System.Globalization;
using System.Text;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>JSON texts of a seed, with all that is hard to read in them.</summary>
internal sealed class RandomJson(int seed)
{
    private static readonly string[] s_pieces =
    [
        "~", "~~", "\\\"", "\\\\", "\\/", "\\n", "\\t", "\\u0022", "\\u005C", "\\u005c\\\"", "\\ud83d\\ude00", "\\u007e", "\\u0000",
        "é", "😀", "'", "$x", "${x}", "#set", "#if(true)", "1", "-2.5e10",
        ",", ":", "[", "]", "{", "}", " ", "u0022", "u", "\u2028", "<", "&", "=", "$1", "\\\\\\\"",
    ];

    private static readonly string[] s_numbers =
    [
        "0", "-0", "1", "12345678901234567890123456789012345678", "0.1", "1.10",
        "-1.0E+5", "3e-7", "1E400", "79228162514264337593543950335.5", "100000000000000000000", "9007199254740993",
    ];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    public static string Object(int seed)
    {
        var json = new RandomJson(seed);
        json.WriteObject(0);
        return json._text.ToString();
    }

    private void WriteValue(int depth)
    {
        switch (_random.Next(depth > 4 ? 6 : 8))
        {
            case 0 or 1:
                WriteString(string.Empty);
                break;
            case 2 or 3:
                _text.Append(_random.Next(2) == 0 ? s_numbers[_random.Next(s_numbers.Length)] : _random.NextInt64().ToString(CultureInfo.InvariantCulture));
                break;
            case 4:
                _text.Append(_random.Next(2) == 0 ? "true" : "false");
                break;
            case 5:
                _text.Append("null");
                break;
            case 6:
                WriteItems('[', ']', _ => WriteValue(depth + 1));
                break;
            default:
                WriteObject(depth + 1);
                break;
        }
    }

    private void WriteObject(int depth) => WriteItems('{', '}', index =>
    {
        WriteString(index.ToString(CultureInfo.InvariantCulture));
        WriteSpace();
        _text.Append(':');
        WriteSpace();
        WriteValue(depth);
    });

    private void WriteItems(char start, char end, Action<int> write)
    {
        _text.Append(start);
        for (int i = 0, count = _random.Next(6); i < count; i++)
        {
            if (i > 0)
            {
                _text.Append(',');
            }

            WriteSpace();
            write(i);
            WriteSpace();
        }

        _text.Append(end);
    }

    private void WriteString(string start)
    {
        _text.Append('"').Append(start);
        for (var count = _random.Next(8); count > 0; count--)
        {
            _text.Append(s_pieces[_random.Next(s_pieces.Length)]);
        }

        _text.Append('"');
    }

    private void WriteSpace()
    {
        if (_random.Next(4) == 0)
        {
            _text.Append(" \n\t\r"[_random.Next(4)]);
        }
    }
}
