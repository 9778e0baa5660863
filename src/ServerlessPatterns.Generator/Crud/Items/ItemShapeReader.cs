using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud.Items;

/// <summary>Reads what the items of a type look like in JSON, member by member, to any depth.</summary>
internal sealed class ItemShapeReader(JsonOptions options)
{
    /// <summary>
    /// How deep DynamoDB nests lists and maps, the item itself included. See
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
    /// </summary>
    public const int MaximumDepth = 32;

    /// <summary>More than a mapping template of the greatest length could name: reading on would only take time.</summary>
    private const int MaximumMembers = 10000;

    // Quotes and backslashes end or escape a text, dollars and hashes begin a reference or directive in mapping templates.
    private static readonly Regex s_unusable = new("['\"\\\\$#\\p{C}]", RegexOptions.CultureInvariant);

    private const string KnownType = "give it a type of known members, or leave it out with [JsonIgnore]";

    private readonly List<ITypeSymbol> _open = [];
    private readonly List<ItemProblem> _problems = [];
    private int _count;

    /// <summary>What is wrong, in the order of the members.</summary>
    public IReadOnlyList<ItemProblem> Problems => _problems;

    /// <summary>The members of a type; of what cannot be kept there is a problem.</summary>
    public IReadOnlyList<(JsonMember Member, ItemMember Item)> Members(INamedTypeSymbol type)
    {
        _open.Add(type);
        var constructor = JsonConstructor.Of(type);
        var members = new List<(JsonMember, ItemMember)>();
        var names = new HashSet<string>(options.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var member in JsonMember.All(type, options))
        {
            if (member.JsonName is not { } name)
            {
                continue;
            }

            if (++_count > MaximumMembers)
            {
                break;
            }

            if (name.Length == 0)
            {
                Problem(member.Symbol, "has an empty JSON name, and DynamoDB has no attribute without a name", "give it another name with [JsonPropertyName]");
            }
            else if (s_unusable.Match(name) is { Success: true } unusable)
            {
                Problem(member.Symbol, $"has the JSON name '{name}', with a character ('{unusable.Value}') that mapping templates cannot hold", "give it another name with [JsonPropertyName]");
            }
            else if (!names.Add(name))
            {
                Problem(member.Symbol, $"has the JSON name '{name}', and so has another member", "give it another name with [JsonPropertyName]");
            }
            else if (Read(member) is { } shape)
            {
                members.Add((member, new ItemMember(name, shape, IsRequired(member, shape, constructor))));
            }

            // Said once, at the member of the item itself.
            if (_count > MaximumMembers && _open.Count == 1)
            {
                Problem(member.Symbol, $"makes the item hold more than {MaximumMembers} members, for which no mapping template is long enough (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html)", "split it");
                break;
            }
        }

        _open.RemoveAt(_open.Count - 1);
        return members;
    }

