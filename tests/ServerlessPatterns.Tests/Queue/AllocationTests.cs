using System.Text;
using System.Text.Json;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Tests.Queue;

[Collection(Alone.Name)]
public class AllocationTests
{
    private const int Batches = 2000;

    private sealed class ShipmentFunction() : QueueConsumerFunction<Shipment>(new QueueConsumerOptions { Name = "Acme.Shipper", QueueName = "shipment" })
    {
        public long Seen { get; private set; }

        protected override Shipment Read(ReadOnlyMemory<byte> body) => MessageBody.ReadJson(body, ShipmentJson.Default.Shipment);

        protected override ValueTask HandleAsync(
            Shipment message,
            MessageContext context,
            InvocationContext invocation,
            CancellationToken cancellationToken)
        {
            Seen += message.Parcels + context.ReceiveCount + context.SentTime.Ticks;
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task A_batch_allocates_at_most_1_KB_beyond_its_messages()
    {
        var bodies = Enumerable.Range(0, 10).Select(Body).ToArray();
        var json = TestSqsEvent.Of(bodies.Select((body, i) => TestSqsEvent.Record($"id-{i}", Encoding.UTF8.GetString(body)))).Bytes();
        var input = new MemoryStream(json);
        var function = new ShipmentFunction();
        var invocation = TestQueueFunction.LongInvocation;

        async Task OursAsync()
        {
            for (var i = 0; i < Batches; i++)
            {
                input.Position = 0;
                await function.InvokeAsync(input, invocation);
            }
        }

        Task MessagesAsync()
        {
            for (var i = 0; i < Batches; i++)
            {
                foreach (var body in bodies)
                {
                    JsonSerializer.Deserialize(body, ShipmentJson.Default.Shipment);
                }
            }

            return Task.CompletedTask;
        }

        var beyond = (await MeasureAsync(OursAsync) - await MeasureAsync(MessagesAsync)) / Batches;

        TestContext.Current.TestOutputHelper?.WriteLine($"{beyond} bytes a batch beyond its messages");
        Assert.InRange(beyond, 0, 1024);
    }

    // The loop works on several threads: what counts is what the process allocates. The least of some runs is the one in which nothing
    // else did.
    private static async Task<long> MeasureAsync(Func<Task> work)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 4; run++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await work();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private static byte[] Body(int i) => JsonSerializer.SerializeToUtf8Bytes(
        new Shipment(
            $"SHP-{i:d8}",
            $"ORD-{i:d8}",
            $"C-{i:d8}",
            "IE",
            12.5m + i,
            i,
            i % 2 == 0,
            DateTimeOffset.UnixEpoch.AddDays(i),
            new string('f', 150),
            new string('t', 150),
            ["walnut-desk-160", "oak-shelf-90", "brass-lamp-tall", "wool-rug-200x300"],
            new string('r', 300)),
        ShipmentJson.Default.Shipment);
}
