using System.Globalization;
using System.Text;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>Mapping templates of a seed, of what the engines have in common, with the white space and the mistakes that people make.</summary>
internal sealed class RandomTemplates(int seed)
{
    /// <summary>The body that they read.</summary>
    public const string Body =
        """
        {"s":"it's \"a\" text/\\","e":"","n":null,"i":12,"z":0,"l":123456789012,"m":-7,"b":12345678901234567890123,"d":2.5,"D":1e10,"t":true,"f":false,
         "a":["x",1,null,{"k":"v"},[2,3],"é😀"],"o":{"k":"v","n":null,"i":3,"x-y":"h","o":{"p":[1,2.50,"q"]}},"empty":[],"none":{}}
        """;

    private static readonly string[] s_names = ["s", "e", "n", "i", "z", "l", "m", "b", "d", "D", "t", "f", "a", "o", "empty", "none", "missing"];

    private static readonly string[] s_variables = ["x", "y", "v", "k-1", "undefined"];

    private static readonly string[] s_texts =
    [
        " ", "\n", "  \n", "\r\n", "\t", "text", "{\"a\": ", "}", "]", ", ", ")", ".", "!", "/", "\"", "'", "x.y", "-", "5", "\\ ", "#pk ", "#1 ", "# ", "$ ", "$1", "$.", "%", "=", "&&", ": ", "é", "😀", "end", "true", "(",
        "##comment\n", "#* comment *#", "#[[ $x #if ]]#", "~", "",
    ];

    private static readonly string[] s_regexes =
    [
        "a", "[a-z]", "x|t", "(.)(.)", "\\\\", "\\d+", "[^a]*+", "(\"[^\"]*+\")|(-?[0-9][0-9.eE+-]*+)", " ", ".", "t?", "\\w*?", "^i", "t$", "[0-9]{2,3}", "(?:it|a)+", "", "\\s", "'", "[\\\\/]", "(", "(x)?",
    ];

