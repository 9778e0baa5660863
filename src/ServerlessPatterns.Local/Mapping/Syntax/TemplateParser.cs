using System.Text;
using ServerlessPatterns.Local.Mapping.Nodes;

namespace ServerlessPatterns.Local.Mapping.Syntax;

/// <summary>
/// Parses templates as Velocity 1.7 does (https://velocity.apache.org/engine/1.7/vtl-reference.html), white space included: a directive that ends its line
/// takes the line's end with it, and #set the blanks before it, where no text begins with them. What its lexer makes of odd texts is refused.
/// </summary>
internal sealed class TemplateParser
{
    private static readonly string[] s_directives = ["include", "parse", "macro", "literal", "evaluate", "break", "define", "stop"];

    private readonly Source _source;
    private readonly ExpressionParser _expressions;
    private LexicalState _state;

    private TemplateParser(string text, string? place)
    {
        _source = new(text, place);
        _expressions = new(_source);
    }

    private enum End
    {
        Template,
        End,
        Else,
        ElseIf,
    }

    public static Block Parse(string template) => ParseAll(template, null);

    /// <summary>Parses a text of a template, which is one itself.</summary>
    public static Block ParseText(string text, string place) => ParseAll(text, place);

    private static Block ParseAll(string text, string? place)
    {
        var parser = new TemplateParser(text, place);
        var (block, end) = parser.ParseBlock();
        return end == End.Template ? block : throw parser._source.Error("an #end, #else or #elseif belongs to nothing");
    }

    private (Block Block, End End) ParseBlock()
    {
        var statements = new StatementList();
        while (!_source.IsAtEnd)
        {
            if (TrySet(statements))
            {
                continue;
            }

            if (_state != LexicalState.Text)
            {
                AfterReference(statements);
                continue;
            }

            switch (_source.Current)
            {
                case '$':
                    Dollar(statements);
                    break;
                case '#':
                    if (Hash(statements) is { } end)
                    {
                        return (statements.ToBlock(), end);
                    }

                    break;
                case '\\':
                    Backslashes(statements);
                    break;
                default:
                    statements.AddText(_source.TakeUntil("$#\\"));
                    break;
            }
        }

        return (statements.ToBlock(), End.Template);
    }

    private bool TrySet(StatementList statements)
    {
        var start = _source.Position;
        _source.TakeWhile(unit => unit is ' ' or '\t');
        if (!IsSet())
        {
            _source.Position = start;
            return false;
        }

        statements.Add(_expressions.ParseSet());
        return true;
    }

    private bool IsSet()
    {
        var start = _source.Position;
        if (_source.TryTake("#set") || _source.TryTake("#{set}"))
        {
            _source.TakeWhile(unit => unit == ' ');
            if (_source.TryTake("("))
            {
                return true;
            }
        }

        _source.Position = start;
        return false;
    }

    private void AfterReference(StatementList statements)
    {
        var (unit, next) = (_source.Current, _source.Peek(1));
        if (unit == '}')
        {
            _source.Position++;
            _state = LexicalState.Text;
            statements.AddText("}");
            return;
        }

        if (Characters.StartsName(unit))
        {
            // Velocity takes the name for a reference without a $, and writes it.
            var start = _source.Position;
            var name = _source.TakeWhile(Characters.IsInName);
            if (name is "true" or "false" || _source.Current is '[' or '(' || (_source.Current == '.' && char.IsAsciiLetter(_source.Peek(1))))
            {
                throw _source.Unsupported($"'{name}' directly behind a reference", start);
            }

            statements.AddText(name);
            return;
        }

        var isOdd = unit is '{' or '[' || (unit == '.' && char.IsAsciiLetter(next)) || (unit == '#' && next is '*' or '[') || (unit == '$' && next is '.' or '[')
            || (_state == LexicalState.Property && (unit is '(' or '$' || (unit == '#' && next == '#')));
        if (isOdd)
        {
            throw _source.Unsupported($"'{unit}{next}' directly behind a reference (braces, ${{…}}, part them)");
        }

        _state = LexicalState.Text;
    }

