using ServerlessPatterns.Local.Mapping.Nodes;

namespace ServerlessPatterns.Local.Mapping.Syntax;

/// <summary>Parses what stands in a directive's parentheses.</summary>
internal sealed class ExpressionParser
{
    private static readonly (string Symbol, string Word)[][] s_operators =
    [
        [("||", "or")],
        [("&&", "and")],
        [("==", "eq"), ("!=", "ne")],
        [("<=", "le"), (">=", "ge"), ("<", "lt"), (">", "gt")],
        [("+", ""), ("-", "")],
        [("*", ""), ("/", ""), ("%", "")],
    ];

    private readonly Source _source;
    private readonly OperandParser _operands;

    public ExpressionParser(Source source)
    {
        _source = source;
        _operands = new(source);
    }

    /// <summary>Whether the last reference stood in braces.</summary>
    public bool WasFormal => _operands.WasFormal;

    public Reference ParseReference() => _operands.ParseReference();

    /// <summary>What comes behind #if and #elseif.</summary>
    public Expression ParseCondition()
    {
        _source.SkipWhiteSpace();
        Expect('(');
        var condition = Parse();
        ExpectEnd();
        return condition;
    }

    /// <summary>What comes behind the parenthesis of #set.</summary>
    public SetStatement ParseSet()
    {
        _source.SkipWhiteSpace();
        var start = _source.Position;
        var left = _source.Current == '$' ? ParseReference() : throw _source.Error("a #set has no reference on its left");
        if (WasFormal || left.IsQuiet || left.Steps is [.., MethodStep])
        {
            throw _source.Unsupported($"setting {left.Literal} (write it as $name, or $name.key)", start);
        }

        _source.SkipWhiteSpace();
        Expect('=');
        var right = Parse();
        ExpectEnd();
        return new(left, right);
    }

    /// <summary>What comes behind #foreach.</summary>
    public (string Variable, Expression List) ParseForeachHead(int start)
    {
        _source.SkipWhiteSpace();
        Expect('(');
        _source.SkipWhiteSpace();
        var variable = _source.Current == '$' ? ParseReference() : throw _source.Error("a #foreach has no variable");
        if (WasFormal || variable.IsQuiet || variable.Steps.Count > 0)
        {
            throw _source.Unsupported($"a #foreach with the variable {variable.Literal}", start);
        }

        _source.SkipWhiteSpace();
        if (_source.TakeWhile(Characters.IsInWord) != "in")
        {
            throw _source.Unsupported("a #foreach without the word in", start);
        }

        var list = _operands.ParseParameter();
        ExpectEnd();
        return (variable.Root, list);
    }

    private Expression Parse() => ParseOperators(0);

    private Expression ParseOperators(int level)
    {
        if (level == s_operators.Length)
        {
            return ParseUnary();
        }

        var left = ParseOperators(level + 1);
        while (true)
        {
            var start = _source.Position;
            if (TakeOperator(s_operators[level]) is not { } operation)
            {
                return left;
            }

            var right = ParseOperators(level + 1);
            var literal = _source.From(start);
            left = operation switch
            {
                "||" or "&&" => new LogicalExpression(left, right, operation == "||") { Literal = literal },
                "==" or "!=" => new EqualityExpression(left, right, operation == "!=") { Literal = literal },
                "<" or "<=" or ">" or ">=" => new ComparisonExpression(operation, left, right) { Literal = literal },
                _ => new ArithmeticExpression(operation[0], left, right) { Literal = literal },
            };
        }
    }

    private string? TakeOperator((string Symbol, string Word)[] operators)
    {
        var start = _source.Position;
        var word = _source.TakeWhile(Characters.IsInWord);
        foreach (var (symbol, asWord) in operators)
        {
            if (word.Length > 0 ? word == asWord : symbol == "-" && (char.IsAsciiDigit(_source.Peek(1)) || _source.Peek(1) == '.') ? false : _source.TryTake(symbol))
            {
                return symbol;
            }
        }

        _source.Position = start;
        return null;
    }

    private Expression ParseUnary()
    {
        _source.SkipWhiteSpace();
        if (_source.Current == '!' || IsNot())
        {
            _source.Position += _source.Current == '!' ? 1 : "not".Length;
            return new NotExpression(ParseUnary());
        }

        Expression operand;
        if (_source.TryTake("("))
        {
            var inner = _source.Position;
            var expression = Parse();
            operand = new GroupExpression(expression) { Literal = _source.From(inner) };
            ExpectEnd();
        }
        else
        {
            operand = _operands.ParseOperand();
        }

        _source.SkipWhiteSpace();
        return operand;
    }

    private bool IsNot()
    {
        var start = _source.Position;
        var isNot = _source.TakeWhile(Characters.IsInWord) == "not";
        _source.Position = start;
        return isNot;
    }

    private void Expect(char expected)
    {
        if (_source.Current != expected)
        {
            throw _source.Error($"there is {(_source.IsAtEnd ? "nothing more" : $"'{_source.Current}'")} where '{expected}' is expected");
        }

        _source.Position++;
    }

    private void ExpectEnd()
    {
        Expect(')');
        _source.SkipBlankLine();
    }
}
