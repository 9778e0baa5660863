using System.Net;
using ServerlessPatterns.Local.Tests.Cloud;

namespace ServerlessPatterns.Local.Tests.LoadBalancers;

/// <summary>Requests through HTTP to functions that the generator wrote.</summary>
[Collection(nameof(OneCloud))]
public sealed class RequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_line_of_a_header_and_every_value_of_a_query_comes_and_goes()
    {
        await using var balanced = await Balanced.StartAsync(CompiledService.Load(
            "echo",
            """
            [LoadBalancerTarget("/echo/*", Priority = 1)]
            public sealed class Echo
            {
                [HttpRoute("GET", "/echo/{name}")]
                public HttpResult Read(string name, int[] n, [FromHeader("X-Tag")] string[] tags, [FromHeader("X-Forwarded-Proto")] string protocol, [FromHeader("X-Forwarded-For")] string client, [FromHeader("X-Amzn-Trace-Id")] string trace)
                    => HttpResult.Text($"{name} {string.Join("+", n)} {string.Join("+", tags)} {protocol} {client} {trace.Split('=')[0]}").WithCookie("a", "1").WithCookie("b", "2");
            }
            """));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/echo/a%2Fb?n=1&n=2");
        request.Headers.Add("X-Tag", "x");
        request.Headers.TryAddWithoutValidation("x-tag", "y, z");
        using var answer = await balanced.Http.SendAsync(request, Cancellation);
        using var head = await balanced.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/echo/1"), Cancellation);

        Assert.Equal("a/b 1+2 x+y+z https 127.0.0.1 Root", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(["a=1", "b=2"], answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (head.StatusCode, head.Content.Headers.ContentType!.MediaType));
        Assert.Equal(2, balanced.Invocations.Count);
    }

    [Fact]
    public async Task A_function_that_fails_or_is_late_is_a_bad_gateway_and_the_next_request_is_answered()
    {
        await using var balanced = await Balanced.StartAsync(CompiledService.Load(
            "faulty",
            """
            [LoadBalancerTarget("/late/*", Priority = 1, TimeoutSeconds = 1)]
            public sealed class Late
            {
                [HttpRoute("GET", "/late")]
                public string Wait() { Thread.Sleep(Timeout.Infinite); return ""; }

                [HttpRoute("GET", "/late/never")]
                public string Answer() => "in time";
            }

            [LoadBalancerTarget("/thrown/*", Priority = 2)]
            public sealed class Thrown
            {
                [HttpRoute("GET", "/thrown")]
                public string Read() => throw new InvalidOperationException("The shelf is empty.");
            }
            """));

        const string BadGateway = "<html><head><title>502 Bad Gateway</title></head></html>";
        Assert.Equal((502, BadGateway), await balanced.SendAsync("GET", "/late"));
        Assert.Equal((200, "\"in time\""), await balanced.SendAsync("GET", "/late/never"));
        Assert.Equal("Late did not answer in its 1 s. Its instance is left to itself.", balanced.Invocations.First().Error!.Message);

        // What a generated handler catches it answers itself.
        var (status, body) = await balanced.SendAsync("GET", "/thrown");
        Assert.Equal(500, status);
        Assert.Contains("urn:serverless-patterns:problem:internal", body, StringComparison.Ordinal);
        Assert.Equal([0, 1], balanced.Cloud.Balancer!.Targets.Select(target => target.Rule.Target.ServerErrorCount));
    }

    [Fact]
    public async Task Bodies_of_1_MB_go_through_and_larger_ones_do_not()
    {
        const int Megabyte = 1024 * 1024;
        await using var balanced = await Balanced.StartAsync(CompiledService.Load(
            "upload",
            """
            [LoadBalancerTarget("/upload/*", Priority = 1)]
            public sealed class Upload
            {
                [HttpRoute("PUT", "/upload")]
                public int Take(HttpRequest request) => request.Body.Length;

                [HttpRoute("GET", "/upload/{bytes}")]
                public HttpResult Give(int bytes) => HttpResult.Text(new string('x', bytes));
            }
            """));

        Assert.Equal((200, "1048576"), await balanced.SendAsync("PUT", "/upload", body: new byte[Megabyte]));
        Assert.Equal((413, ""), await balanced.SendAsync("PUT", "/upload", body: new byte[Megabyte + 1]));
        Assert.Equal(1_000_000, (await balanced.SendAsync("GET", "/upload/1000000")).Body.Length);
        Assert.Equal(500, (await balanced.SendAsync("GET", $"/upload/{Megabyte}")).Status);
        Assert.Equal(3, balanced.Invocations.Count);
    }

    [Fact]
    public async Task Requests_at_once_are_answered_at_once_each_by_an_instance_of_its_own()
    {
        await using var balanced = await Balanced.StartAsync(CompiledService.Load(
            "meeting",
            """
            [LoadBalancerTarget("/meet/*", Priority = 1)]
            public sealed class Meeting
            {
                private static readonly TaskCompletionSource s_all = new();
                private static int s_there;

                [HttpRoute("POST", "/meet/{number}")]
                public async Task<int> ComeAsync(int number)
                {
                    if (Interlocked.Increment(ref s_there) == 20)
                    {
                        s_all.SetResult();
                    }

                    await s_all.Task;
                    return number;
                }
            }
            """));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => balanced.SendAsync("POST", $"/meet/{number}")));

        Assert.Equal(Enumerable.Range(0, 20).Select(number => (200, $"{number}")), answers);
        Assert.Equal(20, balanced.Invocations.Count(invocation => invocation.IsColdStart));
    }
}
