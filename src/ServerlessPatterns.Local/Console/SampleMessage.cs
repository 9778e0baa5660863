using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Local.Console;

/// <summary>A message that a consumer can read, to be copied from the start of a local run.</summary>
internal static class SampleMessage
{
    private const int Deepest = 4;

    /// <summary>JSON of a message of a consumer's; null where none can be made up.</summary>
    [RequiresUnreferencedCode("Looks at the message type's properties.")]
    public static string? Of(Assembly assembly, string consumer)
        => Find(assembly, consumer)?.GetMethod("HandleAsync") is { } method
            && method.GetParameters() is [{ ParameterType: var type }, ..]
            && type != typeof(string) && type != typeof(ReadOnlyMemory<byte>)
            ? OfType(type)
            : null;

    /// <summary>JSON of a type; null where none can be made up.</summary>
    [RequiresUnreferencedCode("Looks at the type's properties.")]
    public static string? OfType(Type type) => Value(type, 0)?.ToJsonString(s_options);

    /// <summary>Text of a type that is read from text.</summary>
    [RequiresUnreferencedCode("Looks at the type's properties.")]
    public static string Text(Type type) => Value(type, 0) is JsonValue value ? value.ToString() : "text";

    /// <summary>A class of an assembly, by the name that a template has.</summary>
    [RequiresUnreferencedCode("Finds the class by its name.")]
    public static Type? Find(Assembly assembly, string name) => assembly.GetType(name) ?? assembly.GetType(name.Replace('.', '+'));

    private static readonly JsonSerializerOptions s_options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [RequiresUnreferencedCode("Looks at the type's properties.")]
    private static JsonNode? Value(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => true,
            _ when type == typeof(Guid) => Guid.NewGuid().ToString(),
            _ when type == typeof(DateTime) || type == typeof(DateTimeOffset) => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            _ when type == typeof(DateOnly) => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            _ when type == typeof(TimeOnly) => "12:00:00",
            _ when type == typeof(char) => "x",
            _ when type == typeof(TimeSpan) => "00:01:00",
            _ when type == typeof(Uri) => "https://example.com/",
            _ when type.IsEnum => type.IsDefined(typeof(JsonConverterAttribute)) ? JsonValue.Create(Enum.GetNames(type)[0]) : JsonValue.Create(Convert.ToInt64(Enum.GetValues(type).GetValue(0), System.Globalization.CultureInfo.InvariantCulture)),
            _ when type.IsPrimitive || type == typeof(decimal) => 1,
            _ when Element(type) is { } element => depth < Deepest && Value(element, depth + 1) is { } item ? new JsonArray(item) : [],
            _ when typeof(IEnumerable).IsAssignableFrom(type) => new JsonObject(),
            _ when depth < Deepest => Object(type, depth),
            _ => null,
        };
    }

    private static Type? Element(Type type)
        => type.IsArray ? type.GetElementType()
            : type.IsGenericType && type.GetGenericArguments() is [var element] && typeof(IEnumerable).IsAssignableFrom(type) ? element
            : null;

    [RequiresUnreferencedCode("Looks at the type's properties.")]
    private static JsonObject Object(Type type, int depth)
    {
        var members = new JsonObject();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0 && property.CanWrite && property.GetCustomAttribute<JsonIgnoreAttribute>() is null && Value(property.PropertyType, depth + 1) is { } value)
            {
                members[property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = value;
            }
        }

        return members;
    }
}
