using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>
/// Items and expressions by chance. It leaves out what dynalite does otherwise than AWS says: equality of lists and maps, empty texts, the type of false, an
/// order of types that have none, two changes in one list, NOT NOT, and two paths compared with each other, where neither may be there.
/// </summary>
internal sealed class RandomExpressions(int seed)
{
    private static readonly string[] s_roots = ["aa", "bb", "cc", "dd", "ee", "gone"];
    private static readonly string[] s_members = ["mm", "nn"];
    private static readonly string[] s_clauses = ["SET", "REMOVE", "ADD", "DELETE"];
    private static readonly string[] s_texts = ["x", "xy", "y", "z9", "\u00e9", "N"];
    private static readonly string[] s_comparators = ["=", "<>", "<", "<=", ">", ">="];

    private readonly Random _random = new(seed);
    private Dictionary<string, AttributeValue> _values = [];

    public Dictionary<string, AttributeValue> Item()
    {
        var item = new Dictionary<string, AttributeValue> { ["id"] = new("random") };
        foreach (var root in s_roots.SkipLast(1).Where(_ => _random.Next(5) > 0))
        {
            item[root] = Value(depth: 0);
        }

        return item;
    }

    /// <summary>An update under a condition, in the order in which a person would not write it.</summary>
    public UpdateItemRequest Update(string table)
    {
        _values = [];
        var request = new UpdateItemRequest
        {
            TableName = table,
            Key = new() { ["id"] = new("random") },
            UpdateExpression = Actions(),
            ReturnValues = Pick("ALL_NEW", "ALL_OLD", "UPDATED_NEW", "UPDATED_OLD"),
        };
        if (_random.Next(3) > 0)
        {
            request.ConditionExpression = Condition(depth: 0);
        }

        request.ExpressionAttributeValues = _values.Count == 0 ? null : _values;
        return request;
    }

    /// <summary>A filter and its values.</summary>
    public ScanRequest Filter(string table)
    {
        _values = [];
        var filter = Condition(depth: 0);
        return new ScanRequest(table) { FilterExpression = filter, ExpressionAttributeValues = _values.Count == 0 ? null : _values };
    }

    private string Actions()
    {
        var roots = s_roots.OrderBy(_ => _random.Next()).ToArray();
        var clauses = new List<string>();
        var next = 0;
        foreach (var clause in s_clauses.OrderBy(_ => _random.Next()).Take(_random.Next(1, 4)))
        {
            var actions = new List<string>();
            for (var count = _random.Next(1, 3); count > 0 && next < roots.Length; count--)
            {
                var path = Path(roots[next++]);
                actions.Add(clause switch
                {
                    "SET" => $"{path} = {SetValue()}",
                    "REMOVE" => path,
                    "ADD" => $"{path} {Literal(_random.Next(3) == 0 ? Number() : Set())}",
                    _ => $"{path} {Literal(Set())}",
                });
            }

            if (actions.Count > 0)
            {
                clauses.Add($"{clause} {string.Join(", ", actions)}");
            }
        }

        return string.Join(' ', clauses);
    }

    private string SetValue() => _random.Next(6) switch
    {
        0 => $"{SetOperand()} + {SetOperand()}",
        1 => $"{SetOperand()} - {Literal(Number())}",
        2 => $"list_append({SetOperand()}, {Literal(List(depth: 1))})",
        3 => $"if_not_exists({Path()}, {SetOperand()}) + {Literal(Number())}",
        _ => SetOperand(),
    };

    private string SetOperand() => _random.Next(4) switch
    {
        0 => Path(),
        1 => $"if_not_exists({Path()}, {Literal(Value(depth: 1))})",
        2 => Literal(Number()),
        _ => Literal(Value(depth: 1)),
    };

