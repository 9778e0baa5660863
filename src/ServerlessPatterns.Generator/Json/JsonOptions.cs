using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Json;

/// <summary>What a serializer's options say of names and values.</summary>
/// <param name="Naming">How properties are named.</param>
/// <param name="IncludeFields">Whether public fields are in the JSON.</param>
/// <param name="EnumsAsText">Whether enums are written as their members' names.</param>
/// <param name="OmitReadOnly">Whether properties without a setter are left out.</param>
/// <param name="Ignore">Which values of a property leave it out, where it does not say so itself.</param>
/// <param name="NumbersAsText">Whether numbers are written as texts, where neither a property nor its type says otherwise.</param>
/// <param name="Converters">The converters, of which the first that takes a type writes it.</param>
internal sealed record JsonOptions(
    JsonNaming Naming,
    bool IncludeFields,
    bool EnumsAsText,
    bool OmitReadOnly,
    JsonIgnore Ignore,
    bool NumbersAsText,
    EquatableArray<JsonOptionsConverter> Converters)
{
    /// <summary>JsonSerializerDefaults.Web, with which messages are read unless a context says otherwise.</summary>
    public static readonly JsonOptions Web = new(JsonNaming.CamelCase, false, false, false, JsonIgnore.Never, false, EquatableArray<JsonOptionsConverter>.Empty) { IgnoresCase = true };

    /// <summary>Whether names that differ in case alone are one when they are read.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Reads [JsonSourceGenerationOptions]; without it, the serializer's general options.</summary>
    public static JsonOptions Read(AttributeData? attribute)
    {
        if (attribute is null)
        {
            return Web with { Naming = JsonNaming.AsIs, IgnoresCase = false };
        }

        // JsonSerializerDefaults.Web is 1.
        var isWeb = attribute.Positional(0) is { Value: 1 };
        var naming = isWeb ? JsonNaming.CamelCase : JsonNaming.AsIs;
        if (attribute.Named<int>("PropertyNamingPolicy") is { } policy && Enum.IsDefined(typeof(JsonNaming), policy) && policy != 0)
        {
            naming = (JsonNaming)policy;
        }

        var converters = attribute.Named("Converters") is { Kind: TypedConstantKind.Array, IsNull: false } array ? array.Values.Select(value => value.Value).OfType<ITypeSymbol>() : [];
        return new(
            naming,
            attribute.Named<bool>("IncludeFields") ?? false,
            attribute.Named<bool>("UseStringEnumConverter") ?? false,
            attribute.Named<bool>("IgnoreReadOnlyProperties") ?? false,
            (JsonIgnore)(attribute.Named<int>("DefaultIgnoreCondition") ?? 0),
            IsWrittenAsText(attribute.Named<int>("NumberHandling")),
            converters.Select(JsonOptionsConverter.Read).ToEquatableArray())
        {
            IgnoresCase = attribute.Named<bool>("PropertyNameCaseInsensitive") ?? isWeb,
        };
    }

    /// <summary>What the converters make of a type; null: they leave it alone.</summary>
    public JsonKind? ConvertedKind(ITypeSymbol type)
    {
        foreach (var converter in Converters)
        {
            if (converter.MayTake(type))
            {
                return converter.Kind;
            }
        }

        return null;
    }

    /// <summary>The same without the converters that may or may not take a type: who names a property of an object knows it to be one.</summary>
    public JsonOptions WithoutFactories => Converters.Any(converter => converter.Type is null)
        ? this with { Converters = Converters.Where(converter => converter.Type is not null).ToEquatableArray() }
        : this;

    /// <summary>JsonNumberHandling.WriteAsString is 2.</summary>
    public static bool IsWrittenAsText(int? numberHandling) => ((numberHandling ?? 0) & 2) != 0;
}
