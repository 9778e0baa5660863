using System.Text.Json.Serialization;

namespace ServerlessPatterns.Aws.Tests.Queue;

/// <summary>What the tests send to queues.</summary>
internal sealed record Order(int Number, string Text = "");

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ReadOnlyMemory<byte>))]
internal sealed partial class OrderJson : JsonSerializerContext;
