using System.Diagnostics;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Queue;

/// <summary>What a message carries of its trace, and what a listener sees. Activities are the process's: these tests run alone.</summary>
[Collection(nameof(SqsTracingTests))]
[CollectionDefinition(nameof(SqsTracingTests), DisableParallelization = true)]
public sealed class SqsTracingTests(AwsEmulator emulator)
{
    private const string Header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_current_activity_goes_along()
    {
        var queue = await TestQueue.CreateAsync(emulator);
        using var current = new Activity("current") { TraceStateString = "a=b" }.Start();

        await queue.Sender().SendAsync(new(1), cancellationToken: Cancellation);
        await queue.Sender().SendBatchAsync([new(2), new(3)], _ => new SendOptions { Attributes = new Dictionary<string, string> { ["own"] = "1" } }, Cancellation);

        Assert.All(await queue.ReceiveAsync(3), message => Assert.Equal((current.Id, "a=b"), (message.MessageAttributes["traceparent"].StringValue, message.MessageAttributes["tracestate"].StringValue)));
    }

    [Fact]
    public async Task Without_an_activity_there_is_no_attribute()
    {
        var queue = await TestQueue.CreateAsync(emulator);

        await queue.Sender().SendAsync(new(1), cancellationToken: Cancellation);

        Assert.Empty(Assert.Single(await queue.ReceiveAsync(1)).MessageAttributes ?? []);
    }

    [Fact]
    public async Task What_the_user_set_stays()
    {
        var queue = await TestQueue.CreateAsync(emulator);
        using var current = new Activity("current") { TraceStateString = "a=b" }.Start();

        await queue.Sender().SendAsync(new(1), new SendOptions { Attributes = new Dictionary<string, string> { ["traceparent"] = "mine" } }, Cancellation);

        var attribute = Assert.Single(Assert.Single(await queue.ReceiveAsync(1)).MessageAttributes);
        Assert.Equal(("traceparent", "mine"), (attribute.Key, attribute.Value.StringValue));
    }

    [Theory]
    [InlineData(8, "traceparent,tracestate")]
    [InlineData(9, "traceparent")]
    [InlineData(10, "")]
    public async Task The_context_gives_way_to_the_users_attributes(int attributes, string added)
    {
        var queue = await TestQueue.CreateAsync(emulator);
        using var current = new Activity("current") { TraceStateString = "a=b" }.Start();

        await queue.Sender().SendAsync(new(1), new SendOptions { Attributes = Enumerable.Range(0, attributes).ToDictionary(number => $"n{number}", _ => "v") }, Cancellation);

        var received = Assert.Single(await queue.ReceiveAsync(1)).MessageAttributes;
        Assert.Equal(added, string.Join(',', received.Keys.Where(name => name[0] == 't').Order(StringComparer.Ordinal)));
        Assert.Equal(attributes, received.Keys.Count(name => name[0] == 'n'));
    }

    [Fact]
    public async Task The_context_gives_way_to_a_large_body()
    {
        var queue = await TestQueue.CreateAsync(emulator);
        using var current = new Activity("current").Start();
        var longest = new Order(1, new string('x', 1_048_576 - """{"number":1,"text":""}""".Length));

        await queue.Sender().SendAsync(longest, cancellationToken: Cancellation);

        Assert.Empty(Assert.Single(await queue.ReceiveAsync(1)).MessageAttributes ?? []);
    }

    [Fact]
    public async Task The_invocations_header_goes_along_for_X_Ray()
    {
        await using var service = ScriptedService.Start(call => call.Headers["X-Amz-Target"].EndsWith("Batch", StringComparison.Ordinal) ? SqsAnswer.Batch(call) : SqsAnswer.Sent(call));
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", Header);
        try
        {
            await SqsAnswer.Sender(service).SendAsync(new(1), cancellationToken: Cancellation);
            await SqsAnswer.Sender(service).SendBatchAsync([new(2), new(3)], cancellationToken: Cancellation);
        }
        finally
        {
            Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", null);
        }

        var one = System.Text.Json.Nodes.JsonNode.Parse(service.Calls.First().Body)!;
        Assert.All(SqsAnswer.Entries(service.Calls.Last()).Append(one), message => Assert.Equal(Header, (string?)message["MessageSystemAttributes"]!["AWSTraceHeader"]!["StringValue"]));
    }

    [Fact]
    public async Task A_listener_sees_one_producer_a_call_whose_context_the_messages_carry()
    {
        var queue = await TestQueue.CreateAsync(emulator);
        var seen = new List<Activity>();
        using var listener = Listen(seen);
        using var current = new Activity("current").Start();

        var id = await queue.Sender().SendAsync(new(1), cancellationToken: Cancellation);
        await queue.Sender().SendBatchAsync([new(2), new(3)], cancellationToken: Cancellation);

        var received = await queue.ReceiveAsync(3);
        Assert.Equal(2, seen.Count);
        Assert.All(seen, activity =>
        {
            Assert.Equal(($"send {queue.Name}", ActivityKind.Producer, current.SpanId), (activity.DisplayName, activity.Kind, activity.ParentSpanId));
            Assert.Equal(("aws_sqs", "send", queue.Name), (activity.GetTagItem("messaging.system"), activity.GetTagItem("messaging.operation.type"), activity.GetTagItem("messaging.destination.name")));
        });
        Assert.Equal((id, 2), (seen[0].GetTagItem("messaging.message.id"), seen[1].GetTagItem("messaging.batch.message_count")));
        Assert.Equal(
            [(1, seen[0].Id), (2, seen[1].Id), (3, seen[1].Id)],
            received.Select(message => (TestQueue.NumberOf(message), (string?)message.MessageAttributes["traceparent"].StringValue)).Order());
    }

    [Fact]
    public async Task A_failure_marks_the_activity()
    {
        await using var service = ScriptedService.Start(SqsAnswer.Error(403, "AccessDenied", "No"));
        var seen = new List<Activity>();
        using var listener = Listen(seen);

        await Assert.ThrowsAsync<SendException>(() => SqsAnswer.Sender(service).SendBatchAsync([new(1)], cancellationToken: Cancellation));

        var activity = Assert.Single(seen);
        Assert.Equal((ActivityStatusCode.Error, "AccessDenied"), (activity.Status, activity.GetTagItem("error.type")));
    }

    private static ActivityListener Listen(List<Activity> seen)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "ServerlessPatterns",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = seen.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
