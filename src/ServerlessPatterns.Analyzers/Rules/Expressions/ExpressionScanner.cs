using System.Text;

namespace ServerlessPatterns.Analyzers.Rules.Expressions;

/// <summary>
/// Reads an expression's text up to a hole, and says what the hole stands for. See
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html and, of PartiQL,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
/// </summary>
internal sealed class ExpressionScanner(bool isPartiQL)
{
    private readonly StringBuilder _word = new();
    private string _lastWord = "";
    private char _beforeWord;
    private char _last;
    private char _quote;

    public void Read(string text)
    {
        foreach (var c in text)
        {
            Read(c);
        }
    }

    /// <summary>What is put in here; it counts as a letter of a word.</summary>
    /// <param name="next">The text behind it.</param>
    public HolePlace Hole(string next)
    {
        var place = Place(next.TrimStart());
        Read('x');
        return place;
    }

    private void Read(char c)
    {
        if (_quote != '\0')
        {
            _quote = c == _quote ? '\0' : _quote;
            _last = c;
        }
        else if (isPartiQL && c is '\'' or '"')
        {
            EndWord();
            _quote = c;
            _last = c;
        }
        else if (char.IsLetterOrDigit(c) || c is '_')
        {
            _beforeWord = _word.Length == 0 ? _last : _beforeWord;
            _word.Append(c);
            _last = c;
        }
        else if (char.IsWhiteSpace(c))
        {
            EndWord();
            _last = _last is ':' or '#' or '.' ? ' ' : _last;
        }
        else
        {
            EndWord();
            _lastWord = "";
            _last = c;
        }
    }

    private void EndWord()
    {
        if (_word.Length > 0)
        {
            _lastWord = _word.ToString();
            _word.Clear();
        }
    }

    private HolePlace Place(string next) => isPartiQL ? InPartiQL() : InExpression(next);

    private HolePlace InPartiQL()
        => _quote == '\'' ? HolePlace.Value
            : _quote == '"' || _word.Length > 0 || _last == '.' || _lastWord.ToUpperInvariant() is "FROM" or "INTO" or "UPDATE" ? HolePlace.Name
            : _last is '=' or '<' or '>' ? HolePlace.Value
            : HolePlace.Fragment;

    private HolePlace InExpression(string next)
    {
        if (_word.Length > 0 ? _beforeWord is ':' or '#' : _last is ':' or '#')
        {
            return HolePlace.Name;
        }

        if (_word.Length > 0 || _last == '[')
        {
            return HolePlace.Fragment;
        }

        // A list of operands' second and further: contains(path, operand), BETWEEN and IN have their own words.
        return _last is '=' or '<' or '>' ? HolePlace.Value
            : _last == ',' && next.Length > 0 && next[0] == ')' ? HolePlace.Value
            : next.Length > 0 && next[0] is '=' or '<' or '>' ? HolePlace.Attribute
            : _last == '(' && next.Length > 0 && next[0] is ',' or ')' ? HolePlace.Attribute
            : HolePlace.Fragment;
    }
}
