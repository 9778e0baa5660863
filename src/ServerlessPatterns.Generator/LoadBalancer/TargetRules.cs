using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>What can be seen only of a listener's rules together: those of one service share a listener.</summary>
internal static class TargetRules
{
    public static void Check(IEnumerable<(INamedTypeSymbol Type, LoadBalancerTargetModel Model)> targets, ReadContext context)
    {
        var ordered = targets.OrderBy(target => target.Model.Priority).ThenBy(target => target.Model.Function.Class.FullName, StringComparer.Ordinal).ToArray();
        foreach (var same in ordered.GroupBy(target => target.Model.Priority).Where(same => same.Skip(1).Any()))
        {
            foreach (var target in same)
            {
                var others = string.Join(", ", same.Where(other => !other.Type.Is(target.Type)).Select(other => $"'{other.Model.Function.Class.FullName}'"));
                context.Report(UsageRules.SamePriority, Attribute(target.Type, context)?.Location("Priority"), target.Type.Name, target.Model.Priority, others);
            }
        }

        foreach (var (type, model) in ordered)
        {
            if (ordered.FirstOrDefault(other => other.Model.Priority < model.Priority && Shadows(other.Model, model)).Model is { } first)
            {
                context.Report(UsageRules.ShadowedTarget, Attribute(type, context)?.Location(0), type.Name, model.PathPattern, first.Function.Class.FullName, first.PathPattern, first.Priority, model.Priority);
            }
        }
    }

    /// <summary>Whether every request of the other's goes to the first.</summary>
    private static bool Shadows(LoadBalancerTargetModel first, LoadBalancerTargetModel other)
        => (first.Host is null || (other.Host is not null && Glob.Covers(first.Host.ToLowerInvariant(), other.Host.ToLowerInvariant())))
            && PathPattern.Values(other.PathPattern).All(value => PathPattern.Values(first.PathPattern).Any(pattern => Glob.Covers(pattern, value)));

    private static AttributeData? Attribute(INamedTypeSymbol type, ReadContext context) => type.Attribute(context.Types.LoadBalancerTargetAttribute);
}
