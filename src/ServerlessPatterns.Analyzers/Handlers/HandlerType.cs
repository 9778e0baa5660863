using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>A type that has handlers: its bodies, and what of them each handler reaches. Serves one visit.</summary>
internal sealed class HandlerType
{
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> _blocks;
    private readonly Dictionary<ISymbol, BodyOperations> _operations = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, List<IMethodSymbol>> _calls = new(SymbolEqualityComparer.Default);
    private readonly ISymbol[] _members;
    private readonly INamedTypeSymbol _type;

    /// <summary>A type's, of the operation blocks of its members.</summary>
    public HandlerType(INamedTypeSymbol type, ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> blocks)
    {
        _type = type.OriginalDefinition;
        _blocks = blocks;
        _members = [.. blocks.Keys];
        Uses = new SymbolUses(AllOperations);
    }

    /// <summary>The type.</summary>
    public INamedTypeSymbol Type => _type;

    /// <summary>What its bodies, constructors and initializers do with names.</summary>
    public SymbolUses Uses { get; }

    /// <summary>All operations of the type, those of constructors and initializers too.</summary>
    public IEnumerable<IOperation> AllOperations() => _members.SelectMany(member => Operations(member).All);

    /// <summary>All calls of the type.</summary>
    public IEnumerable<IInvocationOperation> AllInvocations() => _members.SelectMany(member => Operations(member).Invocations);

    /// <summary>Adds a lambda or local function as a method of its own, which handlers may be and reach.</summary>
    public void Add(IMethodSymbol function, IOperation? body)
        => _blocks[function] = body is null ? ImmutableArray<IOperation>.Empty : ImmutableArray.Create(body);

    /// <summary>The bodies that a handler reaches, each once, its own first.</summary>
    public List<HandlerBody> Reach(HandlerEntry entry, CancellationToken cancellationToken)
    {
        var bodies = new List<HandlerBody>();
        var methods = new List<IMethodSymbol> { entry.Method };
        HashSet<IMethodSymbol>? seen = null;
        for (var i = 0; i < methods.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var method = methods[i];
            if (!_blocks.TryGetValue(method, out var own))
            {
                continue;
            }

            bodies.Add(new HandlerBody(entry, entry.Kinds, method, own, Operations(method), Uses));
            foreach (var next in Calls(method))
            {
                seen ??= new(SymbolEqualityComparer.Default) { entry.Method };
                if (!BootstrapHandlers.IsWithin(next, seen) && seen.Add(next))
                {
                    methods.Add(next);
                }
            }
        }

        return bodies;
    }

    private BodyOperations Operations(ISymbol member)
    {
        if (!_operations.TryGetValue(member, out var operations))
        {
            _operations.Add(member, operations = new BodyOperations(_blocks[member]));
        }

        return operations;
    }

    /// <summary>The methods of the type that a method calls or refers to.</summary>
    private List<IMethodSymbol> Calls(IMethodSymbol caller)
    {
        if (!_calls.TryGetValue(caller, out var calls))
        {
            calls = [];
            var operations = Operations(caller);
            foreach (var invocation in operations.Invocations)
            {
                Add(invocation.TargetMethod);
            }

            foreach (var reference in operations.MethodReferences)
            {
                Add(reference.Method);
            }

            _calls.Add(caller, calls);
        }

        return calls;

        void Add(IMethodSymbol method)
        {
            if (SymbolEqualityComparer.Default.Equals(method.OriginalDefinition.ContainingType, _type))
            {
                calls.Add(method.OriginalDefinition);
            }
        }
    }
}
