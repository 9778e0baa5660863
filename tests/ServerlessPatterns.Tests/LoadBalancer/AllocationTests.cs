using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Tests.LoadBalancer;

[Collection(Alone.Name)]
public class AllocationTests
{
    private const int Requests = 2000;

    /// <summary>A target as generated code has it.</summary>
    private sealed class Endpoint() : LoadBalancerFunction(new LoadBalancerTargetOptions { Name = "Acme.OrderEndpoint", Routes = ["GET /orders/{id}", "POST /orders"] })
    {
        private long _seen;
        private readonly Order _order = new("4711", 3, "with care");

        protected override int Route(HttpCall call) => call.Depth switch
        {
            2 when call.Segment(0) is "orders" && call.Method is "GET" or "HEAD" => 0,
            1 when call.Segment(0) is "orders" && call.Method is "POST" => 1,
            _ => -1,
        };

        protected override ValueTask HandleAsync(int route, HttpCall call, InvocationContext invocation, CancellationToken cancellationToken) =>
            route == 0 ? FindAsync(call) : CreateAsync(call);

        private ValueTask FindAsync(HttpCall call)
        {
            if (call.Route(1, "id").TryRead<int, SpanParser<int>>(out var id)
                && call.Query("page").TryReadNullable<int, SpanParser<int>>(null, out var page)
                && call.Query("since").TryReadOr<DateOnly, SpanParser<DateOnly>>(default, out _)
                && call.Header("X-Tenant").TryRead<Guid, SpanParser<Guid>>(out _))
            {
                _seen += id + page ?? 0;
                call.Answer(_order, OrderJson.Default.Order);
            }

            return ValueTask.CompletedTask;
        }

        private static ValueTask CreateAsync(HttpCall call)
        {
            if (call.TryReadBody("amount", OrderJson.Default.Int32, true, out var amount))
            {
                call.Answer(amount, OrderJson.Default.Int32);
            }

            return ValueTask.CompletedTask;
        }
    }

    [Theory]
    [InlineData("GET /orders/4711?page=%32&since=2030-01-31", "")]
    [InlineData("POST /orders", "17")]
    public void A_request_allocates_its_answers_stream_and_task_and_nothing_else(string request, string body)
    {
        var input = TestEvent.Stream(TestEvent.Of(
            request, body, "host: example.com", "content-type: application/json", "accept: */*", "x-tenant: f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "user-agent: curl/8", "x-note: \"quoted\""));
        var function = new Endpoint();
        var invocation = TestTarget.LongInvocation;

        long Measure()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Requests; i++)
            {
                input.Position = 0;
                using var answer = function.InvokeAsync(input, invocation).Result;
                Assert.True(answer.Length > 0);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The first runs compile, and fill the pools; the least of the others is the one that compiled nothing more.
        var least = Enumerable.Range(0, 6).Min(_ => Measure()) / Requests;

        TestContext.Current.TestOutputHelper?.WriteLine($"{least} bytes a request");
        Assert.InRange(least, 1, 192);
    }
}
