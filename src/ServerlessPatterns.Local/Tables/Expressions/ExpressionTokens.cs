namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>An expression's tokens, read from first to last.</summary>
internal sealed class ExpressionTokens
{
    private static readonly string[] s_symbols = ["<>", "<=", ">=", "=", "<", ">", "(", ")", "[", "]", ",", ".", "+", "-"];

    private readonly string _text;
    private readonly List<ExpressionToken> _tokens = [];
    private int _position;

    public ExpressionTokens(string text)
    {
        _text = text;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is ' ' or '\t' or '\r' or '\n')
            {
                at++;
                continue;
            }

            var token = Read(at);
            _tokens.Add(token);
            at += token.Text.Length;
        }

        _tokens.Add(new ExpressionToken(ExpressionTokenKind.End, "<EOF>", text.Length));
    }

    public ExpressionToken Current => _tokens[_position];

    public ExpressionToken Following => _tokens[Math.Min(_position + 1, _tokens.Count - 1)];

    public ExpressionToken Take()
    {
        var token = Current;
        if (token.Kind != ExpressionTokenKind.End)
        {
            _position++;
        }

        return token;
    }

    public bool TakeSymbol(string symbol)
    {
        var isThere = Current.IsSymbol(symbol);
        _position += isThere ? 1 : 0;
        return isThere;
    }

    public bool TakeKeyword(string keyword)
    {
        var isThere = Current.IsKeyword(keyword);
        _position += isThere ? 1 : 0;
        return isThere;
    }

    public void ExpectSymbol(string symbol)
    {
        if (!TakeSymbol(symbol))
        {
            throw Unexpected();
        }
    }

    /// <summary>The token after the parenthesis that closes the one at the current place.</summary>
    public ExpressionToken AfterGroup()
    {
        var depth = 0;
        for (var i = _position; i < _tokens.Count; i++)
        {
            depth += _tokens[i].IsSymbol("(") ? 1 : _tokens[i].IsSymbol(")") ? -1 : 0;
            if (depth == 0)
            {
                return _tokens[i + 1];
            }
        }

        return _tokens[^1];
    }

    /// <summary>The error of a token that cannot stand where it does.</summary>
    public ExpressionException Unexpected() => Unexpected(_position);

    private ExpressionException Unexpected(int position)
    {
        var token = _tokens[position];
        var from = _tokens[Math.Max(0, position - 1)].Start;
        var next = _tokens[Math.Min(position + 1, _tokens.Count - 1)];
        var to = next.Kind == ExpressionTokenKind.End ? _text.Length : next.Start + next.Text.Length;
        return new ExpressionException($"Syntax error; token: \"{token.Text}\", near: \"{_text[from..to]}\"");
    }

    private ExpressionToken Read(int at)
    {
        var first = _text[at];
        if (char.IsAsciiLetter(first) || first == '_')
        {
            return new ExpressionToken(ExpressionTokenKind.Word, Run(at, 1), at);
        }

        if (char.IsAsciiDigit(first))
        {
            var end = at;
            while (end < _text.Length && char.IsAsciiDigit(_text[end]))
            {
                end++;
            }

            return new ExpressionToken(ExpressionTokenKind.Index, _text[at..end], at);
        }

        if (first is '#' or ':' && Run(at, 1) is { Length: > 1 } name)
        {
            return new ExpressionToken(first == '#' ? ExpressionTokenKind.NamePlaceholder : ExpressionTokenKind.ValuePlaceholder, name, at);
        }

        var symbol = s_symbols.FirstOrDefault(symbol => string.CompareOrdinal(_text, at, symbol, 0, symbol.Length) == 0);
        if (symbol is null)
        {
            _tokens.Add(new ExpressionToken(ExpressionTokenKind.Symbol, first.ToString(), at));
            throw Unexpected(_tokens.Count - 1);
        }

        return new ExpressionToken(ExpressionTokenKind.Symbol, symbol, at);
    }

    /// <summary>The letters, digits and underscores from a place on, what stands before them included.</summary>
    private string Run(int at, int before)
    {
        var end = at + before;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] == '_'))
        {
            end++;
        }

        return _text[at..end];
    }
}
