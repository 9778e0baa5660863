using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>A member of a type that has handlers, or a lambda or local function that is one. Serves one visit.</summary>
/// <param name="blocks">Its operations, as the compiler gives them.</param>
internal sealed class HandlerMember(ImmutableArray<IOperation> blocks)
{
    private BodyOperations? _operations;

    /// <summary>Its operations, as the compiler gives them.</summary>
    public ImmutableArray<IOperation> Blocks => blocks;

    /// <summary>All of them, flattened when first asked for.</summary>
    public BodyOperations Operations => _operations ??= new BodyOperations(blocks);

    /// <summary>The methods of the type that it calls or refers to; null as long as nobody has asked.</summary>
    public List<IMethodSymbol>? Calls { get; set; }

    /// <summary>Gives back what the next visit can use.</summary>
    public void End()
    {
        _operations?.End();
        _operations = null;
    }
}
