using System.Text;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>The logical name that a type gives to what is named after it: its own in kebab case.</summary>
internal static class LogicalName
{
    public static string Of(ITypeSymbol type) => KebabCase(Words(type));

    /// <summary>The type's name with those of its arguments: Envelope&lt;Order&gt; is EnvelopeOrder.</summary>
    private static string Words(ITypeSymbol type)
        => type switch
        {
            IArrayTypeSymbol array => Words(array.ElementType) + "-array",
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } => Words(underlying),
            INamedTypeSymbol { TypeArguments.Length: > 0 } generic => generic.Name + "-" + string.Join("-", generic.TypeArguments.Select(Words)),
            _ => type.Name,
        };

    /// <summary>ShipOrder is ship-order, HTTPRequest is http-request.</summary>
    internal static string KebabCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var character = name[i];
            if (character is '_' or '-')
            {
                Separate(text);
                continue;
            }

            if (char.IsUpper(character) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
            {
                Separate(text);
            }

            text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString().TrimEnd('-');
    }

    private static void Separate(StringBuilder text)
    {
        if (text.Length > 0 && text[text.Length - 1] != '-')
        {
            text.Append('-');
        }
    }
}
