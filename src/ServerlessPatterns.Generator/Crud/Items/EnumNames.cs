using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud.Items;

/// <summary>The names of an enum's members in JSON.</summary>
internal static class EnumNames
{
    /// <summary>The names; none where a value may be several of them, as flags are.</summary>
    public static EquatableArray<string> Of(ITypeSymbol type)
        => type.Attribute("System", "FlagsAttribute") is not null
            ? EquatableArray<string>.Empty
            : type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(Of).Distinct().ToEquatableArray();

    private static string Of(IFieldSymbol member)
        => JsonNames.Attribute(member, "JsonStringEnumMemberNameAttribute")?.Positional(0)?.Scalar() as string ?? member.Name;
}
