using System.Globalization;
using System.Numerics;
using System.Text;
using ServerlessPatterns.Local.Mapping.Json;
using ServerlessPatterns.Local.Mapping.Nodes;
using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Syntax;

/// <summary>Parses references, texts, numbers, lists, ranges and maps.</summary>
internal sealed class OperandParser(Source source)
{
    /// <summary>Whether the last reference stood in braces.</summary>
    public bool WasFormal { get; private set; }

    public Reference ParseReference()
    {
        var start = source.Position;
        source.Position++;
        var isQuiet = source.TryTake("!");
        var isFormal = source.TryTake("{");
        var root = Name(start);
        var steps = new List<ReferenceStep>();
        Indexes(steps);
        while (source.Current == '.' && char.IsAsciiLetter(source.Peek(1)))
        {
            source.Position++;
            var at = source.Position;
            var name = Name(at);
            steps.Add(source.TryTake("(") ? Method(root, steps.Count, name, at) : name is "class" or "Class" ? throw source.Unsupported($"the property {name}", at) : new PropertyStep(name));
            Indexes(steps);
        }

        if (isFormal && !source.TryTake("}"))
        {
            throw source.Error("a ${ has no }");
        }

        WasFormal = isFormal;
        return new(root, [.. steps], isQuiet) { Literal = source.From(start) };
    }

    /// <summary>An operand with white space around it.</summary>
    public Expression ParseParameter()
    {
        source.SkipWhiteSpace();
        var operand = ParseOperand();
        source.SkipWhiteSpace();
        return operand;
    }

    public Expression ParseOperand()
    {
        var start = source.Position;
        switch (source.Current)
        {
            case '$':
                var next = source.Peek(1) == '!' ? 2 : 1;
                next += source.Peek(next) == '{' ? 1 : 0;
                return Characters.StartsName(source.Peek(next)) ? ParseReference() : throw source.Error("a $ is no reference");
            case '"' or '\'':
                return Text();
            case '[':
                return List();
            case '{':
                return Map();
            case '-' or '.' or (>= '0' and <= '9'):
                return Number();
            default:
                var word = source.TakeWhile(Characters.IsInWord);
                return word switch
                {
                    "true" => new Constant(true) { Literal = word },
                    "false" => new Constant(false) { Literal = word },
                    _ => throw source.Error($"there is {(word.Length > 0 ? $"'{word}'" : source.IsAtEnd ? "nothing more" : $"'{source.Current}'")} where a value is expected", start),
                };
        }
    }

    private string Name(int start)
    {
        var name = source.TakeWhile(Characters.IsInName);
        return name is "true" or "false" ? throw source.Error($"{name} is no name", start) : name;
    }

    private MethodStep Method(string root, int step, string name, int at)
    {
        if (!JavaTypes.Methods.Contains(name))
        {
            throw source.Unsupported($"the method {name} ($input and $util, and values, have no method {name} here)", at);
        }

        var arguments = new List<Expression>();
        if (!source.TryTake(")"))
        {
            do
            {
                arguments.Add(ParseParameter());
            }
            while (source.TryTake(","));
            if (!source.TryTake(")"))
            {
                throw source.Error($"the arguments of {name} have no end");
            }
        }

        if (root == "input" && step == 0 && name is "path" or "json" && arguments is [Constant { Given: string path }])
        {
            try
            {
                _ = new JsonPath(path);
            }
            catch (NotInterpretedException)
            {
                throw source.Unsupported($"the JSONPath {path}, which has more than names and indexes,", at);
            }
        }

        return new(name, [.. arguments]);
    }

    private void Indexes(List<ReferenceStep> steps)
    {
        while (source.Current == '[')
        {
            var start = source.Position++;
            var index = ParseParameter();
            if (index is ListExpression or MapExpression or RangeExpression or Constant { Given: double } || !source.TryTake("]"))
            {
                throw source.Error("an index is no text, integer or reference, or has no ]", start);
            }

            steps.Add(new IndexStep(index));
        }
    }

