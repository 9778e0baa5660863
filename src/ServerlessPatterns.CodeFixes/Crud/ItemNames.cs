using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>
/// Whether the object persistence model keeps a record's members by the names that its JSON has, which are a [CrudTable]'s. See
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DeclarativeTagsList.html
/// </summary>
internal static class ItemNames
{
    public static bool Agree(INamedTypeSymbol type, JsonOptions options)
        => type.WithBases().SelectMany(each => each.GetAttributes()).Where(IsOfModel).All(attribute => Is(attribute, "DynamoDBTableAttribute"))
            && JsonMember.All(type, options).All(Agrees);

    private static bool Agrees(JsonMember member)
    {
        var attributes = member.Symbol.GetAttributes().Where(IsOfModel).ToArray();
        if (!attributes.All(IsPlain))
        {
            return false;
        }

        var isKept = IsKept(member.Symbol) && attributes.All(attribute => attribute.AttributeClass?.Name != "DynamoDBIgnoreAttribute");
        if (!isKept || member.JsonName is null)
        {
            return isKept == member.JsonName is not null;
        }

        // [DynamoDBTable] changes no more than the case of names that are the members' own, as JSON's naming does.
        return attributes.Select(Name).OfType<string>().FirstOrDefault() is { } given
            ? given == member.JsonName
            : string.Equals(member.Symbol.Name, member.JsonName, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The model leaves out what it cannot set.</summary>
    private static bool IsKept(ISymbol member)
        => member.DeclaredAccessibility == Accessibility.Public && member is IPropertySymbol { GetMethod: not null, SetMethod: not null } or IFieldSymbol { IsReadOnly: false };

    private static bool IsOfModel(AttributeData attribute)
    {
        for (var each = attribute.AttributeClass; each is not null; each = each.BaseType)
        {
            if (each.ContainingNamespace?.ToDisplayString() == ItemKeys.Namespace)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says no more than a key, a name, or that the member is left out. Indexes, versions and conversions are none of a [CrudTable]'s.</summary>
    private static bool IsPlain(AttributeData attribute)
        => (Is(attribute, "DynamoDBHashKeyAttribute") || Is(attribute, "DynamoDBRangeKeyAttribute") || Is(attribute, "DynamoDBPropertyAttribute") || Is(attribute, "DynamoDBIgnoreAttribute"))
            && attribute.ConstructorArguments.All(argument => argument is { Kind: TypedConstantKind.Primitive, Value: string })
            && attribute.NamedArguments.All(argument => argument.Key == "AttributeName");

    private static bool Is(AttributeData attribute, string name) => attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == ItemKeys.Namespace;

    private static string? Name(AttributeData attribute) => attribute.Positional(0)?.Value as string ?? attribute.Text("AttributeName");
}
