using System.Globalization;

namespace ServerlessPatterns.Generator.Tests.LoadBalancer;

/// <summary>Makes requests for a route: most of them fit it, some almost.</summary>
internal sealed class RandomRequests(Random random)
{
    private static readonly string[] s_texts = ["x", "a", "b c", "ü", "100%", "a/b", "a+b", "{p}", "日本語", "a.b", "..a", "'", "\"", "\\", "😀", "null", "-"];

    private readonly HashSet<Oddity> _oddities = [];

    public RandomRequest For(RandomRoute route)
    {
        _oddities.Clear();
        var verb = random.Next(12) switch { 0 => "DELETE", 1 => "POST", 2 => "HEAD", _ => route.Verb };
        var path = "/" + string.Join('/', route.Segments.Select(segment => Segment(segment, route)));
        path = random.Next(20) switch
        {
            0 => path + "/",
            1 => path + "/a",
            2 => path.Length > 1 && path.LastIndexOf('/') is > 0 and var cut ? path[..cut] : path,
            3 when path.Length > 1 => "/" + path,
            4 => Odd(Oddity.PathInCapitals, path.ToUpperInvariant()),
            5 => path + "//",
            _ => path,
        };
        var query = new List<(string, string)>();
        var headers = new List<(string, string)>();
        foreach (var parameter in route.Parameters)
        {
            var count = Count(parameter);
            var name = random.Next(10) == 0 ? parameter.Name.ToUpperInvariant() : parameter.Name;
            for (var i = count; i > 0; i--)
            {
                if (parameter.Source == "Query")
                {
                    query.Add((name, QueryValue(Text(parameter.Type))));
                }
                else if (parameter.Source == "Header")
                {
                    var value = HeaderValue(Text(parameter.Type));
                    headers.Add((parameter.HeaderName, value));
                    if (parameter.Suffix == "[]" && value.Contains('"', StringComparison.Ordinal))
                    {
                        _oddities.Add(Oddity.QuoteInHeaderList);
                    }
                }
            }
        }

        if (random.Next(10) == 0)
        {
            query.Add(("other", "1"));
        }

        var (contentType, body) = Body(route);
        if (verb is "POST" or "PUT" or "PATCH" && contentType?.Contains("json", StringComparison.Ordinal) != true)
        {
            _oddities.Add(contentType is null ? Oddity.BodyWithoutType : Oddity.BodyOfOtherType);
        }

        return new RandomRequest(verb, path, query, headers, contentType, body, _oddities.ToHashSet());
    }

    /// <summary>A value of a type, now and then of another.</summary>
    private string Text(string type)
    {
        var of = random.Next(12) == 0 ? RandomRoutes.Types[random.Next(RandomRoutes.Types.Length)] : type;
        return of switch
        {
            "int" => random.Next(-1000, 1000).ToString(CultureInfo.InvariantCulture),
            "long" => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
            "byte" or "ushort" => random.Next(0, 300).ToString(CultureInfo.InvariantCulture),
            "bool" => random.Next(4) switch { 0 => "true", 1 => "False", 2 => "TRUE", _ => "1" },
            "double" or "float" => (random.NextDouble() * 1000).ToString("R", CultureInfo.InvariantCulture),
            "decimal" => random.Next(3) switch { 0 => Odd(Oddity.Thousands, "1,000.5"), 1 => "1.50", _ => "-0.25" },
            "System.Guid" => new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString(random.Next(2) == 0 ? "D" : "N"),
            "System.DateTime" or "System.DateTimeOffset" => random.Next(4) switch { 0 => "2026-02-03T04:05:06Z", 1 => "2026-02-03T04:05:06+02:00", 2 => "2026-02-03", _ => "2026-02-03T04:05:06.789" },
            "System.DateOnly" => "2026-02-03",
            "System.TimeOnly" => "04:05:06",
            "System.TimeSpan" => random.Next(2) == 0 ? "1.02:03:04" : "00:01",
            "Color" => random.Next(6) switch { 0 => Odd(Oddity.EnumName, "red"), 1 => "Green", 2 => "2", 3 => Odd(Oddity.EnumName, "7"), 4 => "Purple", _ => "Blue" },
            "char" => s_texts[random.Next(2)],
            _ => s_texts[random.Next(s_texts.Length)],
        };
    }

    private int Count(RandomParameter parameter)
    {
        var isList = parameter.Suffix == "[]";
        var count = random.Next(10) switch
        {
            0 => 0,
            1 => 2,
            _ => isList ? random.Next(4) : 1,
        };
        return parameter.Source == "Query" && !isList && count == 2 ? Odd(Oddity.QueryTwice, count) : count;
    }

    private string Segment(string segment, RandomRoute route)
    {
        if (segment[0] != '{')
        {
            return Encode(segment);
        }

        var name = segment.Trim('{', '}', '*');
        var parameter = route.Parameters.First(each => each.Name == name);
        return parameter.Source == "Rest"
            ? string.Join('/', Enumerable.Range(0, random.Next(4)).Select(_ => Encode(Text("string"))))
            : Encode(Text(parameter.Type));
    }

    // Now and then a character is encoded that need not be, or an escape is none.
    private string Encode(string text)
    {
        var encoded = Uri.EscapeDataString(text);
        if (text.Contains('/', StringComparison.Ordinal))
        {
            _oddities.Add(Oddity.SlashInSegment);
        }

        return random.Next(40) switch
        {
            0 when text.Length > 0 && text[0] < 128 => "%" + ((int)text[0]).ToString("x2", CultureInfo.InvariantCulture) + Uri.EscapeDataString(text[1..]),
            1 => Odd(Oddity.EscapeInPath, encoded + "%zz"),
            2 => Odd(Oddity.EscapeInPath, encoded + "%C3"),
            _ => encoded,
        };
    }

    private string QueryValue(string text) => random.Next(25) switch
    {
        0 => "",
        1 => Odd(Oddity.EscapeInQuery, Uri.EscapeDataString(text) + "%"),
        2 => Odd(Oddity.EscapeInQuery, Uri.EscapeDataString(text) + "%FF"),
        < 10 => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal),
        _ => Uri.EscapeDataString(text),
    };

    // What HttpClient sends of a header is Latin-1 at most, and both sides read ASCII alike.
    private static string HeaderValue(string text) => string.Concat(text.Where(character => character is >= ' ' and < '\u007F')) is { Length: > 0 } value ? value : "x";

    private T Odd<T>(Oddity oddity, T value)
    {
        _oddities.Add(oddity);
        return value;
    }

    private (string? ContentType, string? Body) Body(RandomRoute route)
        => route.Body is null ? (null, null) : random.Next(10) switch
        {
            0 => (null, null),
            1 => ("text/plain", """{"a":1}"""),
            2 => ("application/json", """{"a":"x"}"""),
            3 => ("application/json", "{"),
            4 => ("application/json", "null"),
            5 => ("application/vnd.shop+json; charset=utf-8", """{"A":5,"b":"ü"}"""),
            6 => (null, """{"a":1}"""),
            7 => ("application/json", ""),
            _ => ("application/json; charset=utf-8", """{"a":12,"b":"x\n😀"}"""),
        };
}
