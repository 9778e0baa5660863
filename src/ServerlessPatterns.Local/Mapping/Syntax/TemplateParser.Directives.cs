using ServerlessPatterns.Local.Mapping.Nodes;

namespace ServerlessPatterns.Local.Mapping.Syntax;

internal sealed partial class TemplateParser
{
    private BlockEnd? Hash(StatementList statements)
    {
        var start = _source.Position;
        if (_source.TryTake("##"))
        {
            _source.TakeUntil("\r\n");
            _ = _source.TryTake("\r\n") || _source.TryTake("\n") || _source.TryTake("\r");
            return null;
        }

        if (_source.TryTake("#*"))
        {
            Skip("*#", "a #* has no *#", start);
            return null;
        }

        if (_source.TryTake("#[["))
        {
            statements.AddText(Skip("]]#", "a #[[ has no ]]#", start));
            return null;
        }

        _source.Position++;
        var isBraced = _source.Current == '{' && Characters.StartsName(_source.Peek(1));
        _source.Position += isBraced ? 1 : 0;
        if (!Characters.StartsName(_source.Current) && _source.Current != '@')
        {
            NoDirective(statements, start);
            return null;
        }

        var word = _source.TakeWhile(Characters.IsInWord);
        if (isBraced && !_source.TryTake("}"))
        {
            // Then it is no directive, and the brace is text.
            _source.Position = start + 1;
            NoDirective(statements, start);
            return null;
        }

        switch (word)
        {
            case "end":
                _source.SkipBlankLine();
                return BlockEnd.End;
            case "else":
                _source.SkipBlankLine();
                return BlockEnd.Else;
            case "elseif":
                return BlockEnd.ElseIf;
            case "if":
                statements.Add(ParseIf());
                return null;
            case "foreach":
                statements.Add(ParseForeach(start));
                return null;
            case var _ when word[0] == '@' || s_directives.Contains(word):
                throw _source.Unsupported($"#{word}", start);
            default:
                Word(statements, word, start);
                return null;
        }
    }

    private IfStatement ParseIf()
    {
        var branches = new List<(Expression, Block)>();
        Block? otherwise = null;
        while (true)
        {
            var condition = _expressions.ParseCondition();
            var (body, end) = ParseBlock();
            branches.Add((condition, body));
            if (end == BlockEnd.Else)
            {
                (otherwise, end) = ParseBlock();
                if (end is BlockEnd.Else or BlockEnd.ElseIf)
                {
                    throw _source.Error("an #else is not the last of its #if");
                }
            }

            switch (end)
            {
                case BlockEnd.End:
                    return new([.. branches], otherwise);
                case BlockEnd.Template:
                    throw _source.Error("an #if has no #end");
            }
        }
    }

    private ForeachStatement ParseForeach(int start)
    {
        var (variable, list) = _expressions.ParseForeachHead(start);
        var (body, end) = ParseBlock();
        return end == BlockEnd.End ? new(variable, list, body) : throw _source.Error("a #foreach has no #end", start);
    }

    /// <summary>A word that is no directive is text, if it is not called like a macro.</summary>
    private void Word(StatementList statements, string word, int start)
    {
        var end = _source.Position;
        _source.SkipWhiteSpace();
        if (_source.Current == '(')
        {
            throw _source.Unsupported($"#{word}(…), a macro,", start);
        }

        _source.Position = end;
        statements.AddText(_source.From(start));
    }

    private void NoDirective(StatementList statements, int start)
    {
        if (char.IsAsciiDigit(_source.Current) || (_source.Current == '-' && char.IsAsciiDigit(_source.Peek(1))))
        {
            _source.Position += _source.Current == '-' ? 1 : 0;
            _source.TakeWhile(char.IsAsciiDigit);
            if (_source.Current == '.' || _source.Current is 'e' or 'E')
            {
                throw _source.Unsupported("a # before a number with a point or an exponent", start);
            }

            statements.AddText(_source.From(start));
            return;
        }

        if (_source.IsAtEnd || _source.Current is '$' or '\\' or '#' || IsSetNext())
        {
            throw _source.Unsupported("a # that is no directive, and does not stand before plain text,", start);
        }

        statements.AddText("#");
        TakeText(statements);
    }
}
