using System.Text.Json;
using ServerlessPatterns.Local.Filters.Operators;

namespace ServerlessPatterns.Local.Filters;

/// <summary>
/// Reads the entries of a field's list. SNS knows exact values, anything-but (a value, a list, { "prefix": … }), equals-ignore-case, cidr, prefix,
/// suffix, numeric and exists (https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html); patterns have more of them, and
/// two that are one within another.
/// </summary>
internal sealed class FilterOperatorReader(FilterMode mode)
{
    private const string OneKey = "Only one key allowed in match expression";

    private readonly FilterLimits _limits = FilterLimits.Of(mode);

    private bool IsPattern => mode == FilterMode.EventPattern;

    /// <summary>Reads a field's list.</summary>
    /// <exception cref="FormatException">It is none; the message says why, in AWS's words.</exception>
    public FilterField Read(FieldPath path, int depth, JsonElement list)
    {
        var operators = new List<FilterOperator>();
        var mayBeAbsent = false;
        foreach (var entry in list.EnumerateArray())
        {
            if (Read(entry) is { } condition)
            {
                operators.Add(condition);
            }
            else
            {
                mayBeAbsent = true;
            }
        }

        return operators.Count > 0 || mayBeAbsent
            ? new FilterField(path, operators, mayBeAbsent, list.GetRawText(), depth)
            : throw new FormatException("Empty arrays are not allowed");
    }

    /// <summary>Null is the operator that holds where no value is.</summary>
    private FilterOperator? Read(JsonElement entry) => entry.ValueKind switch
    {
        JsonValueKind.String => new TextOperator(entry.GetString()!),
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => new LiteralOperator(entry.ValueKind),
        JsonValueKind.Number when IsPattern => new NumberTextOperator(entry.GetRawText()),
        JsonValueKind.Number => new NumberOperator(_limits, Scale(entry)),
        JsonValueKind.Object => ReadExpression(entry),
        _ => throw new FormatException("Match value must be String, number, true, false, or null"),
    };

    private FilterOperator? ReadExpression(JsonElement entry)
    {
        var (name, value) = Single(entry, "Match expression name not found");
        switch (name)
        {
            case "exists":
                return value.ValueKind switch
                {
                    JsonValueKind.True => new ExistsOperator(mode),
                    JsonValueKind.False => null,
                    _ => throw new FormatException("exists match pattern must be either true or false."),
                };
            case "prefix":
                return IgnoresCase(value) is { } beginning
                    ? new PrefixOperator(beginning, StringComparison.OrdinalIgnoreCase)
                    : new PrefixOperator(Text(value, "prefix match pattern must be a string"), StringComparison.Ordinal);
            case "suffix":
                return IgnoresCase(value) is { } end
                    ? new SuffixOperator(end, StringComparison.OrdinalIgnoreCase)
                    : new SuffixOperator(Text(value, "suffix match pattern must be a string"), StringComparison.Ordinal);
            case "equals-ignore-case":
                return new EqualsIgnoreCaseOperator(Text(value, "equals-ignore-case match pattern must be a string"));
            case "cidr":
                // "prefix" is AWS's word here.
                return CidrOperator.Parse(Text(value, "prefix match pattern must be a string"));
            case "numeric":
                return ReadNumeric(value);
            case "anything-but":
                return ReadAnythingBut(value);
            case "wildcard" when IsPattern:
                return WildcardOperator.Parse(Text(value, "wildcard match pattern must be a string"));
            default:
                throw new FormatException($"Unrecognized match type {name}");
        }
    }

    /// <summary>{ "prefix": { "equals-ignore-case": … } } is EventBridge's alone.</summary>
    private string? IgnoresCase(JsonElement value)
    {
        if (!IsPattern || value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (name, text) = Single(value, "Match expression name not found");
        return name == "equals-ignore-case"
            ? Text(text, "equals-ignore-case match pattern must be a string")
            : throw new FormatException($"Unsupported match pattern: {name}");
    }

    private AnythingButOperator ReadAnythingBut(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            var (name, excluded) = Single(value, "Anything-But expression name not found");
            return name switch
            {
                "prefix" => new AnythingButOperator(Each(excluded, name, text => new PrefixOperator(text, StringComparison.Ordinal))),
                "suffix" when IsPattern => new AnythingButOperator(Each(excluded, name, text => new SuffixOperator(text, StringComparison.Ordinal))),
                "equals-ignore-case" when IsPattern => new AnythingButOperator(Each(excluded, name, text => new EqualsIgnoreCaseOperator(text))),
                "wildcard" when IsPattern => new AnythingButOperator(Each(excluded, name, WildcardOperator.Parse)),
                _ => throw new FormatException($"Unsupported anything-but pattern: {name}"),
            };
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return value.ValueKind is JsonValueKind.String or JsonValueKind.Number
                ? new AnythingButOperator([Excluded(value)])
                : throw new FormatException("Value of anything-but must be an array or single string/number value.");
        }

        var values = value.EnumerateArray().ToList();
        if (values.Exists(one => one.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)))
        {
            throw new FormatException("Inside anything but list, start|null|boolean is not supported.");
        }

