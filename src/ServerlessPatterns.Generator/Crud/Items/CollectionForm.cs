using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud.Items;

/// <summary>What the serializer makes of a collection type.</summary>
/// <param name="Key">A dictionary's key; null: it is none.</param>
/// <param name="Element">The elements, or a dictionary's values.</param>
/// <param name="IsSet">Whether it holds each element once.</param>
internal sealed record CollectionForm(ITypeSymbol? Key, ITypeSymbol Element, bool IsSet)
{
    /// <summary>The form; null for what is no collection.</summary>
    public static CollectionForm? Of(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            return new CollectionForm(null, array.ElementType, false);
        }

        if (type is not INamedTypeSymbol named || type.SpecialType == SpecialType.System_String)
        {
            return null;
        }

        var interfaces = named.AllInterfaces.Prepend(named).ToArray();
        if (interfaces.FirstOrDefault(each => each is { Name: "IDictionary" or "IReadOnlyDictionary", TypeArguments.Length: 2 } && each.ContainingNamespace.IsNamed("System.Collections.Generic")) is { } dictionary)
        {
            return new CollectionForm(dictionary.TypeArguments[0], dictionary.TypeArguments[1], false);
        }

        return interfaces.FirstOrDefault(each => each.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T) is { } sequence
            ? new CollectionForm(null, sequence.TypeArguments[0], interfaces.Any(each => each is { Name: "ISet" or "IReadOnlySet", TypeArguments.Length: 1 } && each.ContainingNamespace.IsNamed("System.Collections.Generic")))
            : null;
    }
}