    private Expression List()
    {
        var start = source.Position++;
        if (source.TryTake("]"))
        {
            return new ListExpression([]) { Literal = source.From(start) };
        }

        var first = ParseParameter();
        if (source.TryTake(".."))
        {
            var last = ParseParameter();
            return first is Reference or Constant { Given: int or long or BigInteger } && last is Reference or Constant { Given: int or long or BigInteger } && source.TryTake("]")
                ? new RangeExpression(first, last) { Literal = source.From(start) }
                : throw source.Error("a range has an end that is no integer and no reference, or no ]", start);
        }

        var items = new List<Expression> { first };
        while (source.TryTake(","))
        {
            items.Add(ParseParameter());
        }

        return source.TryTake("]") ? new ListExpression([.. items]) { Literal = source.From(start) } : throw source.Error("a list has no ]", start);
    }

    private MapExpression Map()
    {
        var start = source.Position++;
        source.SkipWhiteSpace();
        var entries = new List<(Expression, Expression)>();
        if (!source.TryTake("}"))
        {
            do
            {
                var key = ParseParameter();
                if (!source.TryTake(":"))
                {
                    throw source.Error("a key of a map has no :");
                }

                entries.Add((key, ParseParameter()));
            }
            while (source.TryTake(","));
            if (!source.TryTake("}"))
            {
                throw source.Error("a map has no }", start);
            }
        }

        return new([.. entries]) { Literal = source.From(start) };
    }

    private Constant Number()
    {
        var start = source.Position;
        source.Position += source.Current == '-' ? 1 : 0;
        source.TakeWhile(char.IsAsciiDigit);
        var isInteger = true;
        if (source.Current == '.' && source.Peek(1) != '.')
        {
            isInteger = false;
            source.Position++;
            source.TakeWhile(char.IsAsciiDigit);
        }

        var sign = source.Peek(1) is '+' or '-' ? 2 : 1;
        if (source.Current is 'e' or 'E' && char.IsAsciiDigit(source.Peek(sign)))
        {
            isInteger = false;
            source.Position += sign;
            source.TakeWhile(char.IsAsciiDigit);
        }

        var literal = source.From(start);
        if (!literal.Any(char.IsAsciiDigit))
        {
            throw source.Error($"{literal} is no number", start);
        }

        return new(isInteger ? Integer(literal) : double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture)) { Literal = literal };
    }

    private static object Integer(string literal)
        => BigInteger.Parse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) switch
        {
            var number when number >= int.MinValue && number <= int.MaxValue => (int)number,
            var number when number >= long.MinValue && number <= long.MaxValue => (long)number,
            var number => (object)number,
        };

    private Expression Text()
    {
        var start = source.Position;
        var mark = source.Current;
        source.Position = EndOfText(start, mark);
        var literal = source.From(start);
        var text = literal[1..^1];
        if (mark == '"')
        {
            text = Unescaped(text, start);
        }

        // Two marks beside each other are one.
        text = text.Replace($"{mark}{mark}", mark.ToString(), StringComparison.Ordinal);
        if (mark == '\'' || literal.AsSpan().IndexOfAny('$', '#') < 0)
        {
            return new Constant(text) { Literal = literal };
        }

        var hasSpace = !text.Contains("##", StringComparison.Ordinal);
        return new InterpolatedText(TemplateParser.ParseText(hasSpace ? text + " " : text, $"{source.PlaceOf(start)}, in the text {literal}"), hasSpace) { Literal = literal };
    }

    /// <summary>The longest text there is: a pair of marks goes on with it, if a single one comes later.</summary>
    private int EndOfText(int start, char mark)
    {
        var end = -1;
        for (var close = source.IndexOf(mark.ToString(), start + 1); close >= 0; close = source.IndexOf(mark.ToString(), close + 2))
        {
            end = close + 1;
            source.Position = end;
            if (source.Current != mark)
            {
                break;
            }
        }

        source.Position = start;
        return end > 0 ? end : throw source.Error($"a text has no closing {mark}", start);
    }

    private string Unescaped(string text, int start)
    {
        if (!text.Contains("\\u", StringComparison.Ordinal))
        {
            return text;
        }

        var unescaped = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] != '\\' || index + 1 == text.Length || text[index + 1] != 'u')
            {
                unescaped.Append(text[index]);
                continue;
            }

            unescaped.Append(text.Length - index >= 6 && ushort.TryParse(text.AsSpan(index + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                ? (char)code
                : throw source.Error("a \\u in a text has no four hexadecimal digits", start));
            index += 5;
        }

        return unescaped.ToString();
    }
}
