using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>How all of the compared read and write JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(OrderLineBody))]
[JsonSerializable(typeof(OrderLineAnswer))]
[JsonSerializable(typeof(LoadBalancerRequestGraph))]
[JsonSerializable(typeof(LoadBalancerAnswerGraph))]
public sealed partial class EndpointJson : JsonSerializerContext;