    private static bool IsRequired(JsonMember member, ItemShape shape, IMethodSymbol? constructor)
        => !shape.IsNullable && (member.IsAlwaysWritten || (member.IsOmittedWhenNull && !member.Type.IsValueType))
            && (member.Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }
                || constructor?.Parameters.Any(parameter => !parameter.IsOptional && string.Equals(parameter.Name, member.Symbol.Name, StringComparison.OrdinalIgnoreCase)) == true);

    private ItemShape? Read(JsonMember member)
        => Read(member.Type, JsonNames.Attribute(member.Symbol, "JsonConverterAttribute"), member.Symbol) is { } shape
            ? LengthRules.Apply(shape, member.Symbol)
            : null;

    private ItemShape? Read(ITypeSymbol type, AttributeData? converter, ISymbol member)
    {
        var isNullable = type.NullableAnnotation != NullableAnnotation.NotAnnotated && !type.IsValueType;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] })
        {
            isNullable = true;
            type = underlying;
        }

        return ReadPresent(type, converter, member) is { } shape ? shape with { IsNullable = isNullable } : null;
    }

    private ItemShape? ReadPresent(ITypeSymbol type, AttributeData? converter, ISymbol member)
    {
        // What does not resolve is the compiler's error.
        if (type.TypeKind == TypeKind.Error)
        {
            return null;
        }

        converter ??= JsonNames.Attribute(type, "JsonConverterAttribute");
        var kind = JsonShape.KindOf(type, converter, member, options);
        if (ScalarShapes.Of(type, kind) is { } scalar)
        {
            return scalar;
        }

        if (kind is JsonKind.Unknown or JsonKind.NumberText)
        {
            return Problem(
                member,
                converter is not null ? $"is read and written by the converter '{(converter.Positional(0)?.Scalar() as ITypeSymbol)?.Display() ?? "of its own"}', so that its JSON is not known" : $"has the type '{type.Display()}', whose JSON is not known",
                KnownType);
        }

        return CollectionForm.Of(type) is { } collection ? Collection(type, collection, member) : Record(type, member);
    }

    private ItemShape? Collection(ITypeSymbol type, CollectionForm collection, ISymbol member)
    {
        if (collection.Key is { SpecialType: not SpecialType.System_String } key)
        {
            return Problem(member, $"is a dictionary whose keys are of the type '{key.Display()}'", "take string keys");
        }

        if (!Enter(type, member))
        {
            return null;
        }

        _open.Add(type);
        var read = Read(collection.Element, null, member);
        _open.RemoveAt(_open.Count - 1);
        if (read is not { } element)
        {
            return null;
        }

        var isTextSet = collection.IsSet && element is { Kind: ItemShapeKind.Text, IsNullable: false };
        return ItemShape.Of(collection.Key is not null ? ItemShapeKind.Map : isTextSet ? ItemShapeKind.TextSet : ItemShapeKind.List, element);
    }

    private ItemShape? Record(ITypeSymbol type, ISymbol member)
    {
        const string Known = "take a record, class or struct of known members";
        if (type is INamedTypeSymbol && type.AllInterfaces.Append(type).Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable))
        {
            return Problem(member, $"has the type '{type.Display()}', whose elements' type is not known", "take a list of a known type");
        }

        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || named.IsTupleType)
        {
            return Problem(member, $"has the type '{type.Display()}', which is {(type.TypeKind == TypeKind.Interface ? "an interface" : type.IsTupleType ? "a tuple" : "no type of known members")}", Known);
        }

        // Of the framework's own types the serializer knows more than their members tell, or nothing.
        if (MessageTypeRules.IsOfFramework(named) && !named.IsNamed("System.Collections.Generic", "KeyValuePair"))
        {
            return Problem(member, $"has the type '{type.Display()}', whose JSON is not known", KnownType);
        }

        if (named.IsAbstract || JsonNames.Attribute(named, "JsonPolymorphicAttribute") is not null || JsonNames.Attribute(named, "JsonDerivedTypeAttribute") is not null)
        {
            return Problem(member, $"has the type '{type.Display()}', whose values may be of several types", Known);
        }

        if (MessageTypeRules.Constructors(named) is var (problem, remedy))
        {
            return Problem(member, $"has the type '{type.Display()}', which {problem}", remedy);
        }

        if (!Enter(type, member))
        {
            return null;
        }

        var members = Members(named);
        return members.Count == 0 && _problems.Count == 0 && _count <= MaximumMembers
            ? Problem(member, $"has the type '{type.Display()}', which has no member that the serializer writes", Known)
            : ItemShape.Record(members.Select(each => each.Item));
    }

    /// <summary>Whether a type may stand here: it must not hold itself, nor lie too deep.</summary>
    private bool Enter(ITypeSymbol type, ISymbol member)
    {
        var start = _open.FindIndex(open => SymbolEqualityComparer.Default.Equals(open, type));
        if (start >= 0)
        {
            var path = _open.Skip(start).Append(type).Select(each => each.WithNullableAnnotation(NullableAnnotation.None).Display());
            Problem(member, $"holds its own type ({string.Join(" → ", path)}), and a table's items have no end then", "keep the other items' keys instead");
            return false;
        }

        if (_open.Count >= MaximumDepth)
        {
            Problem(member, $"lies more than {MaximumDepth} levels deep, and DynamoDB nests no deeper (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html)", "flatten it");
            return false;
        }

        return true;
    }

    private ItemShape? Problem(ISymbol member, string problem, string remedy)
    {
        _problems.Add(new ItemProblem(member, problem, remedy));
        return null;
    }
}
