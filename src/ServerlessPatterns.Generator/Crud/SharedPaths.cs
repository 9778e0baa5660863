using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>Finds tables at one path.</summary>
internal static class SharedPaths
{
    public static void Check(ReadContext context)
    {
        var tables = context.Index.Tables
            .Select(type => (Type: type, Attribute: type.Attribute(context.Types.CrudTableAttribute)!))
            .Where(table => TablePath.TryRead(table.Type, table.Attribute, context.Silent(), out _))
            .ToLookup(table => Path(table.Type, table.Attribute, context), StringComparer.Ordinal);
        foreach (var same in tables.Where(same => same.Skip(1).Any()))
        {
            foreach (var (type, attribute) in same)
            {
                var others = string.Join(", ", same.Where(other => !other.Type.Is(type)).Select(other => $"'{other.Type.ToDisplayString()}'"));
                context.Report(UsageRules.SamePath, context.Own(attribute.Location(0)) ?? ClassReader.Location(type), type.Name, same.Key, others);
            }
        }
    }

    private static string Path(INamedTypeSymbol type, AttributeData attribute, ReadContext context)
    {
        TablePath.TryRead(type, attribute, context.Silent(), out var path);
        return path;
    }
}
