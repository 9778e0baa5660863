using System.Text.Json.Serialization;

namespace ServerlessPatterns.Tests.LoadBalancer;

internal sealed record Order(string Id, int Amount, string? Note = null);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(Faulty))]
internal sealed partial class OrderJson : JsonSerializerContext;
