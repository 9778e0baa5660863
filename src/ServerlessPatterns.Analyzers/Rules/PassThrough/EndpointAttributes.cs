using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Rules.PassThrough;

/// <summary>The attributes of an action that have nothing done beside it: no cache, filter, policy or limit.</summary>
internal static class EndpointAttributes
{
    public static bool AddNothing(AttributeData attribute)
        => attribute.AttributeClass is { } type && type.ContainingNamespace?.ToDisplayString() is { } ns
            && (ns.StartsWith("System.", StringComparison.Ordinal)
                || (ns == "Microsoft.AspNetCore.Mvc.Routing" && type.Name == "HttpMethodAttribute")
                || (ns == "Microsoft.AspNetCore.Mvc"
                    && (type.BaseType?.Name == "HttpMethodAttribute" || type.Name is "ApiControllerAttribute" or "RouteAttribute" or "ProducesAttribute" or "ProducesResponseTypeAttribute" or "ConsumesAttribute"))
                || (ns == "Microsoft.AspNetCore.Authorization"
                    && (type.Name == "AllowAnonymousAttribute" || (type.Name == "AuthorizeAttribute" && attribute.ConstructorArguments.Length + attribute.NamedArguments.Length == 0))));
}
