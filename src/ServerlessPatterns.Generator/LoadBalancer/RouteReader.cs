using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>Reads the methods with [HttpRoute] of a class, inherited ones included, and checks that its routes can stand side by side.</summary>
internal static class RouteReader
{
    /// <summary>Reads them.</summary>
    /// <returns>False if anything is wrong, all of which is reported.</returns>
    public static bool TryRead(INamedTypeSymbol type, ListenerRuleModel? rule, ReadContext context, out List<EndpointMethodModel> methods, out List<RouteModel> routes)
    {
        methods = [];
        routes = [];
        var valid = true;
        var declared = new List<(RouteModel Route, IMethodSymbol Method, AttributeData Attribute)>();
        var any = false;
        foreach (var method in Methods(type, context))
        {
            any = true;
            var own = new List<RouteModel>();
            foreach (var attribute in method.GetAttributes().Where(attribute => attribute.AttributeClass?.Is(context.Types.HttpRouteAttribute) == true))
            {
                if (Read(type, method, attribute, methods.Count, context) is not { } route)
                {
                    valid = false;
                    continue;
                }

                own.Add(route);
                declared.Add((route, method, attribute));
            }

            // Without its templates a method's parameters mean nothing.
            if (own.Count > 0 && own.Count == method.GetAttributes().Count(attribute => attribute.AttributeClass?.Is(context.Types.HttpRouteAttribute) == true)
                && EndpointMethodReader.Read(type, method, own, context) is { } model)
            {
                methods.Add(model);
                routes.AddRange(own);
            }
            else
            {
                valid = false;
            }
        }

        if (!any)
        {
            context.Report(UsageRules.NoRoute, ClassReader.Location(type), type.Name, rule is null ? "/" : Example(rule.PathPattern));
            return false;
        }

        valid &= AreDistinct(type, declared, context);
        valid &= rule is null || AreReachable(type, rule, declared, context);
        routes = [.. routes.OrderBy(route => route.Template, StringComparer.Ordinal).ThenBy(route => route.HttpMethod, StringComparer.Ordinal)];
        return valid;
    }

    /// <summary>The methods that bear the attribute; of one that is overridden, the nearest.</summary>
    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type, ReadContext context)
    {
        var overridden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var method in type.WithBases().SelectMany(each => each.GetMembers().OfType<IMethodSymbol>()))
        {
            if (method.OverriddenMethod is { } original && method.Bears(context.Types.HttpRouteAttribute))
            {
                overridden.Add(original);
            }

            if (method.Bears(context.Types.HttpRouteAttribute) && !overridden.Contains(method))
            {
                yield return method;
            }
        }
    }

    private static RouteModel? Read(INamedTypeSymbol type, IMethodSymbol method, AttributeData attribute, int index, ReadContext context)
    {
        // What is no constant is the compiler's error.
        if (attribute.Positional(0)?.Scalar() is not string verb || attribute.Positional(1)?.Scalar() is not string template)
        {
            return null;
        }

        if (!EndpointParameterReader.IsToken(verb))
        {
            return Fail(0, $"'{verb}' is no HTTP method", "write one such as GET, POST, PUT, PATCH or DELETE");
        }

        if (HttpMethods.Meant(verb) is { } meant)
        {
            return Fail(0, $"'{verb}' is no HTTP method that anybody sends", $"write {meant}");
        }

        var (segments, problem, remedy) = RouteTemplate.Read(template);
        return problem is null ? new RouteModel(verb.ToUpperInvariant(), template, segments, index) : Fail(1, problem, remedy!);

        RouteModel? Fail(int argument, string problem, string remedy)
        {
            context.Report(UsageRules.Route, context.Own(attribute.Location(argument)) ?? HandlerReader.Location(method, type), EndpointMethodReader.Name(type, method), problem, remedy);
            return null;
        }
    }

    private static bool AreDistinct(INamedTypeSymbol type, List<(RouteModel Route, IMethodSymbol Method, AttributeData Attribute)> declared, ReadContext context)
    {
        var valid = true;
        var known = new Dictionary<string, (RouteModel Route, IMethodSymbol Method)>(StringComparer.Ordinal);
        foreach (var (route, method, attribute) in declared)
        {
            var shape = route.HttpMethod + " " + Shape(route);
            if (known.TryGetValue(shape, out var other))
            {
                context.Report(UsageRules.AmbiguousRoute, context.Own(attribute.Location()) ?? HandlerReader.Location(method, type), EndpointMethodReader.Name(type, method), route.HttpMethod, route.Template, EndpointMethodReader.Name(type, other.Method), other.Route.Template);
                valid = false;
            }
            else
            {
                known.Add(shape, (route, method));
            }
        }

        return valid;
    }

    /// <summary>A template without its parameters' names: routes of one shape fit the same paths.</summary>
    public static string Shape(RouteModel route)
        => string.Concat(route.Segments.Select(segment => segment.Kind switch { SegmentKind.Literal => "/" + segment.Text, SegmentKind.Parameter => "/{}", _ => "/{*}" }));

    private static bool AreReachable(INamedTypeSymbol type, ListenerRuleModel rule, List<(RouteModel Route, IMethodSymbol Method, AttributeData Attribute)> declared, ReadContext context)
    {
        var valid = true;
        var patterns = PathPattern.Values(rule.PathPattern);
        foreach (var (route, method, attribute) in declared)
        {
            if (!patterns.Any(pattern => Glob.Overlaps(pattern, route.Segments)))
            {
                Fail($"the listener sends '{type.Name}' what fits '{rule.PathPattern}', which no path of the template '{route.Template}' does", $"let the template begin as the pattern does, or widen the pattern");
            }
            else if (route.HttpMethod is "GET" or "HEAD" && rule.HealthCheckPath is { } path && route.Segments.All(segment => segment.Kind == SegmentKind.Literal) && string.Equals(path, route.Template, StringComparison.Ordinal))
            {
                Fail($"the path '{path}' is HealthCheckPath, which is answered without it", "give one of the two another path");
            }

            void Fail(string problem, string remedy)
            {
                context.Report(UsageRules.UnreachableRoute, context.Own(attribute.Location(1)) ?? HandlerReader.Location(method, type), EndpointMethodReader.Name(type, method), problem, remedy);
                valid = false;
            }
        }

        return valid;
    }

    private static string Example(string pattern) => PathPattern.Values(pattern)[0] is var first && first.IndexOfAny(['*', '?']) < 0 ? first : "/";
}
