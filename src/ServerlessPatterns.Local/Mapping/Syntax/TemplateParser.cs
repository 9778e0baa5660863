using ServerlessPatterns.Local.Mapping.Nodes;

namespace ServerlessPatterns.Local.Mapping.Syntax;

/// <summary>
/// Parses templates as Velocity 1.7 does (https://velocity.apache.org/engine/1.7/vtl-reference.html), white space included: a directive that ends its line
/// takes the line's end with it, and #set the blanks before it, where no text begins with them. What its lexer makes of odd texts is refused.
/// </summary>
internal sealed partial class TemplateParser
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

    public static Block Parse(string template) => ParseAll(template, null);

    /// <summary>Parses a text of a template, which is one itself.</summary>
    public static Block ParseText(string text, string place) => ParseAll(text, place);

    private static Block ParseAll(string text, string? place)
    {
        var parser = new TemplateParser(text, place);
        var (block, end) = parser.ParseBlock();
        return end == BlockEnd.Template ? block : throw parser._source.Error("an #end, #else or #elseif belongs to nothing");
    }

    private (Block Block, BlockEnd End) ParseBlock()
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

        return (statements.ToBlock(), BlockEnd.Template);
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
}
