using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Benchmarks.Handler;

/// <summary>How the benchmark's types are read and written: all by generated code.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(SqsEventGraph))]
[JsonSerializable(typeof(BatchResponse))]
public sealed partial class HandlerJson : JsonSerializerContext;
