using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Json;

/// <summary>What a serializer's options say of names and values.</summary>
/// <param name="Naming">How properties are named.</param>
/// <param name="IncludeFields">Whether public fields are in the JSON.</param>
/// <param name="EnumsAsText">Whether enums are written as their members' names.</param>
/// <param name="OmitReadOnly">Whether properties without a setter are left out.</param>
/// <param name="Ignore">Which values of a property leave it out, where it does not say so itself.</param>
internal sealed record JsonOptions(JsonNaming Naming, bool IncludeFields, bool EnumsAsText, bool OmitReadOnly, JsonIgnore Ignore)
{
    /// <summary>JsonSerializerDefaults.Web, with which messages are read unless a context says otherwise.</summary>
    public static readonly JsonOptions Web = new(JsonNaming.CamelCase, false, false, false, JsonIgnore.Never);

    /// <summary>Reads [JsonSourceGenerationOptions]; without it, the serializer's general options.</summary>
    public static JsonOptions Read(AttributeData? attribute)
    {
        if (attribute is null)
        {
            return new(JsonNaming.AsIs, false, false, false, JsonIgnore.Never);
        }

        // JsonSerializerDefaults.Web is 1.
        var naming = attribute.Positional(0) is { Value: 1 } ? JsonNaming.CamelCase : JsonNaming.AsIs;
        if (attribute.Named<int>("PropertyNamingPolicy") is { } policy && Enum.IsDefined(typeof(JsonNaming), policy) && policy != 0)
        {
            naming = (JsonNaming)policy;
        }

        var converters = attribute.Named("Converters") is { Kind: TypedConstantKind.Array, IsNull: false } array ? array.Values.Select(value => value.Value as ITypeSymbol) : [];
        return new(
            naming,
            attribute.Named<bool>("IncludeFields") ?? false,
            attribute.Named<bool>("UseStringEnumConverter") == true || converters.Any(type => type is { Name: "JsonStringEnumConverter", IsDefinition: true }),
            attribute.Named<bool>("IgnoreReadOnlyProperties") ?? false,
            (JsonIgnore)(attribute.Named<int>("DefaultIgnoreCondition") ?? 0));
    }
}
