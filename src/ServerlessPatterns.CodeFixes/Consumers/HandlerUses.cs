using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Who else binds a handler's signature.</summary>
internal static class HandlerUses
{
    /// <summary>Whether a base class, an interface or a derived class fixes the signature.</summary>
    public static bool IsBound(IMethodSymbol method)
        => method.IsOverride
            || method.IsVirtual
            || method.IsAbstract
            || method.IsExtern
            || method.PartialDefinitionPart is not null
            || method.PartialImplementationPart is not null
            || !method.ExplicitInterfaceImplementations.IsEmpty
            || method.ContainingType.AllInterfaces.SelectMany(each => each.GetMembers()).Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    /// <summary>The places that name a method, generated code aside: its generator writes that anew.</summary>
    public static async Task<IReadOnlyList<(Document Document, SyntaxNode Node)>> FindAsync(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
    {
        var uses = new List<(Document, SyntaxNode)>();
        foreach (var found in await SymbolFinder.FindReferencesAsync(method, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var location in found.Locations)
            {
                if (location.Document is not SourceGeneratedDocument && await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root)
                {
                    uses.Add((location.Document, root.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true)));
                }
            }
        }

        return uses;
    }

    /// <summary>Whether a place calls the method and leaves aside what it returns.</summary>
    public static bool IsCallForItself(SyntaxNode name)
    {
        var called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return called.Parent is InvocationExpressionSyntax call
            && call.Expression == called
            && (call.Parent is AwaitExpressionSyntax awaiting ? awaiting.Parent : call.Parent) is ExpressionStatementSyntax;
    }
}