    private static readonly string[] s_replacements = ["", "$1", "<$0>", "\\$", "\\\\", "~$1~$2~", "x", "$", "$9"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    /// <summary>The next template.</summary>
    public string Next()
    {
        _text.Clear();
        _text.Append("#set($r = $util.parseJson($input.body))");
        Statements(0);
        return _text.ToString();
    }

    private void Statements(int depth)
    {
        var count = _random.Next(1, depth == 0 ? 4 : 3);
        for (var i = 0; i < count; i++)
        {
            Statement(depth);
        }
    }

    private void Statement(int depth)
    {
        switch (_random.Next(depth > 2 ? 5 : 9))
        {
            case 0 or 1:
                _text.Append(Any(s_texts));
                break;
            case 2 or 3:
                _text.Append(Reference(2)).Append(Any("", " ", "|", "\n", "}", "  "));
                break;
            case 4:
                _text.Append(Any("#set", "  #set", "#{set}", "\t#set", "#set ")).Append('(').Append(Space()).Append(Target()).Append(Space()).Append('=').Append(Space()).Append(Expression(2)).Append(Space()).Append(')').Append(LineEnd());
                break;
            case 5 or 6:
                _text.Append(Any("#if", "#{if}", "#if ")).Append('(').Append(Space()).Append(Expression(2)).Append(Space()).Append(')').Append(LineEnd());
                Statements(depth + 1);
                while (_random.Next(3) == 0)
                {
                    _text.Append("#elseif(").Append(Expression(2)).Append(')').Append(LineEnd());
                    Statements(depth + 1);
                }

                if (_random.Next(2) == 0)
                {
                    _text.Append(Any("#else ", "#{else}", "#else\n", "#else \t\r\n"));
                    Statements(depth + 1);
                }

                _text.Append(Any("#end", "#{end}")).Append(LineEnd());
                break;
            default:
                _text.Append("#foreach").Append(Any("", " ")).Append('(').Append(Space()).Append('$').Append(Any("v", "x", "y")).Append(" in ").Append(Collection()).Append(Space()).Append(')').Append(LineEnd());
                Statements(depth + 1);
                _text.Append(Any("", " $foreach.hasNext ", "#if($foreach.hasNext),#end", "${foreach.index}/${foreach.count}", "${velocityCount}", "$!{foreach.first}$!{foreach.last}", "|$!foreach.parent.index|"));
                _text.Append("#end").Append(LineEnd());
                break;
        }
    }

    private string Target() => Any("$x", "$y", "$k-1", "$v", "$map", "$r.o.k", "$r.none.new", "$r.a[0]", "$r['s']", "$x", "$y", "$v", "$map", "$context.responseOverride.status", Any("$context.responseOverride.status", "$context.responseOverride.header.X-Y", "$undefined.z", "$context.z"));

    private string Collection() => _random.Next(6) switch
    {
        0 => $"[{Integer()}..{Integer()}]",
        1 => $"[{Parameter(1)}, {Parameter(1)},{Parameter(1)}]",
        2 => "$r.keySet()",
        3 => Any("$r.a", "$r.o", "$r.empty", "$r.none.entrySet()", "$r.o.entrySet()", "$r.o.values()", "$r.s", "$r.get('a')", "$input.path('$.a')", "$r.s.split(' ')"),
        _ => Reference(1),
    };

    private string Reference(int depth)
    {
        var inner = Root() + string.Concat(Enumerable.Range(0, Math.Max(0, _random.Next(4) - 1)).Select(_ => Step(depth)));
        return _random.Next(6) switch
        {
            0 => $"${{{inner}}}",
            1 => $"$!{{{inner}}}",
            2 => $"$!{inner}",
            _ => $"${inner}",
        };
    }

    private string Root() => _random.Next(5) switch
    {
        0 => Any(s_variables),
        1 => Any("input.body", "input.path('$.o')", "input.path('$')", "input.path('$.o.k')", "input.json('$')", "input.json('$.a')", "input.path('$.a[1]')", "input.path('$.zz')", "input.json('$.o.zz.y')", "input.path('$.a[9]')", "input.path('$.a')"),
        2 => Any("context.requestId", "context.identity.sourceIp", "stageVariables.v", "stageVariables.none", "input.params('p')", "input.params('q')", "input.params().header.get('h')", "input.params().path.p", "context.none"),
        3 when _random.Next(3) == 0 => Any("r.a[$r.z]", "r.a.get($r.z)", "r.s.substring($r.z)", "util.escapeJavaScript($r.s)", "util.escapeJavaScript($r.a[5])", "r.a[4]", "context.responseOverride.status"),
        3 when _random.Next(2) == 0 => $"util.{Any("escapeJavaScript", "parseJson", "urlEncode", "urlDecode", "base64Encode", "base64Decode")}({Parameter(1)})",
        _ => $"r.{Any(s_names)}",
    };

    private string Step(int depth) => _random.Next(12) switch
    {
        0 or 1 => $".get({Parameter(depth)})",
        2 => Any(".k", ".n", ".o", ".x-y", ".empty", ".key", ".value"),
        3 => $"[{Any(Integer(), "'k'", "\"n\"", "$r.z")}]",
        4 => Any(".size()", ".length()", ".isEmpty()", ".keySet()", ".values()", ".trim()", ".toString()", ".entrySet()", ".toUpperCase()", ".toLowerCase()", ".isBlank()", ".strip()", ".intValue()", ".longValue()", ".booleanValue()"),
        5 => $".{Any("contains", "startsWith", "endsWith", "indexOf", "lastIndexOf", "concat", "equals", "containsKey", "containsValue", "compareTo", "equalsIgnoreCase", "add")}({Parameter(depth)})",
        6 => $".substring({Any("0", "1", "2", Integer())})",
        7 => $".substring({Any("0", "1", Integer())}, {Any("1", "2", "2", Integer())})",
        8 => $".{Any("replaceAll", "replaceFirst")}('{Any(s_regexes).Replace("'", "''", StringComparison.Ordinal)}', '{Any(s_replacements)}')",
        9 => $".matches('{Any(s_regexes).Replace("'", "''", StringComparison.Ordinal)}')",
        10 => $".split('{Any(s_regexes).Replace("'", "''", StringComparison.Ordinal)}'){Any(".size()", "[0]", ".get(1)", "")}",
        _ => $".{Any("replace", "put", "getOrDefault", "set", "indexOf")}({Parameter(depth)}, {Parameter(depth)})",
    };

    private string Expression(int depth)
    {
        if (depth == 0 || _random.Next(3) == 0)
        {
            return Operand(depth);
        }

        return _random.Next(8) switch
        {
            0 => $"!{Expression(depth - 1)}",
            1 => $"({Expression(depth - 1)})",
            2 => $"{Expression(depth - 1)} {Any("&&", "||", "and", "or")} {Expression(depth - 1)}",
            3 => $"{Operand(depth)}{Space()}{Any("==", "!=")} {Operand(depth)}",
            4 => $"{Operand(depth)} {Any("==", "!=", "eq", "ne")} {Any("\"\"", "''", "'v'", "12", "0", "true", "\"true\"", "2.5")}",
            5 => $"{Number()} {Any("<", "<=", ">", ">=", "lt", "ge")} {Number()}",
            6 => $"{Operand(depth)} {Any("+", "-", "*", "/", "%")} {Operand(depth)}",
            _ => $"{Number()} {Any("+", "-", "*", "/", "%")} {Number()}",
        };
    }

    private string Operand(int depth) => _random.Next(5) == 0 ? Parameter(depth) : Reference(Math.Max(0, depth - 1));

    private string Number() => Any(Integer(), "$r.i", "$r.l", "$r.d", "$r.z", "$r.m", "2.5", "0.1", "1e3", "2147483647", "9223372036854775807", "-9223372036854775808");

    private string Parameter(int depth) => _random.Next(depth == 0 ? 6 : 9) switch
    {
        0 => Integer(),
        1 => Any("true", "false", "1.5", "-0.25", "100.0", "1e7", "123456789012"),
        2 or 3 => $"'{Any("k", "n", "a", "", "it''s", "\\", "$x", " ", "v", "x")}'",
        4 => $"\"{Any("k", "plain", "$x", "${r.s}!", "$!{r.n}", "\\u0041", "#if($r.t)y#end", "a#b", "\"\"q\"\"", "$r.o.k.", "", "$", "\\\\'")}\"",
        5 => Reference(0),
        6 => $"[{Parameter(depth - 1)}{Any("", $", {Parameter(depth - 1)}")}]",
        7 => $"{{{Any("", $"'k': {Parameter(depth - 1)}", $"'a' : {Parameter(depth - 1)}, \"b\":{Parameter(depth - 1)}")}}}",
        _ => Reference(depth - 1),
    };

    private string Integer() => _random.Next(-3, 8).ToString(CultureInfo.InvariantCulture);

    private string Space() => Any("", "", " ", "\n", "  ");

    private string LineEnd() => Any("", "", " ", "\n", " \n", "\t\r\n", "\n  ", "\n\n");

    private string Any(params string[] all) => all[_random.Next(all.Length)];
}
