using System.Globalization;
using System.Text;

namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>
/// Writes JSON with LF line ends. Everything beyond ASCII is escaped: CloudFormation shows such characters as question marks when a
/// template is read back, and escapes survive every tool on the way.
/// </summary>
internal sealed class JsonWriter(JsonLayout layout)
{
    private const int LineWidth = 120;

    private readonly StringBuilder _text = new();
    private JsonLayout _layout = layout;
    private int _lineStart;
    private int _depth;
    private bool _empty = true;

    public void Open(char bracket)
    {
        _text.Append(bracket);
        _depth++;
        _empty = true;
    }

    public void Close(char bracket)
    {
        _depth--;
        if (!_empty)
        {
            Break(bracket == '}' ? " " : "");
        }

        _text.Append(bracket);
        _empty = false;
    }

    /// <summary>Begins the next member or item.</summary>
    public void Next()
    {
        var first = _empty;
        if (!first)
        {
            _text.Append(',');
        }

        _empty = false;
        Break(!first || _text[_text.Length - 1] == '{' ? " " : "");
    }

    /// <summary>Writes a member's or an item's value: on this line where it fits, else over several.</summary>
    public void Value(JsonNode value)
    {
        // One character is for the comma that may follow.
        var room = LineWidth - (_text.Length - _lineStart) - 1;
        if (_layout == JsonLayout.Indented && value.Fits(ref room))
        {
            _layout = JsonLayout.Line;
            value.WriteTo(this);
            _layout = JsonLayout.Indented;
            return;
        }

        value.WriteTo(this);
    }

    public void Name(string name)
    {
        Text(name);
        _text.Append(_layout == JsonLayout.Compact ? ":" : ": ");
    }

    public void Text(string value)
    {
        _text.Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"':
                    _text.Append("\\\"");
                    break;
                case '\\':
                    _text.Append("\\\\");
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case '\r':
                    _text.Append("\\r");
                    break;
                case '\t':
                    _text.Append("\\t");
                    break;
                case < ' ' or > '~':
                    _text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    _text.Append(character);
                    break;
            }
        }

        _text.Append('"');
    }

    public void Literal(string token) => _text.Append(token);

    public override string ToString() => _text.ToString();

    /// <summary>Begins a new line, or leaves what the one line has in its place.</summary>
    private void Break(string onOneLine)
    {
        switch (_layout)
        {
            case JsonLayout.Indented:
                _text.Append('\n');
                _lineStart = _text.Length;
                _text.Append(' ', _depth * 2);
                break;
            case JsonLayout.Line:
                _text.Append(onOneLine);
                break;
        }
    }
}
