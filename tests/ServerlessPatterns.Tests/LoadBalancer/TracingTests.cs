using System.Collections.Concurrent;
using System.Diagnostics;

namespace ServerlessPatterns.Tests.LoadBalancer;

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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_is_a_server_activity_with_OpenTelemetrys_names(bool isLate)
    {
        Activity? current = null;
        var target = new TestTarget(async (_, call, _) =>
        {
            current = Activity.Current;
            if (isLate)
            {
                await Task.Yield();
            }

            call.Answer(HttpResult.Status(201));
        });

        await target.SendAsync(TestEvent.Of(
            "GET /orders/4711?secret=1", null, "host: example.com:8443", "user-agent: curl/8", "x-forwarded-proto: https", "x-forwarded-for: 6.6.6.6, 72.21.198.66"));

        var activity = Assert.Single(_stopped);
        Assert.Same(activity, current);
        Assert.Equal("GET /orders/{id}", activity.OperationName);
        Assert.Equal(ActivityKind.Server, activity.Kind);
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["http.request.method"] = "GET",
                ["url.path"] = "/orders/4711",
                ["url.scheme"] = "https",
                ["http.route"] = "/orders/{id}",
                ["server.address"] = "example.com",
                ["server.port"] = 8443,
                ["user_agent.original"] = "curl/8",
                ["client.address"] = "72.21.198.66",
                ["http.response.status_code"] = 201,
            },
            activity.TagObjects.ToDictionary());
        Assert.Null(Activity.Current);
    }

    [Theory]
    [InlineData("GET /none", "GET", 404)]
    [InlineData("PUT /orders", "PUT", 405)]
    [InlineData("GET /%", "GET", 400)]
    [InlineData("BREW /none", "HTTP", 404)]
    public async Task A_request_without_a_route_is_named_by_its_method_and_is_no_error(string request, string name, int status)
    {
        await new TestTarget().SendAsync(TestEvent.Of(request));

        var activity = Assert.Single(_stopped);
        Assert.Equal(name, activity.OperationName);
        Assert.Equal(status, activity.GetTagItem("http.response.status_code"));
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
        Assert.Equal(name == "HTTP" ? "_OTHER" : name, activity.GetTagItem("http.request.method"));
        Assert.Equal(name == "HTTP" ? "BREW" : null, activity.GetTagItem("http.request.method_original"));
    }

    [Fact]
    public async Task The_clients_traceparent_goes_before_the_load_balancers_header()
    {
        const string XRay = "x-amzn-trace-id: Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
        await new TestTarget().SendAsync(TestEvent.Of("GET /", null, XRay));
        await new TestTarget().SendAsync(TestEvent.Of("GET /", null, XRay, "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "tracestate: v=1"));

        Assert.Equal(["5759e988bd862e3fe1be46a994272793", "4bf92f3577b34da6a3ce929d0e0e4736"], _stopped.Select(activity => activity.TraceId.ToHexString()));
        Assert.Equal(["53995c3f42cd8ad8", "00f067aa0ba902b7"], _stopped.Select(activity => activity.ParentSpanId.ToHexString()));
        Assert.Equal("v=1", _stopped.Last().TraceStateString);
    }

    [Fact]
    public async Task A_failure_is_an_error_with_its_exception()
    {
        await new TestTarget(_ => throw new InvalidOperationException("poison")).SendAsync(TestEvent.Of("GET /"));
        await new TestTarget(call => call.Answer(HttpResult.Status(503))).SendAsync(TestEvent.Of("GET /"));
        await new TestTarget(call => call.Answer(HttpResult.Text(new string('x', 2_000_000)))).SendAsync(TestEvent.Of("GET /"));

        Assert.All(_stopped, activity => Assert.Equal(ActivityStatusCode.Error, activity.Status));
        Assert.Equal(["System.InvalidOperationException", "503", "500"], _stopped.Select(activity => activity.GetTagItem("error.type")));
        Assert.Equal([500, 503, 500], _stopped.Select(activity => activity.GetTagItem("http.response.status_code")));
        Assert.Equal("poison", Assert.Single(_stopped.First().Events).Tags.ToDictionary()["exception.message"]);
    }

    [Fact]
    public async Task A_handler_that_never_ends_is_an_error_at_the_deadline()
    {
        var never = new TaskCompletionSource();
        await new TestTarget((_, _, _) => new ValueTask(never.Task)).SendAsync(TestEvent.Of("GET /"), new InvocationContext("r", DateTimeOffset.UtcNow.AddMilliseconds(500)));

        var activity = Assert.Single(_stopped);
        Assert.Equal("timeout", activity.GetTagItem("error.type"));
        Assert.Equal(504, activity.GetTagItem("http.response.status_code"));
        never.SetResult();
    }

    [Fact]
    public async Task Health_checks_are_not_traced()
    {
        await new TestTarget().SendAsync(TestEvent.Recorded("health-check"));

        Assert.Empty(_stopped);
    }

    [Fact]
    public async Task What_a_handler_leaves_in_its_context_is_not_for_the_next_request()
    {
        var local = new AsyncLocal<string?>();
        var seen = new List<string?>();
        var target = new TestTarget(call =>
        {
            seen.Add(local.Value);
            local.Value = "left";
            Activity.Current = new Activity("left running").Start();
            call.NoContent();
        });
        var input = TestEvent.Stream(TestEvent.Of("GET /"));

        for (var i = 0; i < 2; i++)
        {
            input.Position = 0;
            (await target.InvokeAsync(input, TestTarget.LongInvocation)).Dispose();
        }

        Assert.Equal([null, null], seen);
        Assert.Null(Activity.Current);
    }
}
