using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Rules.PassThrough;

/// <summary>Calls and types that translate between a request, an item and an answer.</summary>
internal static class KnownCalls
{
    public static bool IsMapping(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type is null || IsForTheCaller(method))
        {
            return type is not null;
        }

        return Namespace(type) switch
        {
            "System" => type.Name switch
            {
                "String" => method.Name is "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ToString",
                "Environment" => method.Name == "GetEnvironmentVariable",
                "Convert" => method.Name.StartsWith("To", StringComparison.Ordinal),
                _ => method.Name is "Parse" or "TryParse" or "ToString" or "NewGuid" or "ThrowIfNull" or "ThrowIfNullOrEmpty" or "GetValueOrDefault",
            },
            "System.Collections.Generic" => method.Name is "TryGetValue" or "GetValueOrDefault" or "ContainsKey" or "Add",
            "System.Threading.Tasks" => method.Name is "ConfigureAwait" or "FromResult",
            "System.Text.Json" or "System.Net.Http.Json" or "Newtonsoft.Json" => true,
            "Amazon.DynamoDBv2.DocumentModel" => type.Name == "Document" && method.Name is "FromJson" or "ToJson" or "FromAttributeMap" or "ToAttributeMap",
            _ => false,
        };
    }

    /// <summary>Logs, and answers that are made by calls.</summary>
    public static bool IsForTheCaller(IMethodSymbol method)
        => method.ContainingType is { } type && Namespace(type) is { } ns
            && (ns is "Microsoft.Extensions.Logging" or "Amazon.Lambda.Core" or "Amazon.Lambda.Annotations.APIGateway"
                || (ns == "Microsoft.AspNetCore.Http" && type.Name is "Results" or "TypedResults")
                || (ns == "Microsoft.AspNetCore.Mvc" && type.Name is "ControllerBase")
                || (ns == "System" && type.Name == "Console" && method.Name == "WriteLine"));

    public static bool IsOfLibrary(INamedTypeSymbol type)
        => Namespace(type) is { } ns
            && (ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal) || ns.StartsWith("Amazon.", StringComparison.Ordinal) || ns.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal));

    public static bool IsException(INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    private static string? Namespace(INamedTypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } ns ? ns.ToDisplayString() : null;
}
