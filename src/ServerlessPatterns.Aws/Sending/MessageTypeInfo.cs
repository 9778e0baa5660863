using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessPatterns.Aws;

/// <summary>
/// How a message is written: as its consumers read it. A context that says nothing of options is read with <see cref="JsonSerializerDefaults.Web"/>, and filters
/// name properties so; written with the context's own defaults, a message would pass no filter, without a word from anybody. Options that somebody has set
/// stay as they are.
/// </summary>
internal static class MessageTypeInfo
{
    public static JsonTypeInfo<T> AsConsumersReadIt<T>(JsonTypeInfo<T> typeInfo)
    {
        if (typeInfo.OriginatingResolver is not JsonSerializerContext context
            || !IsDefault(typeInfo.Options, context)
            || context.GetType().IsDefined(typeof(JsonSourceGenerationOptionsAttribute), inherit: false))
        {
            return typeInfo;
        }

        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = context };
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }

    /// <summary>Nothing is set of what decides how a message is written.</summary>
    private static bool IsDefault(JsonSerializerOptions options, JsonSerializerContext context)
        => ReferenceEquals(options.TypeInfoResolver, context) && options is
        {
            Converters.Count: 0,
            PropertyNamingPolicy: null,
            DictionaryKeyPolicy: null,
            Encoder: null,
            ReferenceHandler: null,
            DefaultIgnoreCondition: JsonIgnoreCondition.Never,
            NumberHandling: JsonNumberHandling.Strict,
            IncludeFields: false,
            IgnoreReadOnlyFields: false,
            IgnoreReadOnlyProperties: false,
            WriteIndented: false,
        };
}