    private void Dollar(StatementList statements)
    {
        var start = _source.Position;
        var ahead = 1;
        ahead += _source.Peek(ahead) == '!' ? 1 : 0;
        ahead += _source.Peek(ahead) == '{' ? 1 : 0;
        if (Characters.StartsName(_source.Peek(ahead)))
        {
            var reference = _expressions.ParseReference();
            statements.Add(new ReferenceStatement(reference));
            _state = _source.From(start).EndsWith('}') && _expressions.WasFormal ? LexicalState.Text
                : reference.Steps.LastOrDefault(step => step is not IndexStep) is PropertyStep ? LexicalState.Property
                : LexicalState.Reference;
            return;
        }

        _source.Position++;
        if (_source.Current is '.' or '[')
        {
            statements.AddText($"${_source.Current}");
            _source.Position++;
            return;
        }

        if (_source.IsAtEnd || _source.Current is '!' or '{' or '$' or '#' or '\\' || IsSetNext())
        {
            throw _source.Unsupported("a $ that is no reference, and does not stand before plain text,", start);
        }

        statements.AddText("$");
        TakeText(statements);
    }

    private End? Hash(StatementList statements)
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
                return End.End;
            case "else":
                _source.SkipBlankLine();
                return End.Else;
            case "elseif":
                return End.ElseIf;
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
            if (end == End.Else)
            {
                (otherwise, end) = ParseBlock();
                if (end is End.Else or End.ElseIf)
                {
                    throw _source.Error("an #else is not the last of its #if");
                }
            }

            switch (end)
            {
                case End.End:
                    return new([.. branches], otherwise);
                case End.Template:
                    throw _source.Error("an #if has no #end");
            }
        }
    }

    private ForeachStatement ParseForeach(int start)
    {
        var (variable, list) = _expressions.ParseForeachHead(start);
        var (body, end) = ParseBlock();
        return end == End.End ? new(variable, list, body) : throw _source.Error("a #foreach has no #end", start);
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

    /// <summary>Text, which begins here even where blanks and #set come: Velocity has looked at its first character already.</summary>
    private void TakeText(StatementList statements) => statements.AddText(_source.TakeUntil("$#\\"));

    private bool IsSetNext()
    {
        var start = _source.Position;
        _source.TakeWhile(unit => unit is ' ' or '\t');
        var isSet = IsSet();
        _source.Position = start;
        return isSet;
    }

    private void Backslashes(StatementList statements)
    {
        var start = _source.Position;
        var backslashes = _source.TakeWhile(unit => unit == '\\');
        if (_source.Current is '$' or '#' || (backslashes.Length > 1 && (_source.IsAtEnd || s_directives.Append("foreach").Any(IsDirectiveBehindNext))))
        {
            throw _source.Unsupported("a backslash that escapes", start);
        }

        statements.AddText(backslashes);
    }

    private bool IsDirectiveBehindNext(string directive)
    {
        var start = _source.Position;
        var text = _source.TakeUntil("$#\\");
        _source.Position = start;
        return text.Length > 0 && text[1..] == directive;
    }

    private string Skip(string end, string problem, int start)
    {
        var position = _source.IndexOf(end, _source.Position);
        if (position < 0)
        {
            throw _source.Error(problem, start);
        }

        var text = _source.TakeTo(position);
        _source.Position += end.Length;
        return text;
    }

    /// <summary>Statements, texts beside each other as one.</summary>
    private sealed class StatementList
    {
        private readonly List<Statement> _statements = [];
        private readonly StringBuilder _text = new();

        public void AddText(string text) => _text.Append(text);

        public void Add(Statement statement)
        {
            Flush();
            _statements.Add(statement);
        }

        public Block ToBlock()
        {
            Flush();
            return new([.. _statements]);
        }

        private void Flush()
        {
            if (_text.Length > 0)
            {
                _statements.Add(new TextStatement(_text.ToString()));
                _text.Clear();
            }
        }
    }
}
