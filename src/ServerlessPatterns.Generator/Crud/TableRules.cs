using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>What must hold for a type to have a table.</summary>
internal static class TableRules
{
    /// <summary>Whether the type itself can be a table's item; if not, that is reported, and the rest is pointless to look at.</summary>
    public static bool HasUsableForm(INamedTypeSymbol type, ReadContext context)
    {
        // On anything else the attribute itself is the compiler's error.
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.Name.Length == 0)
        {
            return false;
        }

        if (Problem(type, context) is var (problem, remedy))
        {
            context.Report(UsageRules.Table, ClassReader.Location(type), type.Name, problem, remedy);
            return false;
        }

        if (context.Compilation is CSharpCompilation { LanguageVersion: var version and < LanguageVersion.CSharp11 })
        {
            context.Report(UsageRules.LanguageVersion, ClassReader.Location(type), type.Name, version.ToDisplayString(), "client");
            return false;
        }

        return true;
    }

    /// <summary>Whether what was read fits together; if not, that is reported.</summary>
    public static bool Hold(INamedTypeSymbol type, AttributeData attribute, TableModel table, ReadContext context)
    {
        if (!Enum.IsDefined(typeof(TableAuthorization), table.Authorization))
        {
            context.Report(UsageRules.SettingRange, attribute.Location("Authorization"), type.Name, "Authorization", (int)table.Authorization, "a member of ApiAuthorization", "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html");
            return false;
        }

        if (table.Operations != TableOperations.None && ClientNameTaken(type, table, context) is { } taken)
        {
            var client = (table.Item.Namespace.Length == 0 ? "" : table.Item.Namespace + ".") + table.ClientName;
            context.Report(UsageRules.GeneratedName, ClassReader.Location(type), type.Name, $"gets the client class '{client}', and {taken}", "rename one of the two");
            return false;
        }

        if (TableTemplates.Longest(table) is var (name, length) && length > TableTemplates.MaximumLength)
        {
            context.Report(UsageRules.Table, ClassReader.Location(type), type.Name, $"has {table.Members.Count} members, whose mapping template for {name} has {length} characters, and API Gateway takes at most {TableTemplates.MaximumLength} (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html)", "split it, or keep what belongs together in nested lists");
            return false;
        }

        return true;
    }

    private static (string Problem, string Remedy)? Problem(INamedTypeSymbol type, ReadContext context)
    {
        if (type.IsStatic || type.IsAbstract || type.IsRefLikeType)
        {
            return (type.IsStatic ? "is static" : type.IsAbstract ? "is abstract" : "is a ref struct", "put the attribute on a record, class or struct of which there are values");
        }

        if (type.IsGenericType)
        {
            return (type.TypeParameters.Length > 0 ? "is generic" : $"is nested in the generic type '{type.ContainingType.Display()}'", "derive a type from it that is not, and put the attribute there");
        }

        if (JsonProblem(type) is { } json)
        {
            return json;
        }

        for (var each = type; each is not null; each = each.ContainingType)
        {
            if (each.IsFileLocal)
            {
                return ("is local to its file", "remove 'file'");
            }

            if (each.IsRefusedAsObsolete())
            {
                return ("is obsolete as an error", "remove one of the two attributes");
            }
        }

        return context.Compilation.IsSymbolAccessibleWithin(type, context.Compilation.Assembly)
            ? null
            : ("is not accessible outside its containing type", "make it and the types that contain it internal or public");
    }

    /// <summary>An item is an object of the type's own members.</summary>
    private static (string Problem, string Remedy)? JsonProblem(INamedTypeSymbol type)
    {
        if (JsonNames.Attribute(type, "JsonConverterAttribute") is { } converter)
        {
            return ($"is read and written by the converter '{(converter.Positional(0)?.Scalar() as ITypeSymbol)?.Display() ?? "of its own"}', so that its JSON is not known", "put the attribute on a type that the serializer writes member by member");
        }

        if (JsonNames.Attribute(type, "JsonPolymorphicAttribute") is not null || JsonNames.Attribute(type, "JsonDerivedTypeAttribute") is not null)
        {
            return ("has [JsonPolymorphic] or [JsonDerivedType], so that its values may be of several types", "put the attribute on one of these");
        }

        return type.AllInterfaces.Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable)
            ? ("is a collection, which the serializer writes without its members", "put it into a record that has the key")
            : null;
    }

    private static string? ClientNameTaken(INamedTypeSymbol type, TableModel table, ReadContext context)
    {
        if (type.ContainingNamespace.GetMembers(table.ClientName).Any(other => other is INamespaceSymbol || (other is INamedTypeSymbol { Arity: 0 } named && !ClassReader.IsGenerated(named))))
        {
            return "there is already a type or namespace of that name";
        }

        // A nested type's containing types stand before its name: A.B_C and A_B.C both make A_B_C.
        var twin = context.Index.Tables.FirstOrDefault(other => !other.Is(type)
            && SymbolEqualityComparer.Default.Equals(other.ContainingNamespace, type.ContainingNamespace)
            && TableModel.ClientNameOf(ClassReader.Name(other)) == table.ClientName
            && other.Attribute(context.Types.CrudTableAttribute)?.Named<int>("Operations") is not (int)TableOperations.None);
        return twin is null ? null : $"so does '{twin.Display()}'";
    }
}
