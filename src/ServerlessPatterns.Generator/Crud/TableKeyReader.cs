using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Crud.Items;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>Reads which properties are a table's keys.</summary>
internal static class TableKeyReader
{
    private const string Types = "a string, Guid, whole number, decimal, DateOnly, DateTime or DateTimeOffset";

    // DynamoDB's limits, in bytes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
    private const int LongestPartitionKey = 2048;
    private const int LongestSortKey = 1024;

    public static bool TryRead(INamedTypeSymbol type, IReadOnlyList<(JsonMember Member, ItemMember Item)> members, ReadContext context, out TableKeys? keys)
    {
        keys = null;
        var partition = Marked(type, context.Types.PartitionKeyAttribute);
        var sort = Marked(type, context.Types.SortKeyAttribute);
        if (partition.Length == 0)
        {
            context.Report(UsageRules.TableKey, ClassReader.Location(type), type.Name, "has no partition key", $"put [PartitionKey] on the property that tells its items apart: {Types}; on a positional record's parameter [property: PartitionKey]");
            return false;
        }

        if (partition.Length > 1)
        {
            return Problem(type, partition[1], "is a second partition key, and a table has one", "remove [PartitionKey]; two properties that tell items apart together are a partition key and a [SortKey]", context);
        }

        if (sort.Length > 1)
        {
            return Problem(type, sort[1], "is a second sort key, and a table has one", "remove [SortKey]", context);
        }

        var same = sort.Length == 1 && SymbolEqualityComparer.Default.Equals(sort[0], partition[0]);
        if (same)
        {
            return Problem(type, sort[0], "is both the partition key and the sort key", "remove one of the two attributes", context);
        }

        var first = Read(type, partition[0], LongestPartitionKey, "key", members, context);
        var second = sort.Length == 0 ? null : Read(type, sort[0], LongestSortKey, "sort", members, context);
        var isGenerated = partition[0].Attribute(context.Types.PartitionKeyAttribute)?.Named<bool>("Generated") ?? false;
        if (first is null || (second is null && sort.Length > 0))
        {
            return false;
        }

        if (isGenerated && first.Shape is not ({ Kind: ItemShapeKind.Text, Rules.Format: null or "uuid" }))
        {
            return Problem(type, partition[0], $"is to be generated, and API Gateway makes a UUID, which is no {((IPropertySymbol)partition[0]).Type.Display()}", "make it a string or Guid, or leave out Generated", context);
        }

        if (isGenerated && second is not null)
        {
            return Problem(type, partition[0], "is to be generated beside a sort key, so that every item would lie in a partition of its own", "leave out Generated, or make the sort key an ordinary property", context);
        }

        if (second is not null && string.Equals(first.Parameter, second.Parameter, StringComparison.OrdinalIgnoreCase))
        {
            second = second with { Parameter = second.Parameter + "Sort" };
        }

        keys = new TableKeys(first, second, isGenerated);
        return true;
    }

    private static ISymbol[] Marked(INamedTypeSymbol type, INamedTypeSymbol? attribute)
        => [.. type.WithBases().SelectMany(each => each.GetMembers()).Where(member => member is IPropertySymbol && member.Bears(attribute))];

    private static TableKeyModel? Read(INamedTypeSymbol type, ISymbol property, int longest, string fallback, IReadOnlyList<(JsonMember Member, ItemMember Item)> members, ReadContext context)
    {
        var keyType = ((IPropertySymbol)property).Type;
        var (member, item) = members.FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Member.Symbol, property));
        if (item is null)
        {
            // Of a member that cannot be kept at all, that has been said.
            if (JsonMember.Find(type, property.Name, JsonOptions.Web) is { Problem: { } absence })
            {
                Problem(type, property, $"is a key and {absence}, so that it is not in the item's JSON", "a key must be read and written", context);
            }

            return null;
        }

        var isKeyType = keyType.SpecialType is SpecialType.System_String or SpecialType.System_Decimal or SpecialType.System_DateTime or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64)
            || (keyType.Name is "Guid" or "DateOnly" or "DateTimeOffset" && keyType.ContainingNamespace.IsNamed("System"));
        if (!isKeyType || item.Shape.Kind is not (ItemShapeKind.Text or ItemShapeKind.Number))
        {
            Problem(type, property, $"is a key of the type '{keyType.Display()}'", $"take {Types}", context);
            return null;
        }

        if (item.Shape.IsNullable && keyType.NullableAnnotation == NullableAnnotation.Annotated)
        {
            Problem(type, property, "is a key and may be null", "take the type without '?'", context);
            return null;
        }

        // A key is never null: what leaves nulls out leaves no key out.
        if (!member.IsAlwaysWritten && (keyType.IsValueType || !member.IsOmittedWhenNull))
        {
            Problem(type, property, "is a key, and [JsonIgnore] leaves some of its values out of the JSON", "remove the attribute", context);
            return null;
        }

        if (property is not IPropertySymbol { GetMethod: { } getter } || !context.Compilation.IsSymbolAccessibleWithin(getter, context.Compilation.Assembly))
        {
            Problem(type, property, "is a key that generated code cannot read", "make it and its getter internal or public", context);
            return null;
        }

        var rules = item.Shape.Kind == ItemShapeKind.Text
            ? item.Shape.Rules with { MinimumLength = Math.Max(1, item.Shape.Rules.MinimumLength ?? 1), MaximumLength = Math.Min(longest, item.Shape.Rules.MaximumLength ?? longest) }
            : item.Shape.Rules;
        var name = AsciiIdentifier.Of(item.Name, out _);
        return new TableKeyModel(
            item.Name,
            property.Name,
            keyType.Reference(),
            item.Shape with { IsNullable = false, Rules = rules },
            name.Length == 0 || name[0] is >= '0' and <= '9' ? fallback : char.ToLowerInvariant(name[0]) + name.Substring(1));
    }

    private static bool Problem(INamedTypeSymbol type, ISymbol property, string problem, string remedy, ReadContext context)
    {
        context.Report(UsageRules.TableKey, context.Own(property.Locations.FirstOrDefault()) ?? ClassReader.Location(type), $"{type.Name}.{property.Name}", problem, remedy);
        return false;
    }
}
