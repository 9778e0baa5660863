using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Arguments of attributes, and where they stand. An argument that does not compile is taken as not given.</summary>
internal static class AttributeExtensions
{
    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Error)
            {
                return argument.Value;
            }
        }

        return null;
    }

    public static T? Named<T>(this AttributeData attribute, string name)
        where T : struct
        => attribute.Named(name) is { Kind: not TypedConstantKind.Array, Value: T value } ? value : null;

    public static string? Text(this AttributeData attribute, string name)
        => attribute.Named(name) is { Kind: not TypedConstantKind.Array, Value: string value } ? value : null;

    public static TypedConstant? Positional(this AttributeData attribute, int index)
        => attribute.ConstructorArguments is var arguments && index < arguments.Length && arguments[index].Kind != TypedConstantKind.Error ? arguments[index] : null;

    /// <summary>A value that is no array.</summary>
    public static object? Scalar(this TypedConstant constant) => constant.Kind == TypedConstantKind.Array ? null : constant.Value;

    public static Location? Location(this AttributeData attribute) => attribute.ApplicationSyntaxReference is { } reference ? reference.SyntaxTree.GetLocation(reference.Span) : null;

    /// <summary>Where the named argument stands; the attribute, if it is not there.</summary>
    public static Location? Location(this AttributeData attribute, string name)
    {
        foreach (var argument in Arguments(attribute))
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == name)
            {
                return argument.GetLocation();
            }
        }

        return attribute.Location();
    }

    /// <summary>Where the positional argument stands; the attribute, if it is not there.</summary>
    public static Location? Location(this AttributeData attribute, int index)
    {
        foreach (var argument in Arguments(attribute))
        {
            if (argument.NameEquals is null && index-- == 0)
            {
                return argument.GetLocation();
            }
        }

        return attribute.Location();
    }

    private static SeparatedSyntaxList<AttributeArgumentSyntax> Arguments(AttributeData attribute)
        => attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: var arguments } ? arguments : default;
}