    private string Condition(int depth) => _random.Next(depth > 3 ? 6 : 10) switch
    {
        0 => $"attribute_exists({Path()})",
        1 => _random.Next(2) == 0 ? $"attribute_not_exists({Path()})" : $"attribute_type({Path()}, {Literal(new AttributeValue(Pick("S", "N", "B", "NULL", "SS", "NS", "BS", "L", "M")))})",
        2 => $"begins_with({Path()}, {Literal(_random.Next(3) == 0 ? Octets() : Text())})",
        3 => $"contains({Path()}, {Literal(Scalar())})",
        4 => Comparison(),
        5 => _random.Next(2) == 0 ? Between() : $"{Path()} IN ({string.Join(", ", Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Literal(Scalar())))})",
        6 => $"NOT {Condition(depth: 9)}",
        7 => $"({Condition(depth + 1)} OR {Condition(depth + 1)})",
        8 => $"{Condition(depth + 1)} AND {Condition(depth + 1)}",
        _ => $"{Condition(depth + 1)} OR {Condition(depth + 1)}",
    };

    private string Comparison() => _random.Next(3) switch
    {
        0 => $"size({Path()}) {Pick(s_comparators)} {Literal(new AttributeValue { N = Digits(_random.Next(4)) })}",
        1 => $"{Path()} {Pick("=", "<>")} {Literal(_random.Next(2) == 0 ? Set() : new AttributeValue { BOOL = true })}",
        _ => _random.Next(2) == 0 ? $"{Path()} {Pick(s_comparators)} {Literal(Scalar())}" : $"{Literal(Scalar())} {Pick(s_comparators)} {Path()}",
    };

    private string Between()
    {
        var (lower, upper) = _random.Next(2) == 0 ? (Number(), Number()) : (Scalar(), Scalar());
        return $"{Path()} BETWEEN {Literal(lower)} AND {Literal(upper)}";
    }

    private string Path() => Path(Pick(s_roots));

    private string Path(string root)
    {
        var path = root;
        for (var depth = 0; depth < 3 && _random.Next(2) == 0; depth++)
        {
            path += _random.Next(2) == 0 ? $"[{_random.Next(4)}]" : $".{Pick(s_members)}";
        }

        return path;
    }

    private AttributeValue Value(int depth) => _random.Next(depth > 2 ? 8 : 16) switch
    {
        0 => new AttributeValue { BOOL = _random.Next(2) == 0 },
        1 => new AttributeValue { NULL = true },
        2 or 3 => Set(),
        >= 4 and < 8 => Scalar(),
        >= 8 and < 13 => List(depth + 1),
        _ => new AttributeValue { M = s_members.Where(_ => _random.Next(3) > 0).ToDictionary(name => name, _ => Value(depth + 1)), IsMSet = true },
    };

    private AttributeValue List(int depth) => new() { L = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth))], IsLSet = true };

    private AttributeValue Scalar() => _random.Next(3) switch
    {
        0 => Number(),
        1 => Octets(),
        _ => Text(),
    };

    private AttributeValue Text() => new(Pick(s_texts));

    private AttributeValue Octets() => new() { B = new MemoryStream([.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => (byte)_random.Next('a', 'd'))]) };

    private AttributeValue Number() => new()
    {
        N = Pick(Digits(_random.Next(-3, 12)), Digits(_random.Next(-40, 120)) + "e-1", Digits(_random.Next(3)) + ".50", Digits(_random.Next(1, 9)) + "E12"),
    };

    private AttributeValue Set() => _random.Next(3) switch
    {
        0 => new AttributeValue { SS = [.. s_texts.OrderBy(_ => _random.Next()).Take(_random.Next(1, 4))] },
        1 => new AttributeValue { NS = [.. Enumerable.Range(-1, 5).OrderBy(_ => _random.Next()).Take(_random.Next(1, 4)).Select(Digits)] },
        _ => new AttributeValue { BS = [.. Enumerable.Range('a', 3).OrderBy(_ => _random.Next()).Take(_random.Next(1, 3)).Select(octet => new MemoryStream([(byte)octet]))] },
    };

    private string Literal(AttributeValue value)
    {
        var name = $":v{Digits(_values.Count)}";
        _values[name] = value;
        return name;
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
