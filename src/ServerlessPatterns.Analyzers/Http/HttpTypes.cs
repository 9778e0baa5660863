using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Http;

/// <summary>Types of System.Net.Http.</summary>
internal static class HttpTypes
{
    /// <summary>Whether a type is an HttpMessageHandler.</summary>
    public static bool IsHandler(this ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "HttpMessageHandler", ContainingNamespace: { Name: "Http", ContainingNamespace.Name: "Net" } })
            {
                return true;
            }
        }

        return false;
    }
}
