using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Names that mean at a place what they are meant to.</summary>
internal static class NameAt
{
    /// <summary>A name that nothing in a declaration has.</summary>
    public static string Free(string stem, SyntaxNode declaration)
    {
        var names = new HashSet<string>(declaration.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);
        var name = stem;
        for (var number = 2; names.Contains(name); number++)
        {
            name = stem + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>A type's name as it has to be written at a place: with its namespace, where that is not in scope.</summary>
    public static string Written(string name, string ns, int position, SemanticModel model)
        => model.LookupNamespacesAndTypes(position, name: name).Any(found => found.ContainingNamespace?.ToDisplayString() == ns) ? name : $"{ns}.{name}";
}
