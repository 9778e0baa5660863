using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Lets an item have the strings of its attributes, instead of others out of their JSON. Members that the serializer's own converters would read, strings and lists
/// and dictionaries of them, are read by ours, which look for the strings where the attributes are. Where a number, the attribute's place, stands in the JSON
/// instead of a text, is between <see cref="ItemJsonWriter"/> and them.
/// </summary>
internal static class SharedTexts
{
    private static readonly Dictionary<Type, JsonConverter> s_converters = new()
    {
        [typeof(string)] = new SharedTextConverter(),
        [typeof(List<string>)] = new SharedTextListConverter<List<string?>>(),
        [typeof(IList<string>)] = new SharedTextListConverter<IList<string?>>(),
        [typeof(ICollection<string>)] = new SharedTextListConverter<ICollection<string?>>(),
        [typeof(IEnumerable<string>)] = new SharedTextListConverter<IEnumerable<string?>>(),
        [typeof(IReadOnlyList<string>)] = new SharedTextListConverter<IReadOnlyList<string?>>(),
        [typeof(IReadOnlyCollection<string>)] = new SharedTextListConverter<IReadOnlyCollection<string?>>(),
        [typeof(Dictionary<string, string>)] = new SharedTextMapConverter<Dictionary<string, string?>>(),
        [typeof(IDictionary<string, string>)] = new SharedTextMapConverter<IDictionary<string, string?>>(),
        [typeof(IReadOnlyDictionary<string, string>)] = new SharedTextMapConverter<IReadOnlyDictionary<string, string?>>(),
    };

    /// <summary>The type, read so.</summary>
    public static JsonTypeInfo<T> ForReading<T>(JsonTypeInfo<T> typeInfo)
    {
        var options = typeInfo.Options;
        return options.TypeInfoResolver is { } resolver && IsUsual(options)
            ? (JsonTypeInfo<T>)new JsonSerializerOptions(options) { TypeInfoResolver = resolver.WithAddedModifier(Modify) }.GetTypeInfo(typeof(T))
            : typeInfo;
    }

    /// <summary>Whether a member is read so.</summary>
    public static bool AreRead(JsonPropertyInfo property) => property.Options.TypeInfoResolver is not null && IsUsual(property.Options) && Converter(property) is not null;

    private static void Modify(JsonTypeInfo typeInfo)
    {
        if (typeInfo.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in typeInfo.Properties)
        {
            if (Converter(property) is { } converter)
            {
                property.CustomConverter = converter;
            }
        }
    }

    /// <summary>Users' converters go before ours, and objects that are to be filled are the serializer's affair.</summary>
    private static JsonConverter? Converter(JsonPropertyInfo property)
    {
        if (property.CustomConverter is not null || property.ObjectCreationHandling is not null || property.NumberHandling is not null || !s_converters.TryGetValue(property.PropertyType, out var converter))
        {
            return null;
        }

        foreach (var users in property.Options.Converters)
        {
            if (users.CanConvert(property.PropertyType) || users.CanConvert(typeof(string)))
            {
                return null;
            }
        }

        return converter;
    }

    private static bool IsUsual(JsonSerializerOptions options) => options.PreferredObjectCreationHandling == JsonObjectCreationHandling.Replace && options.ReferenceHandler is null;
}
