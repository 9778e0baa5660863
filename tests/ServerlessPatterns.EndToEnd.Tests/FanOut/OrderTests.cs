using Amazon.Runtime;
using Amazon.SQS.Model;
using ServerlessPatterns.Aws;
using ServerlessPatterns.EndToEnd.Tests.Deployment;

namespace ServerlessPatterns.EndToEnd.Tests.FanOut;

/// <summary>A FIFO topic between a publisher of ours and two FIFO queues, deployed from the template of a generated service.</summary>
public sealed class OrderTests(AwsEmulator emulator)
{
    private const string Consumers =
        """
        namespace ServerlessPatterns.EndToEnd.Tests.FanOut;

        [QueueConsumer]
        internal sealed class Billing { public void HandleAsync(Reading reading) { } }

        [QueueConsumer]
        internal sealed class Archive { public void HandleAsync(Reading reading) { } }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_messages_published_in_batches_reach_every_queue_once_and_in_the_order_of_their_groups()
    {
        var template = GeneratedService.TemplateOf("metering", await File.ReadAllTextAsync(TestPaths.InProject("FanOut/Reading.cs"), Cancellation), Consumers);
        var stack = await TemplateStack.DeployAsync(new StackEnvironment(emulator), "metering", template);
        var topic = stack.Resources.Values.Single(resource => resource.Type == "AWS::SNS::Topic").Ref;
        using var client = new SnsClient(
            new BasicAWSCredentials("test", "test"),
            new SnsClientConfig { ServiceURL = emulator.Endpoint, AuthenticationRegion = StackEnvironment.Region });
        var publisher = new SnsTopicPublisher<Reading>(topic, ReadingContext.Default.Reading, client);
        string[] meters = [.. Enumerable.Range(1, 40).Select(number => $"meter-{number}")];
        var readings = Enumerable.Range(1, 250).SelectMany(number => meters.Select(meter => new Reading(meter, number))).ToList();
        Assert.Equal(10_000, readings.Count);

        await publisher.PublishBatchAsync(
            readings, reading => new SendOptions { GroupId = reading.Meter, DeduplicationId = $"{reading.Meter}/{reading.Number}" }, Cancellation);

        foreach (var consumer in new[] { "Billing", "Archive" })
        {
            var received = (await ReceivedAsync(stack.QueueOf($"ServerlessPatterns.EndToEnd.Tests.FanOut.{consumer}").Url)).ToLookup(reading => reading.Meter, reading => reading.Number);
            Assert.Equal(meters.Order(), received.Select(group => group.Key).Order());
            Assert.All(received, group => Assert.Equal(Enumerable.Range(1, 250), group));
        }
    }

    private async Task<List<Reading>> ReceivedAsync(string url)
    {
        var readings = new List<Reading>();
        while (await emulator.Sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, MessageSystemAttributeNames = ["MessageGroupId"] }, Cancellation)
            is { Messages: { Count: > 0 } messages })
        {
            foreach (var message in messages)
            {
                var reading = System.Text.Json.JsonSerializer.Deserialize(message.Body, ReadingContext.Default.Reading)!;
                Assert.Equal(reading.Meter, message.Attributes["MessageGroupId"]);
                readings.Add(reading);
            }

            var answer = await emulator.Sqs.DeleteMessageBatchAsync(
                url, [.. messages.Select((message, index) => new DeleteMessageBatchRequestEntry($"m{index}", message.ReceiptHandle))], Cancellation);
            Assert.Empty(answer.Failed ?? []);
        }

        return readings;
    }
}
