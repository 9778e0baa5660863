using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>
/// Finds the compilation's types that bear an attribute without asking the compiler about any other type: by the attribute's name, through
/// aliases too. What it finds may still turn out to bear another attribute of the same name.
/// </summary>
internal sealed class AttributedTypes(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly TreeDeclarations[] _trees = compilation.SyntaxTrees.Select(tree => TreeDeclarations.Of(tree, cancellationToken)).ToArray();

    /// <summary>The types, each once, in the order of their first declaration that bears the attribute.</summary>
    /// <param name="attribute">The attribute's class name, <c>QueueConsumerAttribute</c>.</param>
    public IReadOnlyList<INamedTypeSymbol> Bearing(string attribute)
    {
        var names = WithAliases(attribute);
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var types = new List<INamedTypeSymbol>();
        foreach (var tree in _trees)
        {
            foreach (var (name, declaration) in tree.Attributes)
            {
                if ((names.Contains(name) || names.Contains(name + "Attribute"))
                    && compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
                    && seen.Add(type))
                {
                    types.Add(type);
                }
            }
        }

        return types;
    }

    /// <summary>The attribute's name and every alias of it; an alias may stand for an alias of an outer namespace.</summary>
    private HashSet<string> WithAliases(string attribute)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { attribute };
        var known = 0;
        while (known < names.Count)
        {
            known = names.Count;
            foreach (var tree in _trees)
            {
                foreach (var (alias, target) in tree.Aliases)
                {
                    if (names.Contains(target))
                    {
                        names.Add(alias);
                    }
                }
            }
        }

        return names;
    }
}
