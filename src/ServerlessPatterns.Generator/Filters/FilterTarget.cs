using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Filters;

/// <summary>One [MessageFilter] while it is read, and how its problems are reported; each report answers null, for nothing was read.</summary>
internal sealed class FilterTarget(INamedTypeSymbol type, AttributeData attribute, FilterDialect dialect, ReadContext context)
{
    public AttributeData Attribute { get; } = attribute;

    /// <summary>What applies the filter.</summary>
    public FilterDialect Dialect { get; } = dialect;

    /// <summary>The property's path in C#.</summary>
    public string Property { get; } = attribute.Positional(0)?.Scalar() as string ?? "";

    public ReadFilter? NoProperty(string problem)
    {
        context.Report(UsageRules.FilterProperty, Attribute.Location(0), type.Name, Property, problem);
        return null;
    }

    /// <summary>A value does not fit.</summary>
    public EquatableArray<FilterComparison>? WrongValue(Location? location, string problem)
    {
        context.Report(UsageRules.FilterValue, location, type.Name, Property, problem);
        return null;
    }

    /// <summary>The filter as such cannot work.</summary>
    public EquatableArray<FilterComparison>? Problem(Location? location, string problem)
    {
        context.Report(UsageRules.Filter, location, type.Name, $" on '{Property}'", problem);
        return null;
    }

    /// <summary>The filter works, and yet is not what anybody means.</summary>
    public void Doubt(Location? location, string problem) => context.Report(UsageRules.FilterDecidesNothing, location, type.Name, Property, problem);
}