        return values.Count > 0 && values.TrueForAll(one => one.ValueKind == values[0].ValueKind)
            ? new AnythingButOperator([.. values.Select(Excluded)])
            : throw new FormatException("Inside anything but list, either all values are number or string, mixed type is not supported");
    }

    private FilterOperator Excluded(JsonElement value)
        => value.ValueKind == JsonValueKind.String ? new TextOperator(value.GetString()!) : new NumberOperator(_limits, Scale(value));

    private List<FilterOperator> Each(JsonElement value, string name, Func<string, FilterOperator> create)
    {
        var message = $"{name} match pattern must be a string";
        List<FilterOperator> operators = IsPattern && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(one => create(Text(one, message)))]
            : [create(Text(value, message))];
        return operators.Count > 0 ? operators : throw new FormatException("Empty arrays are not allowed");
    }

    private NumericRangeOperator ReadNumeric(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("Value of numeric must be an array.");
        }

        var terms = value.EnumerateArray().ToList();
        if (terms.Count == 0 || terms[0].ValueKind != JsonValueKind.String)
        {
            throw new FormatException($"Invalid member in numeric match: {(terms.Count == 0 ? "]" : terms[0].GetRawText())}");
        }

        var comparison = terms[0].GetString()!;
        if (comparison is not ("=" or "<" or "<=" or ">" or ">="))
        {
            throw new FormatException($"Unrecognized numeric range operator: {comparison}");
        }

        var bound = Bound(terms, 1, comparison == "=" ? "equals" : comparison);
        if (terms.Count == 2)
        {
            return comparison switch
            {
                "=" => new NumericRangeOperator(_limits, bound, bound),
                "<" => new NumericRangeOperator(_limits, long.MinValue, bound - 1),
                "<=" => new NumericRangeOperator(_limits, long.MinValue, bound),
                ">" => new NumericRangeOperator(_limits, bound + 1, long.MaxValue),
                _ => new NumericRangeOperator(_limits, bound, long.MaxValue),
            };
        }

        if (comparison is not (">" or ">="))
        {
            throw new FormatException("Too many elements in numeric expression");
        }

        if (terms[2].ValueKind != JsonValueKind.String)
        {
            throw new FormatException($"Bad value in numeric range: {terms[2].GetRawText()}");
        }

        var end = terms[2].GetString()!;
        if (end is not ("<" or "<="))
        {
            throw new FormatException($"Bad numeric range operator: {end}");
        }

        var top = Bound(terms, 3, end);
        if (terms.Count > 4)
        {
            throw new FormatException("Too many terms in numeric range expression");
        }

        return bound < top
            ? new NumericRangeOperator(_limits, comparison == ">" ? bound + 1 : bound, end == "<" ? top - 1 : top)
            : throw new FormatException("Bottom must be less than top");
    }

    private long Bound(List<JsonElement> terms, int index, string comparison)
        => terms.Count > index && terms[index].ValueKind == JsonValueKind.Number
            ? Scale(terms[index])
            : throw new FormatException($"Value of {comparison} must be numeric");

    private long Scale(JsonElement number)
        => _limits.TryScale(number, out var scaled) ? scaled : throw new FormatException($"Value must be between {_limits.Range}, inclusive");

    private static string Text(JsonElement value, string message)
        => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException(message);

    private static (string Name, JsonElement Value) Single(JsonElement expression, string none)
    {
        (string, JsonElement)? only = null;
        foreach (var member in expression.EnumerateObject())
        {
            only = only is null ? (member.Name, member.Value) : throw new FormatException(OneKey);
        }

        return only ?? throw new FormatException(none);
    }
}
