using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>Reads a [LoadBalancerTarget] class.</summary>
internal static class TargetReader
{
    /// <summary>Reads it; null if anything is wrong, all of which is reported.</summary>
    public static LoadBalancerTargetModel? Read(INamedTypeSymbol type, AttributeData attribute, ReadContext context)
    {
        // What is wrong with the class itself makes the rest pointless to look at.
        if (ClassReader.Read(type, context) is not { } name)
        {
            return null;
        }

        var function = FunctionReader.Read(type, name, attribute, context);
        var rule = ListenerRuleReader.Read(type, attribute, context);
        return RouteReader.TryRead(type, rule, context, out var methods, out var routes) && function is not null && rule is not null
            ? new LoadBalancerTargetModel(
                function,
                rule.PathPattern,
                rule.Priority,
                rule.Host,
                rule.HealthCheckPath,
                methods.ToEquatableArray(),
                routes.ToEquatableArray(),
                methods.Any(method => method.Answer == AnswerKind.Result) ? context.Index.JsonContexts.All.Select(json => new JsonContextModel(json.Reference, json.UsesWebDefaults)).ToEquatableArray() : EquatableArray<JsonContextModel>.Empty)
            : null;
    }

    /// <summary>Reports routes on a class that is no target, and that none derives from.</summary>
    public static void CheckUnused(INamedTypeSymbol type, ReadContext context)
    {
        if (type.IsAbstract || type.TypeKind != TypeKind.Class)
        {
            return;
        }

        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.Attribute(context.Types.HttpRouteAttribute) is { } route && !IsBaseOfTarget(type, context))
            {
                context.Report(UsageRules.StrayRoute, route.Location(), EndpointMethodReader.Name(type, method), type.Name);
            }
        }
    }

    private static bool IsBaseOfTarget(INamedTypeSymbol type, ReadContext context)
        => context.Types.LoadBalancerTargetAttribute is { } target
            && context.Index.Attributed.Bearing(target.Name).Any(other => other.Bears(target) && other.WithBases().Any(each => each.OriginalDefinition.Is(type)));
}
