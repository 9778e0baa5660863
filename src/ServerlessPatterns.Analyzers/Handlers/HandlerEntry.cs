using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>A method that Lambda invokes, directly or through generated code.</summary>
/// <param name="Method">The method.</param>
/// <param name="Kinds">What invokes it.</param>
internal sealed record HandlerEntry(IMethodSymbol Method, HandlerKinds Kinds)
{
    /// <summary>The method as messages name it.</summary>
    public string Name => HandlerNames.Of(Method);
}
