using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Rules.PassThrough;

/// <summary>The one call that code does nothing but make.</summary>
/// <param name="Does">What it does.</param>
/// <param name="Operations">The members of CrudOperations by which a table's API does the same.</param>
/// <param name="Item">The type of the item, where the call names it.</param>
internal sealed record PassedCall(string Does, int Operations, INamedTypeSymbol? Item)
{
    /// <summary>The property of a diagnostic that has the item's type, as its documentation's id.</summary>
    public const string ItemProperty = "Item";

    public ImmutableDictionary<string, string?> Properties => Item is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(ItemProperty, DocumentationCommentId.CreateDeclarationId(Item.OriginalDefinition));

    /// <summary>What to do.</summary>
    public string Remedy(LibraryTypes types)
    {
        var table = types.Find("ServerlessPatterns.CrudTableAttribute");
        var borne = table is null ? null : Item?.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, table));
        return borne is null ? "make the record a [CrudTable]"
            : (Allowed(borne) & Operations) == Operations ? $"'{Item!.Name}' is a [CrudTable], and its API does that already: remove it"
            : $"'{Item!.Name}' is a [CrudTable]: allow it in its Operations";
    }

    /// <summary>All, unless it says otherwise.</summary>
    private static int Allowed(AttributeData table)
        => table.NamedArguments.FirstOrDefault(argument => argument.Key == "Operations").Value is { Kind: TypedConstantKind.Enum, Value: int operations } ? operations : ~0;
}
