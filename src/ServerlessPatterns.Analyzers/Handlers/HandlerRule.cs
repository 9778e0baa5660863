using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>
/// A rule that looks at handlers. One object serves one compilation: what it needs of its types it resolves in its constructor. Bodies are walked once for
/// all rules, each of which is shown the operations that it asks for; it may be called for several types at once.
/// </summary>
internal abstract class HandlerRule
{
    /// <summary>What it reports.</summary>
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>The operations that it looks at.</summary>
    public virtual ImmutableArray<OperationKind> Kinds => ImmutableArray<OperationKind>.Empty;

    /// <summary>Whether there is anything for it in the compilation; if not it is not called.</summary>
    public virtual bool IsConcerned => true;

    /// <summary>An operation of a handler.</summary>
    public virtual void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
    }

    /// <summary>A handler as a whole, with all bodies that it reaches inside its type, its own first.</summary>
    public virtual void VisitHandler(HandlerEntry entry, IReadOnlyList<HandlerBody> bodies, Action<Diagnostic> report)
    {
    }

    /// <summary>A type that has handlers as a whole: its constructors and initializers too, and what no handler reaches.</summary>
    public virtual void VisitType(HandlerType type, Action<Diagnostic> report)
    {
    }

    /// <summary>The diagnostic.</summary>
    protected Diagnostic At(SyntaxNode node, params object?[] arguments) => Diagnostic.Create(Descriptor, node.GetLocation(), arguments);

    /// <summary>The diagnostic, at the name of what is called: a call may be many lines long.</summary>
    protected Diagnostic AtCall(IInvocationOperation call, IEnumerable<Location>? additionalLocations, ImmutableDictionary<string, string?>? properties, params object?[] arguments)
        => Diagnostic.Create(Descriptor, CalledName(call.Syntax).GetLocation(), additionalLocations, properties, arguments);

    /// <summary>The diagnostic, at a symbol's name.</summary>
    protected Diagnostic At(ISymbol symbol, params object?[] arguments) => Diagnostic.Create(Descriptor, Name(symbol) ?? Location.None, arguments);

    /// <summary>The name of a symbol. A lambda, which has none, may be many lines long: its parameters stand for it.</summary>
    private static Location? Name(ISymbol symbol) => symbol is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } ? symbol.Locations.FirstOrDefault()
        : symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.GetLocation(),
            SimpleLambdaExpressionSyntax lambda => lambda.Parameter.GetLocation(),
            AnonymousMethodExpressionSyntax method => method.DelegateKeyword.GetLocation(),
            _ => symbol.Locations.FirstOrDefault(),
        };

    private static SyntaxNode CalledName(SyntaxNode call) => (call as InvocationExpressionSyntax)?.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        { } expression => expression,
        null => call,
    };
}
