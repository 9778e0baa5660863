using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws;

/// <summary>How items are written.</summary>
internal static class ItemTypeInfo
{
    /// <summary>
    /// The code that the serializer's generator writes for speed makes "" of a byte[] that is null, which would be stored as an empty one. Options with an encoder
    /// keep the serializer to its metadata, which do not.
    /// </summary>
    public static JsonTypeInfo<T> ForWriting<T>(JsonTypeInfo<T> typeInfo, TableShape shape)
    {
        var options = typeInfo.Options;
        return options.Encoder is null && options.TypeInfoResolver is not null && HasBinary(shape)
            ? (JsonTypeInfo<T>)new JsonSerializerOptions(options) { Encoder = JavaScriptEncoder.Default }.GetTypeInfo(typeof(T))
            : typeInfo;
    }

    private static bool HasBinary(TableShape shape)
        => shape.Kind == TableShapeKind.Binary || (shape.Element is { } element && HasBinary(element)) || Array.Exists(shape.Members, member => HasBinary(member.Shape));
}
