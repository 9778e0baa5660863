using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>
/// Reads what a [MessageFilter] compares its property with. See
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax and
/// https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html
/// </summary>
internal static class FilterComparisonReader
{
    private static readonly string[] s_conditions = ["Prefix", "Suffix", "AnythingBut", "Exists"];

    public static EquatableArray<FilterComparison>? Read(FilterTarget target, JsonShape shape)
    {
        var attribute = target.Attribute;

        // A lone null among params arrives as a null array.
        var values = attribute.Positional(1) is not { } given ? (IReadOnlyList<TypedConstant?>)[] : given.IsNull ? [null] : [.. given.Values.Select(value => (TypedConstant?)value)];
        var bounds = FilterRangeReader.Bounds.Where(bound => attribute.Named(bound.Name) is { IsNull: false }).ToArray();
        var named = new List<string>();
        if (values.Count > 0)
        {
            named.Add("values");
        }

        named.AddRange(s_conditions.Where(name => attribute.Named(name) is { IsNull: false }));
        if (bounds.Length > 0)
        {
            named.Add(string.Join(" and ", bounds.Select(bound => bound.Name)));
        }

        if (named.Count == 0)
        {
            // An argument that does not compile says enough already.
            return attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.Value)).Any(argument => argument.Kind == TypedConstantKind.Error)
                ? null
                : target.Problem(attribute.Location(), "it says nothing to compare with; give values or one of Prefix, Suffix, AnythingBut, GreaterThan, AtLeast, LessThan, AtMost, Exists");
        }

        if (named.Count > 1)
        {
            return target.Problem(attribute.Location(), $"it has {string.Join(", ", named)}, and takes one condition; write an attribute for each, of which any may hold");
        }

        if (shape.Kind == JsonKind.Composite)
        {
            return target.WrongValue(attribute.Location(0), $"'{shape.Type.Display()}' is an object in the JSON, and a filter compares texts, numbers and booleans; name one of its properties, such as \"{target.Property}.Name\"");
        }

        return named[0] switch
        {
            "values" => Values(target, shape, FilterOperator.EqualTo, values, index => attribute.Location(index + 1)),
            "AnythingBut" => AnythingBut(target, shape, attribute.Named("AnythingBut")!.Value),
            "Prefix" => Affix(target, shape, FilterOperator.Prefix, "Prefix"),
            "Suffix" => Affix(target, shape, FilterOperator.Suffix, "Suffix"),
            "Exists" => One(FilterOperator.Exists, attribute.Named<bool>("Exists") == true ? "true" : "false"),
            _ => FilterRangeReader.Read(target, shape, bounds),
        };
    }

    private static EquatableArray<FilterComparison> One(FilterOperator @operator, params string[] values)
        => new([new FilterComparison(@operator, values.ToEquatableArray())]);

    private static EquatableArray<FilterComparison>? Values(FilterTarget target, JsonShape shape, FilterOperator @operator, IReadOnlyList<TypedConstant?> values, Func<int, Location?> location)
    {
        var tokens = new string[values.Count];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (FilterValue.Read(values[i], shape, out var problem) is not { } token)
            {
                return problem is null ? null : target.WrongValue(location(i), problem);
            }

            if (values[i] is { } value && token[0] != '"' && FilterValue.Number(value) is { } number && target.Dialect.ProblemOfValue(number) is { } excess)
            {
                return target.Problem(location(i), $"a value {excess}");
            }

            tokens[i] = token;
        }

        return One(@operator, tokens);
    }

    private static EquatableArray<FilterComparison>? AnythingBut(FilterTarget target, JsonShape shape, TypedConstant given)
    {
        var location = target.Attribute.Location("AnythingBut");
        if (given.Kind != TypedConstantKind.Array)
        {
            return null;
        }

        if (given.Values.Length == 0)
        {
            return target.Problem(location, "AnythingBut is empty; name the values that are not wanted");
        }

        if (Values(target, shape, FilterOperator.AnythingBut, [.. given.Values.Select(value => (TypedConstant?)value)], _ => location) is not { } comparisons)
        {
            return null;
        }

        var tokens = comparisons[0].Values;
        if (tokens.Any(token => token is "null" or "true" or "false"))
        {
            return target.Problem(location, "AnythingBut takes texts or numbers (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html); for a boolean name the value that is wanted, and for null use Exists");
        }

        if (tokens.Select(token => token[0] == '"').Distinct().Count() > 1)
        {
            return target.Problem(location, "AnythingBut takes texts or numbers, not both");
        }

        return !shape.IsNullable && FilterValue.Members(shape) is { Count: > 0 } members && members.All(tokens.Contains)
            ? target.Problem(location, $"AnythingBut names every member of '{shape.Type.Display()}', so that no message matches; leave out those that are wanted")
            : comparisons;
    }

    private static EquatableArray<FilterComparison>? Affix(FilterTarget target, JsonShape shape, FilterOperator @operator, string name)
    {
        var text = target.Attribute.Text(name);
        return text is null ? null
            : shape.Kind is not (JsonKind.Text or JsonKind.NumberText or JsonKind.EnumText or JsonKind.Unknown) ? target.WrongValue(target.Attribute.Location(name), $"{name} compares texts, and the property is {FilterValue.Describe(shape)}")
            : text.Length == 0 ? target.Problem(target.Attribute.Location(name), $"{name} is empty, and would hold for every text; to ask whether the property is there, use Exists = true")
            : FilterText.ProblemOfAffix(text, @operator == FilterOperator.Prefix, shape) is { } problem ? target.Problem(target.Attribute.Location(name), problem)
            : One(@operator, FilterValue.Text(text));
    }
}
