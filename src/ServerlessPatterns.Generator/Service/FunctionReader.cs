using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Reads what every pattern's class has: its name, its function settings, its constructor.</summary>
internal static class FunctionReader
{
    public static FunctionModel? Read(INamedTypeSymbol type, AttributeData attribute, ReadContext context)
    {
        var ns = type.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString(new SymbolDisplayFormat(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces)) : "";
        var path = type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            path = outer.Name + "." + path;
        }

        return new FunctionModel(
            new ClassName(ns, path, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)),
            Setting(attribute, "TimeoutSeconds") ?? 30,
            Setting(attribute, "MemoryMegabytes") ?? 512,
            Setting(attribute, "ReservedConcurrency"),
            EquatableArray<ConstructorArgument>.Empty,
            Disposal.None,
            EquatableArray<AllowedAction>.Empty);
    }

    public static int? Setting(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Value is int value)
            {
                return value;
            }
        }

        return null;
    }
}
