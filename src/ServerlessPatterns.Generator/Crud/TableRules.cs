using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
            context.Report(UsageRules.LanguageVersion, ClassReader.Location(type), type.Name, version.ToDisplayString());
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

        if (ClientNameTaken(type, table) is { } taken)
        {
            context.Report(UsageRules.GeneratedName, ClassReader.Location(type), type.Name, $"gets the client class '{taken}', and there is already a type or namespace of that name", "rename one of the two");
            return false;
        }

        if (TableTemplates.Longest(table) is var (name, length) && length > TableTemplates.MaximumLength)
        {
            context.Report(UsageRules.Table, ClassReader.Location(type), type.Name, $"has {table.Members.Count} members, whose mapping template for {name} has {length} characters, and API Gateway takes at most {TableTemplates.MaximumLength} (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html)", "split it, or keep what belongs together in nested lists");
            return false;
        }

        if (table.Authorization == TableAuthorization.None && table.Operations != TableOperations.None)
        {
            context.Report(UsageRules.OpenTable, attribute.Location("Authorization"), type.Name, table.Path);
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

    private static string? ClientNameTaken(INamedTypeSymbol type, TableModel table)
        => type.ContainingNamespace.GetMembers(table.ClientName).Any(other => other is INamespaceSymbol || (other is INamedTypeSymbol { Arity: 0 } named && !ClassReader.IsGenerated(named)))
            ? (table.Item.Namespace.Length == 0 ? "" : table.Item.Namespace + ".") + table.ClientName
            : null;
}
