using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Benchmarks.Sending;

/// <summary>How the message is written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PublishedOrder))]
public sealed partial class PublishedOrderJson : JsonSerializerContext;
