using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessPatterns;
using ServerlessPatterns.Hosting;

/// <summary>The function that each host runs: a queue consumer without start-up, as it is generated.</summary>
internal sealed class Function : QueueConsumerFunction<Order>
{
    private static readonly Function s_consumer = new();

    private Function()
        : base(new QueueConsumerOptions { Name = "Function", QueueName = "orders", Parallelism = 1 })
    {
    }

    public static InvocationHandler Create() => s_consumer.InvokeAsync;

    protected override Order Read(ReadOnlyMemory<byte> body) => MessageBody.ReadJson(body, FunctionJson.Default.Order);

    protected override ValueTask HandleAsync(
        Order message, MessageContext context, InvocationContext invocation, CancellationToken cancellationToken) => default;
}

/// <summary>The function's message.</summary>
internal sealed record Order(string OrderId, string Country, decimal Total);

/// <summary>How it is read.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Order))]
internal sealed partial class FunctionJson : JsonSerializerContext;
