using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Questions that several readers ask of symbols.</summary>
internal static class SymbolExtensions
{
    public static bool Is(this ITypeSymbol type, INamedTypeSymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(type, other);

    public static bool Bears(this ISymbol symbol, INamedTypeSymbol? attribute) => symbol.Attribute(attribute) is not null;

    public static AttributeData? Attribute(this ISymbol symbol, INamedTypeSymbol? attributeClass)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Is(attributeClass) == true)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>An attribute of a library that may not be referenced, by its name.</summary>
    public static AttributeData? Attribute(this ISymbol symbol, string ns, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.IsNamed(ns, name))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>
    /// The attributes in an order that only the files' contents and names decide. The compiler's own order puts the parts of a type in the file that
    /// was edited last behind the others, so that it depends on where somebody has typed.
    /// </summary>
    public static IEnumerable<AttributeData> AttributesInOrder(this INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Length <= 1
            ? type.GetAttributes()
            : type.GetAttributes()
                .OrderBy(attribute => attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath, StringComparer.Ordinal)
                .ThenBy(attribute => attribute.ApplicationSyntaxReference?.Span.Start);

    public static bool IsNamed(this ITypeSymbol type, string ns, string name) => type.Name == name && type.ContainingNamespace.IsNamed(ns);

    public static bool IsNamed(this INamespaceSymbol? ns, string name)
    {
        var end = name.Length;
        for (; ns is { IsGlobalNamespace: false }; ns = ns.ContainingNamespace)
        {
            var start = end - ns.Name.Length;
            if (start < 0 || string.CompareOrdinal(name, start, ns.Name, 0, ns.Name.Length) != 0)
            {
                return false;
            }

            if (start == 0)
            {
                return ns.ContainingNamespace is { IsGlobalNamespace: true };
            }

            if (name[start - 1] != '.')
            {
                return false;
            }

            end = start - 1;
        }

        return false;
    }

    /// <summary>Whether the compiler refuses code that uses the symbol: [Obsolete(…, error: true)].</summary>
    public static bool IsRefusedAsObsolete(this ISymbol symbol)
        => symbol.Attribute("System", "ObsoleteAttribute") is { ConstructorArguments: [_, { Value: true }] };

    /// <summary>The type as C# refers to it in generated code.</summary>
    public static string Reference(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The type as a message names it.</summary>
    public static string Display(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>Whether the type, or a type in it (argument, element, containing type), is such.</summary>
    public static bool Contains(this ITypeSymbol type, Func<ITypeSymbol, bool> such)
        => such(type) || type switch
        {
            IArrayTypeSymbol array => array.ElementType.Contains(such),
            IPointerTypeSymbol pointer => pointer.PointedAtType.Contains(such),
            INamedTypeSymbol named => named.TypeArguments.Any(argument => argument.Contains(such)) || (named.ContainingType is { } outer && outer.Contains(such)),
            _ => false,
        };

    /// <summary>The types that contain the type, itself first.</summary>
    public static IEnumerable<INamedTypeSymbol> WithContaining(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            yield return current;
        }
    }

    /// <summary>The base types, the type itself first.</summary>
    public static IEnumerable<INamedTypeSymbol> WithBases(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
