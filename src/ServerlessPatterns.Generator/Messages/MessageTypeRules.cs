using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Messages;

/// <summary>
/// What System.Text.Json can serialize and deserialize. See
/// https://learn.microsoft.com/dotnet/standard/serialization/system-text-json/supported-types and …/immutability for constructors.
/// </summary>
internal static class MessageTypeRules
{
    private const string Concrete = "take a class, record or struct";
    private const string RawBody = "for the raw body take ReadOnlyMemory<byte> or string";

    public static (string Problem, string Remedy)? Problem(ITypeSymbol type, ReadContext context)
        => WritingProblem(type, context) ?? ReadingProblem(type);

    /// <summary>What keeps a type from being serialized: of it a reader asks more.</summary>
    public static (string Problem, string Remedy)? WritingProblem(ITypeSymbol type, ReadContext context)
    {
        if (Form(type) is { } form)
        {
            return (form, Concrete);
        }

        if (type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
        {
            return ("is bytes, which JSON holds as base64 in quotation marks", RawBody);
        }

        if ((type as INamedTypeSymbol)?.WithBases().Any(each => each.IsNamed("System.IO", "Stream")) == true)
        {
            return ("is a stream, which the serializer does not know", RawBody);
        }

        if (type.Contains(static part => part is INamedTypeSymbol { IsFileLocal: true }) || !context.Compilation.IsSymbolAccessibleWithin(type, context.Compilation.Assembly))
        {
            return ("is not accessible from generated code", "make it internal or public");
        }

        return type.IsRefusedAsObsolete() ? ("is obsolete as an error", Concrete) : null;
    }

    private static (string Problem, string Remedy)? ReadingProblem(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named || JsonNames.Attribute(type, "JsonConverterAttribute") is not null || IsOfFramework(named))
        {
            return null;
        }

        if (IsCollection(named))
        {
            return named.IsAbstract ? ($"is {Kind(named)}", "take a list, an array or a dictionary") : null;
        }

        if (named.IsAbstract && JsonNames.Attribute(named, "JsonDerivedTypeAttribute") is null)
        {
            return ($"is {Kind(named)} without [JsonDerivedType]", "name the types that it may be, or take one of them");
        }

        return named.IsAbstract ? null : Constructors(named);
    }

    private static string? Form(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Dynamic } => "is dynamic",
        { SpecialType: SpecialType.System_Void } => "is void",
        { TypeKind: TypeKind.Delegate } => "is a delegate",
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "is a pointer",
        { TypeKind: TypeKind.TypeParameter } => "is a type parameter",
        { IsRefLikeType: true } => "is a ref struct",
        { IsStatic: true } => "is static",
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "is an address",
        { IsTupleType: true } => "is a tuple, whose members are fields, which the serializer does not read",
        INamedTypeSymbol { IsUnboundGenericType: true } => "is an open generic type",
        IArrayTypeSymbol { Rank: > 1 } => "is an array of several dimensions",
        _ when type.Contains(static part => part.TypeKind is TypeKind.TypeParameter or TypeKind.Pointer or TypeKind.FunctionPointer) => "holds a type parameter or pointer",
        _ => null,
    };

    private static string Kind(INamedTypeSymbol type) => type.TypeKind == TypeKind.Interface ? "an interface" : "abstract";

    /// <summary>The serializer knows the framework's own types better than its constructors tell.</summary>
    public static bool IsOfFramework(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return true;
        }

        var ns = type.ContainingNamespace;
        while (ns is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            ns = ns.ContainingNamespace;
        }

        return ns is { Name: "System" };
    }

    public static bool IsCollection(INamedTypeSymbol type) => type.AllInterfaces.Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable);

    /// <summary>The one with [JsonConstructor], else the public one without parameters, else the only public one; each parameter a member.</summary>
    public static (string Problem, string Remedy)? Constructors(INamedTypeSymbol type)
    {
        var constructors = type.InstanceConstructors;
        var marked = constructors.Where(each => JsonNames.Attribute(each, "JsonConstructorAttribute") is not null).ToArray();
        if (marked.Length > 1)
        {
            return ("has several constructors with [JsonConstructor]", "leave one");
        }

        var accessible = constructors.Where(each => each.DeclaredAccessibility == Accessibility.Public).ToArray();
        var chosen = JsonConstructor.Of(type);
        if (chosen is null)
        {
            return type.IsValueType ? null
                : accessible.Length == 0 ? ("has no public constructor", "make one public or mark one with [JsonConstructor]")
                : ($"has {accessible.Length} public constructors, none without parameters", "mark one with [JsonConstructor]");
        }

        foreach (var parameter in chosen.Parameters)
        {
            if (!HasMember(type, parameter.Name))
            {
                return ($"has a constructor whose parameter '{parameter.Name}' is no property of it", $"give it a property {parameter.Name}, or another constructor with [JsonConstructor]");
            }
        }

        return null;
    }

    private static bool HasMember(INamedTypeSymbol type, string name)
        => type.WithBases().Any(each => each.GetMembers().Any(member => member is IPropertySymbol or IFieldSymbol && string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)));
}
