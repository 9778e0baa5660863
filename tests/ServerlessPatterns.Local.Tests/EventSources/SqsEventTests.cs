using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Local.EventSources;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Tests.Queues;

namespace ServerlessPatterns.Local.Tests.EventSources;

public class SqsEventTests
{
    private readonly TestQueues _queues = new();

    /// <summary>The samples are those of https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html.</summary>
    [Theory]
    [InlineData("standard", "my-queue")]
    [InlineData("fifo", "fifo.fifo")]
    public void An_event_is_written_as_AWS_shows_it(string sample, string name)
    {
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Events", $"{sample}.json")))!;
        var queue = _queues.Add(name, settings => settings with { Arn = $"arn:aws:sqs:us-east-2:123456789012:{name}" });
        foreach (var record in expected["Records"]!.AsArray())
        {
            queue.Send(new NewMessage((string)record!["body"]!)
            {
                Attributes = record["messageAttributes"]!.AsObject().ToDictionary(
                    pair => pair.Key,
                    pair => new MessageAttribute((string)pair.Value!["dataType"]!, (string)pair.Value["stringValue"]!)),
                GroupId = (string?)record["attributes"]!["MessageGroupId"],
                DeduplicationId = (string?)record["attributes"]!["MessageDeduplicationId"],
            });
        }

        var written = Write(queue);

        // Our own ids and times in AWS's places; the sample leaves md5OfMessageAttributes out, which real events have where there are attributes
        // (https://docs.aws.amazon.com/powertools/typescript/2.14.0/api/types/_aws-lambda-powertools_parser.types.SqsEvent.html).
        foreach (var (ours, theirs) in written["Records"]!.AsArray().Zip(expected["Records"]!.AsArray()))
        {
            foreach (var field in (string[])["messageId", "receiptHandle"])
            {
                theirs![field] = (string?)ours![field];
            }

            foreach (var field in (string[])["SentTimestamp", "SequenceNumber", "SenderId", "ApproximateFirstReceiveTimestamp"])
            {
                if (theirs!["attributes"]![field] is not null)
                {
                    theirs["attributes"]![field] = (string?)ours!["attributes"]![field];
                }
            }

            var hasDigest = ours!.AsObject().Remove("md5OfMessageAttributes");
            Assert.Equal(theirs!["messageAttributes"]!.AsObject().Count > 0, hasDigest);
        }

        Assert.Equal(expected.ToJsonString(), written.ToJsonString());
    }

    [Fact]
    public async Task A_consumer_of_ours_reads_all_that_was_sent()
    {
        const string Body = "{\"name\":\"Zoë 🎄 </script> \\\"\"}\r\n\t\u2028";
        var (queue, deadLetterQueue) = _queues.AddWithDeadLetterQueue(1, "orders.fifo");
        queue.Send(new NewMessage(Body)
        {
            GroupId = "g",
            DeduplicationId = "d",
            TraceHeader = "Root=1-5759e988-bd862e3fe1be46a994272793",
            Attributes = new Dictionary<string, MessageAttribute>
            {
                ["kind"] = new("String", "grö\"ße"),
                ["blob"] = new("Binary", null, new byte[] { 1, 2, 255 }),
            },
        });
        queue.Receive();
        _queues.Time.Advance(30);
        queue.Receive();

        var consumer = new Consumer();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Write(deadLetterQueue).ToJsonString()));
        using var answer = await consumer.InvokeAsync(input, new InvocationContext("1", DateTimeOffset.UtcNow.AddMinutes(1)));
        Assert.Equal("{\"batchItemFailures\":[]}", await new StreamReader(answer).ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Body, consumer.Body);
        Assert.Equal(2, consumer.Context.ReceiveCount);
        Assert.Equal(("g", "dead.fifo"), (consumer.Context.GroupId, consumer.Context.QueueName));
        Assert.Equal(queue.Settings.Arn, consumer.Context.GetSystemAttribute("DeadLetterQueueSourceArn"));
        Assert.Equal("Root=1-5759e988-bd862e3fe1be46a994272793", consumer.Context.GetSystemAttribute("AWSTraceHeader"));
        Assert.True(consumer.Context.TryGetAttribute("kind", out var kind));
        Assert.Equal("grö\"ße", kind);
        Assert.True(consumer.Context.TryGetBinaryAttribute("blob", out var blob));
        Assert.Equal([1, 2, 255], blob);
    }

    private static JsonNode Write(LocalQueue queue)
    {
        var buffer = new ArrayBufferWriter<byte>();
        new SqsEventWriter(queue.Settings.Arn).Write(queue.Receive(), buffer);
        return JsonNode.Parse(buffer.WrittenSpan)!;
    }

    private sealed class Consumer() : QueueConsumerFunction<string>(new() { Name = "Consumer", QueueName = "orders", Fifo = true })
    {
        public string? Body { get; private set; }

        public MessageContext Context { get; private set; }

        protected override string Read(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);

        protected override ValueTask HandleAsync(string message, MessageContext context, InvocationContext invocation, CancellationToken cancellationToken)
        {
            Body = message;
            Context = context.Detach();
            return default;
        }
    }
}
