using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Json;

/// <summary>A property or field of a message as the serializer sees it.</summary>
internal readonly struct JsonMember
{
    private JsonMember(ISymbol symbol, ITypeSymbol type, JsonIgnore ignore, string? jsonName, string? problem)
    {
        Ignore = ignore;
        Symbol = symbol;
        Type = type;
        JsonName = jsonName;
        Problem = problem;
    }

    public ISymbol Symbol { get; }

    public ITypeSymbol Type { get; }

    /// <summary>Which of its values leave it out.</summary>
    public JsonIgnore Ignore { get; }

    /// <summary>Its name in the JSON; null: it is not there.</summary>
    public string? JsonName { get; }

    /// <summary>Why it is not in the JSON.</summary>
    public string? Problem { get; }

    /// <summary>Whether it is in the JSON of every value of its owner.</summary>
    public bool IsAlwaysWritten
        => Ignore is JsonIgnore.Never or JsonIgnore.WhenReading
            || (Ignore == JsonIgnore.WhenWritingNull && Type.IsValueType && Type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T);

    /// <summary>Whether null is among its values, and is left out.</summary>
    public bool IsOmittedWhenNull => Ignore is JsonIgnore.WhenWritingNull or JsonIgnore.WhenWritingDefault;

    /// <summary>The member of a C# name; null if there is none.</summary>
    public static JsonMember? Find(ITypeSymbol type, string name, JsonOptions options)
    {
        // An interface's members are spread over its bases.
        var declaring = type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named ? named.AllInterfaces.Prepend(named) : (type as INamedTypeSymbol)?.WithBases() ?? [];
        foreach (var each in declaring)
        {
            foreach (var member in each.GetMembers(name))
            {
                if (member is IPropertySymbol { IsIndexer: false } property)
                {
                    return Read(property, property.Type, options);
                }

                if (member is IFieldSymbol { IsImplicitlyDeclared: false } field)
                {
                    return Read(field, field.Type, options);
                }
            }
        }

        return null;
    }

    /// <summary>Every property and field, in the order of declaration, the type's own before its bases'; of those that hide one another, the first.</summary>
    public static IEnumerable<JsonMember> All(INamedTypeSymbol type, JsonOptions options)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);

        // What is half typed has no name yet.
        foreach (var member in type.WithBases().SelectMany(each => each.GetMembers()).Where(member => member.Name.Length > 0))
        {
            if (member is IPropertySymbol { IsIndexer: false, IsStatic: false } property && names.Add(property.Name))
            {
                yield return Read(property, property.Type, options);
            }
            else if (member is IFieldSymbol { IsImplicitlyDeclared: false, IsStatic: false, AssociatedSymbol: null } field && names.Add(field.Name))
            {
                yield return Read(field, field.Type, options);
            }
        }
    }

    /// <summary>The name of the member that was likely meant.</summary>
    public static string? Suggestion(ITypeSymbol type, string name)
        => type is not INamedTypeSymbol named ? null : Spelling.Nearest(
            name,
            named.WithBases()
                .SelectMany(each => each.GetMembers())
                .Where(member => member is IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public })
                .Select(member => member.Name));

    private static JsonMember Read(ISymbol symbol, ITypeSymbol type, JsonOptions options)
    {
        var ignore = JsonNames.Attribute(symbol, "JsonIgnoreAttribute") is { } attribute
            ? (JsonIgnore)(attribute.Named<int>("Condition") ?? (int)JsonIgnore.Always)
            : options.Ignore;
        var problem = Absence(symbol, ignore, options);
        var name = JsonNames.Attribute(symbol, "JsonPropertyNameAttribute") is { } named && named.Positional(0)?.Scalar() is string given
            ? given
            : JsonNamePolicy.Apply(options.Naming, symbol.Name);
        return new JsonMember(symbol, type, ignore, problem is null ? name : null, problem);
    }

    private static string? Absence(ISymbol symbol, JsonIgnore ignore, JsonOptions options)
    {
        if (symbol.IsStatic)
        {
            return "is static";
        }

        if (ignore is JsonIgnore.Always or JsonIgnore.WhenWriting)
        {
            return "bears [JsonIgnore]";
        }

        var isIncluded = JsonNames.Attribute(symbol, "JsonIncludeAttribute") is not null;
        if (symbol.DeclaredAccessibility != Accessibility.Public && !isIncluded)
        {
            return "is not public, nor does it bear [JsonInclude]";
        }

        return symbol switch
        {
            IFieldSymbol when !options.IncludeFields && !isIncluded => "is a field, which the serializer leaves out without [JsonInclude]",
            IPropertySymbol { GetMethod: null } => "has no getter",
            IPropertySymbol { SetMethod: null } when options.OmitReadOnly && !isIncluded => "has no setter, and the serializer's options leave such properties out",
            _ => null,
        };
    }
}
