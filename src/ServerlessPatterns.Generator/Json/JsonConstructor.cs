using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Json;

/// <summary>The constructor that the serializer calls: the one with [JsonConstructor], else the public one without parameters, else the only public one.</summary>
internal static class JsonConstructor
{
    public static IMethodSymbol? Of(INamedTypeSymbol type)
    {
        var accessible = type.InstanceConstructors.Where(each => each.DeclaredAccessibility == Accessibility.Public).ToArray();
        return type.InstanceConstructors.FirstOrDefault(each => JsonNames.Attribute(each, "JsonConstructorAttribute") is not null)
            ?? accessible.FirstOrDefault(each => each.Parameters.Length == 0)
            ?? (accessible.Length == 1 ? accessible[0] : null);
    }
}
