using System.Text.Json.Serialization;

namespace ServerlessPatterns;

/// <summary>How the serializer writes the keys whose text only it knows.</summary>
[JsonSerializable(typeof(DateTime))]
[JsonSerializable(typeof(DateTimeOffset))]
internal sealed partial class KeyJsonContext : JsonSerializerContext;
