using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>How messages name methods.</summary>
internal static class HandlerNames
{
    /// <summary>The type and the method; a lambda has the name of the member that it stands in, and top-level statements are Main.</summary>
    public static string Of(IMethodSymbol method)
    {
        ISymbol named = method;
        while (named is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } && named.ContainingSymbol is { } outer)
        {
            named = outer;
        }

        return $"{method.ContainingType.Name}.{(named.Name == WellKnownMemberNames.TopLevelStatementsEntryPointMethodName ? "Main" : named.Name)}";
    }
}
