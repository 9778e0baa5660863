using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessPatterns;

/// <summary>How items are written.</summary>
internal static class ItemTypeInfo
{
    private static readonly ConditionalWeakTable<JsonTypeInfo, JsonTypeInfo> s_known = [];

    /// <summary>
    /// The code that the serializer's generator writes for speed makes "" of a byte[] that is null, which the API would take for an empty one. Options with an
    /// encoder keep the serializer to its metadata, which do not. Clients are made often, options are dear: they are kept.
    /// </summary>
    public static JsonTypeInfo<T> WithMetadata<T>(JsonTypeInfo<T> typeInfo)
    {
        var options = typeInfo.Options;
        return options.Encoder is not null || options.TypeInfoResolver is null
            ? typeInfo
            : (JsonTypeInfo<T>)s_known.GetValue(typeInfo, static known => new JsonSerializerOptions(known.Options) { Encoder = JavaScriptEncoder.Default }.GetTypeInfo(known.Type));
    }
}
