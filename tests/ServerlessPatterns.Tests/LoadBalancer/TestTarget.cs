using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns.Tests.LoadBalancer;

/// <summary>A target with routes as generated code has them, and a handler that is the test's.</summary>
internal sealed class TestTarget : LoadBalancerFunction
{
    public const int Find = 0;
    public const int Create = 1;
    public const int Delete = 2;
    public const int File = 3;
    public const int Root = 4;

    private readonly Func<int, HttpCall, CancellationToken, ValueTask> _handle;
    private readonly Func<string> _readLog;

    public TestTarget(Func<int, HttpCall, CancellationToken, ValueTask>? handle = null)
        : base(new LoadBalancerTargetOptions
        {
            Name = "Acme.OrderEndpoint",
            HealthCheckPath = "/health",
            Routes = ["GET /orders/{id}", "POST /orders", "DELETE /orders/{id}", "GET /files/{path*}", "GET /"],
        })
    {
        _handle = handle ?? ((_, call, _) =>
        {
            call.NoContent();
            return ValueTask.CompletedTask;
        });
        var log = new MemoryStream();
        Log = new RequestLog(log);
        _readLog = () =>
        {
            // The log writes under its own lock; what is read is written.
            lock (log)
            {
                return Encoding.UTF8.GetString(log.ToArray());
            }
        };
    }

    public TestTarget(Action<HttpCall> handle)
        : this((_, call, _) =>
        {
            handle(call);
            return ValueTask.CompletedTask;
        })
    {
    }

    public System.Collections.Concurrent.ConcurrentQueue<int> Handled { get; } = new();

    /// <summary>The lines logged so far.</summary>
    public IReadOnlyList<JsonElement> LogLines =>
        [.. _readLog().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>An invocation with so much time left that no test reaches its end.</summary>
    public static InvocationContext LongInvocation => new("request-1", DateTimeOffset.UtcNow.AddHours(1));

    public async Task<TestAnswer> SendAsync(string json, InvocationContext? invocation = null)
    {
        // A request that hangs is a failure too; nothing is measured by it.
        await using var answer = await InvokeAsync(TestEvent.Stream(json), invocation ?? LongInvocation)
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        using var document = await JsonDocument.ParseAsync(answer);
        var read = new TestAnswer(document.RootElement.Clone());
        Assert.Equal(["isBase64Encoded", "statusCode", "statusDescription", read.IsMultiValue ? "multiValueHeaders" : "headers", "body"], read.Members);
        Assert.StartsWith($"{read.Status} ", read.Description, StringComparison.Ordinal);
        return read;
    }

    protected override int Route(HttpCall call)
    {
        switch (call.Depth)
        {
            case 0:
                switch (call.Method)
                {
                    case "GET" or "HEAD":
                        return Root;
                }

                call.Allow("GET, HEAD");
                break;
            case 1 when call.Segment(0) is "orders":
                switch (call.Method)
                {
                    case "POST":
                        return Create;
                }

                call.Allow("POST");
                break;
            case 2 when call.Segment(0) is "orders":
                switch (call.Method)
                {
                    case "GET" or "HEAD":
                        return Find;
                    case "DELETE":
                        return Delete;
                }

                call.Allow("DELETE");
                call.Allow("GET");
                call.Allow("DELETE, GET, HEAD");
                break;
        }

        if (call.Depth >= 1 && call.Segment(0) is "files")
        {
            if (call.Method is "GET" or "HEAD")
            {
                return File;
            }

            call.Allow("GET, HEAD");
        }

        return -1;
    }

    protected override ValueTask HandleAsync(int route, HttpCall call, InvocationContext invocation, CancellationToken cancellationToken)
    {
        Handled.Enqueue(route);
        return _handle(route, call, cancellationToken);
    }

    protected override JsonTypeInfo? TypeInfo(Type type) => OrderJson.Default.GetTypeInfo(type);
}
