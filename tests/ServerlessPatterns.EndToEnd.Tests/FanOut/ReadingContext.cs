using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.EndToEnd.Tests.FanOut;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Reading))]
internal sealed partial class ReadingContext : JsonSerializerContext;
