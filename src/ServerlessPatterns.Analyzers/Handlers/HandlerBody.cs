using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>The body of a method that a handler is made of: the handler's own, or one that it calls inside its type.</summary>
/// <param name="Entry">The handler through which it was reached first.</param>
/// <param name="Kinds">What invokes the handlers through which it is reached, all of them.</param>
/// <param name="Method">The method.</param>
/// <param name="Blocks">Its operations; lambdas and local functions are inside.</param>
/// <param name="Operations">All of them, flattened.</param>
/// <param name="Uses">What the type does with names: its bodies, constructors and initializers.</param>
internal sealed record HandlerBody(HandlerEntry Entry, HandlerKinds Kinds, IMethodSymbol Method, ImmutableArray<IOperation> Blocks, BodyOperations Operations, SymbolUses Uses)
{
    /// <summary>Whether it is the handler itself.</summary>
    public bool IsEntry => SymbolEqualityComparer.Default.Equals(Entry.Method, Method);

    /// <summary>The method as messages name it.</summary>
    public string Name => HandlerNames.Of(Method);

    /// <summary>Whether an operation is the lambda or local function whose body this is: what stands around it is no part of the handler.</summary>
    public bool IsOwn(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation { Symbol: var lambda } => SymbolEqualityComparer.Default.Equals(lambda, Method),
        ILocalFunctionOperation { Symbol: var function } => SymbolEqualityComparer.Default.Equals(function, Method),
        _ => false,
    };
}
