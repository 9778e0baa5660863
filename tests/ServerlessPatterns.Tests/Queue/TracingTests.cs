using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.Tests.Queue;

[Collection(Alone.Name)]
public sealed class TracingTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> _stopped = new();
    private readonly ActivityListener _listener;

    public TracingTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "ServerlessPatterns",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    private static string WithTrace(string? xray, string? traceParent, string? traceState = null)
    {
        var record = TestSqsEvent.Record("id-a", "a");
        if (xray is not null)
        {
            record["attributes"]!["AWSTraceHeader"] = xray;
        }

        if (traceParent is not null)
        {
            record["messageAttributes"]!["traceparent"] = new JsonObject { ["stringValue"] = traceParent, ["dataType"] = "String" };
            record["messageAttributes"]!["tracestate"] = new JsonObject { ["stringValue"] = traceState, ["dataType"] = "String" };
        }

        return TestSqsEvent.Of([record]);
    }

    [Fact]
    public async Task Each_message_is_one_consumer_activity_with_OpenTelemetrys_names()
    {
        Activity? current = null;
        var function = new TestQueueFunction((_, _, _) =>
        {
            current = Activity.Current;
            return ValueTask.CompletedTask;
        });

        await function.FailuresAsync(TestSqsEvent.Of("a", "bcd"));

        Assert.Equal(2, _stopped.Count);
        var activity = _stopped.Last();
        Assert.Same(activity, current);
        Assert.Equal("process text", activity.OperationName);
        Assert.Equal(ActivityKind.Consumer, activity.Kind);
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["messaging.system"] = "aws_sqs",
                ["messaging.operation.name"] = "process",
                ["messaging.operation.type"] = "process",
                ["messaging.destination.name"] = "stack-text-4711",
                ["messaging.destination.template"] = "text",
                ["messaging.message.id"] = "id-bcd",
                ["messaging.message.body.size"] = 3,
            },
            activity.TagObjects.ToDictionary());
    }

    [Theory]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1")]
    [InlineData("Self=1-0;Sampled=1;Parent=53995c3f42cd8ad8;Root=1-5759e988-bd862e3fe1be46a994272793;Lineage=a87bd80c:1")]
    [InlineData(" Root=1-5759E988-BD862E3FE1BE46A994272793 ; Parent=53995C3F42CD8AD8 ; Sampled=1 ")]
    public async Task The_X_Ray_header_is_the_parent(string header)
    {
        await new TestQueueFunction().FailuresAsync(WithTrace(header, null));

        var activity = Assert.Single(_stopped);
        Assert.Equal("5759e988bd862e3fe1be46a994272793", activity.TraceId.ToHexString());
        Assert.Equal("53995c3f42cd8ad8", activity.ParentSpanId.ToHexString());
        Assert.True(activity.HasRemoteParent);
        Assert.EndsWith("-01", activity.ParentId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_X_Ray_does_not_sample_says_so_to_the_sampler()
    {
        await new TestQueueFunction().FailuresAsync(WithTrace("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0", null));

        Assert.EndsWith("-00", Assert.Single(_stopped).ParentId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_senders_own_traceparent_goes_before_the_X_Ray_header()
    {
        await new TestQueueFunction().FailuresAsync(WithTrace(
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "vendor=value"));

        var activity = Assert.Single(_stopped);
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", activity.TraceId.ToHexString());
        Assert.Equal("00f067aa0ba902b7", activity.ParentSpanId.ToHexString());
        Assert.Equal("vendor=value", activity.TraceStateString);
    }

    [Theory]
    [InlineData("")]
    [InlineData(";;;;;;;;;;;;;;")]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793")]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a99427279;Parent=53995c3f42cd8ad8")]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a99427279z;Parent=53995c3f42cd8ad8")]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=0000000000000000")]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=5399")]
    public async Task A_header_that_is_none_leaves_the_invocations_activity_the_parent(string header)
    {
        using var invocation = new Activity("invocation").Start();

        Assert.Empty(await new TestQueueFunction().FailuresAsync(WithTrace(header, header)));

        var activity = Assert.Single(_stopped);
        Assert.Equal(invocation.SpanId, activity.ParentSpanId);
        Assert.Equal(invocation.TraceId, activity.TraceId);
    }

    [Fact]
    public async Task A_failure_is_an_error_with_its_exception()
    {
        var function = new TestQueueFunction((body, _, _) => body == "a" ? throw new InvalidOperationException("poison") : ValueTask.CompletedTask);

        await function.FailuresAsync(TestSqsEvent.Of("a", "b"));

        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], _stopped.Select(activity => activity.Status));
        var failed = _stopped.First();
        Assert.Equal("poison", failed.StatusDescription);
        Assert.Equal("System.InvalidOperationException", failed.GetTagItem("error.type"));
        var exception = Assert.Single(failed.Events);
        Assert.Equal("exception", exception.Name);
        Assert.Equal("poison", exception.Tags.ToDictionary()["exception.message"]);
    }

    [Fact]
    public async Task A_handler_that_never_ends_is_an_error_at_the_deadline()
    {
        var never = new TaskCompletionSource();
        var function = new TestQueueFunction((_, _, _) => new ValueTask(never.Task));

        await function.FailuresAsync(TestSqsEvent.Of("a"), new InvocationContext("r", DateTimeOffset.UtcNow.AddMilliseconds(200)));

        var activity = Assert.Single(_stopped);
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Equal("timeout", activity.GetTagItem("error.type"));
        never.SetResult();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Activities_do_not_nest_in_one_another(bool fifo)
    {
        using var invocation = new Activity("invocation").Start();
        var function = new TestQueueFunction(async (_, _, _) =>
        {
            await Task.Yield();
            Activity.Current = new Activity("left running").Start();
        }, fifo);

        await function.FailuresAsync(TestSqsEvent.Of("a", "b", "c"));

        Assert.Equal(3, _stopped.Count);
        Assert.All(_stopped, activity => Assert.Equal(invocation.SpanId, activity.ParentSpanId));
        Assert.Same(invocation, Activity.Current);
    }

    [Fact]
    public async Task What_a_handler_leaves_in_its_context_is_not_for_the_next_message()
    {
        var local = new AsyncLocal<string?>();
        var seen = new List<string?>();
        var function = new RawQueueFunction((_, _, _) =>
        {
            seen.Add(local.Value);
            local.Value = "left";
            return ValueTask.CompletedTask;
        });

        await function.InvokeAsync(new MemoryStream(TestSqsEvent.Of("a", "b").Bytes()), TestQueueFunction.LongInvocation);

        Assert.Equal([null, null], seen);
    }

    [Fact]
    public async Task A_listener_that_throws_changes_no_answer()
    {
        using var throwing = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "ServerlessPatterns",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ => throw new InvalidOperationException("exporter"),
        };
        ActivitySource.AddActivityListener(throwing);
        var function = new TestQueueFunction((body, _, _) => body == "a" ? throw new InvalidOperationException("poison") : ValueTask.CompletedTask);

        Assert.Equal(["id-a"], await function.FailuresAsync(TestSqsEvent.Of("a", "b", "c")));
    }

    [Fact]
    public async Task Without_a_listener_there_is_no_activity()
    {
        _listener.Dispose();
        Activity? current = null;
        var function = new TestQueueFunction((_, _, _) =>
        {
            current = Activity.Current;
            return ValueTask.CompletedTask;
        });

        await function.FailuresAsync(TestSqsEvent.Of("a"));

        Assert.Null(current);
    }
}
