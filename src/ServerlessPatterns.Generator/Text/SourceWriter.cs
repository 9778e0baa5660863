using System.Text;

namespace ServerlessPatterns.Generator.Text;

/// <summary>Writes indented C# with LF line ends, whatever machine it runs on.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;

    public void OpenBrace()
    {
        Line("{");
        _indentation++;
    }

    public void CloseBrace(string after = "")
    {
        _indentation--;
        Line("}" + after);
    }

    public void Indent() => _indentation++;

    public void Unindent() => _indentation--;

    /// <summary>Writes one or, where the text has line breaks, several lines; an empty one without trailing blanks.</summary>
    public void Line(string text = "")
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', _indentation * 4).Append(line);
            }

            _text.Append('\n');
        }
    }

    public override string ToString() => _text.ToString();
}
