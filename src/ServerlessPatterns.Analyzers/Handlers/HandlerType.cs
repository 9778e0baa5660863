using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>A type that has handlers: its bodies, and what of them each handler reaches. Members are added by any thread; what comes then is one visit, by one.</summary>
internal sealed class HandlerType
{
    private readonly Dictionary<ISymbol, HandlerMember> _members = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol _type;

    /// <summary>A type whose members are still to come.</summary>
    public HandlerType(INamedTypeSymbol type)
    {
        _type = type.OriginalDefinition;
        Uses = new SymbolUses(AllOperations);
    }

    /// <summary>The type.</summary>
    public INamedTypeSymbol Type => _type;

    /// <summary>What its bodies, constructors and initializers do with names.</summary>
    public SymbolUses Uses { get; }

    /// <summary>All operations of the type, those of constructors and initializers too.</summary>
    public IEnumerable<IOperation> AllOperations() => Declared().SelectMany(member => member.Operations.All);

    /// <summary>All calls of the type.</summary>
    public IEnumerable<IInvocationOperation> AllInvocations() => Declared().SelectMany(member => member.Operations.Invocations);

    /// <summary>Adds a member's operation blocks.</summary>
    public void Add(ISymbol member, ImmutableArray<IOperation> blocks)
    {
        lock (_members)
        {
            _members[member] = new HandlerMember(blocks);
        }
    }

    /// <summary>Adds a lambda or local function as a method of its own, which handlers may be and reach.</summary>
    public void Add(IMethodSymbol function, IOperation? body) => Add(function, body is null ? ImmutableArray<IOperation>.Empty : ImmutableArray.Create(body));

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
            if (!_members.TryGetValue(method, out var own))
            {
                continue;
            }

            bodies.Add(new HandlerBody(entry, entry.Kinds, method, own.Blocks, own.Operations, Uses));
            foreach (var next in own.Calls ??= Calls(own.Operations))
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

    /// <summary>Ends the visit: what the next one can use is given back.</summary>
    public void End()
    {
        foreach (var member in _members.Values)
        {
            member.End();
        }
    }

    /// <summary>The members that the compiler knows, each operation once: a lambda or local function is in one of them already.</summary>
    private HandlerMember[] Declared()
        => [.. _members.Where(member => member.Key is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }).Select(member => member.Value)];

    /// <summary>The methods of the type that a body calls or refers to.</summary>
    private List<IMethodSymbol> Calls(BodyOperations operations)
    {
        var calls = new List<IMethodSymbol>();
        foreach (var invocation in operations.Invocations)
        {
            Add(invocation.TargetMethod);
        }

        foreach (var reference in operations.MethodReferences)
        {
            Add(reference.Method);
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
