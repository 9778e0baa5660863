using System.Net;
using System.Net.Sockets;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Tests.Hosting;

public sealed class RuntimeFaultTests
{
    [Fact]
    public async Task A_connection_that_is_closed_between_requests_is_made_anew_without_a_word()
    {
        await using var api = FakeRuntimeApi.Start();
        api.Break(RequestKind.Next, Fault.CloseAfterAnswer);
        api.Break(RequestKind.Response, Fault.CloseAfterAnswer);
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);

        Assert.Equal("1", (await api.EnqueueAsync("1")).Text);
        Assert.Equal("2", (await api.EnqueueAsync("2")).Text);

        await loop.StopAsync();
        Assert.Empty(loop.Log());
        Assert.Equal(2, api.Requests.Count(r => r.Kind == RequestKind.Response));
    }

    [Fact]
    public async Task An_answer_whose_connection_broke_is_sent_again()
    {
        await using var api = FakeRuntimeApi.Start();
        api.Break(RequestKind.Response, Fault.CloseBeforeAnswer);
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);

        Assert.Equal("1", (await api.EnqueueAsync("1")).Text);
        Assert.Equal("2", (await api.EnqueueAsync("2")).Text);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task An_answer_that_was_taken_before_its_connection_broke_counts_once(int refusal)
    {
        await using var api = FakeRuntimeApi.Start();
        api.Break(RequestKind.Response, Fault.CloseAfterEffect);
        api.Break(RequestKind.Response, Fault.Status(refusal));
        var handled = 0;
        await using var loop = RunningLoop.Start(api, (input, _) =>
        {
            handled++;
            return Task.FromResult(input);
        });

        // The second posting of the first answer is refused, which is no reason to stop, nor to say that the answer was not taken.
        Assert.Equal("1", (await api.EnqueueAsync("1")).Text);
        Assert.Equal("2", (await api.EnqueueAsync("2")).Text);
        Assert.Equal(2, handled);
        Assert.Equal(3, api.Requests.Count(r => r.Kind == RequestKind.Response));
        await loop.StopAsync();
        Assert.DoesNotContain(loop.Log(), l => l.GetProperty("level").GetString() == "ERROR");
    }

    [Fact]
    public async Task An_answer_that_is_sent_again_is_the_same_answer()
    {
        await using var api = FakeRuntimeApi.Start();
        var large = new string('x', 200_000);

        // The echo's answer is the event's own buffer; the broken acknowledgement must not overwrite it.
        api.Break(RequestKind.Response, Fault.Raw("HTTP/1.1 202 Accepted\r\nContent-Length: 100000\r\n\r\n" + new string('y', 50_000)));
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);

        Assert.Equal(large, (await api.EnqueueAsync(large)).Text);
    }

    [Fact]
    public async Task An_error_whose_connection_broke_is_sent_again()
    {
        await using var api = FakeRuntimeApi.Start();
        api.Break(RequestKind.Error, Fault.CloseBeforeAnswer);
        await using var loop = RunningLoop.Start(api, (_, _) => throw new InvalidOperationException("No."));

        Assert.Equal("InvalidOperationException", (await api.EnqueueAsync("1")).ErrorType);
    }

    [Fact]
    public async Task An_event_whose_connection_broke_half_way_is_asked_for_again()
    {
        await using var api = FakeRuntimeApi.Start();
        api.Break(RequestKind.Next, Fault.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nLambda-Runtime-Aws-Request-Id: 1\r\n\r\nhalf"));
        var handled = 0;
        await using var loop = RunningLoop.Start(api, (input, _) =>
        {
            handled++;
            return Task.FromResult(input);
        });

        Assert.Equal("whole", (await api.EnqueueAsync("whole")).Text);
        Assert.Equal(1, handled);
    }

    [Theory]
    [InlineData(RequestKind.Next, 429)]
    [InlineData(RequestKind.Next, 503)]
    [InlineData(RequestKind.Response, 429)]
    [InlineData(RequestKind.Response, 502)]
    public async Task A_passing_trouble_is_tried_again(RequestKind kind, int status)
    {
        await using var api = FakeRuntimeApi.Start();
        api.Break(kind, Fault.Status(status));
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);

        Assert.Equal("1", (await api.EnqueueAsync("1")).Text);

        await loop.StopAsync();
        var line = Assert.Single(loop.Log());
        Assert.Equal("WARN", line.GetProperty("level").GetString());
        Assert.Contains($"status {status}", line.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RequestKind.Next, 403)]
    [InlineData(RequestKind.Next, 404)]
    [InlineData(RequestKind.Next, 410)]
    [InlineData(RequestKind.Next, 500)]
    [InlineData(RequestKind.Response, 403)]
    [InlineData(RequestKind.Response, 410)]
    [InlineData(RequestKind.Response, 500)]
    [InlineData(RequestKind.Error, 403)]
    [InlineData(RequestKind.Error, 500)]
    public async Task An_environment_at_its_end_ends_the_process(RequestKind kind, int status)
    {
        await using var api = FakeRuntimeApi.Start();
        api.Break(kind, Fault.Status(status, """{"errorType":"ContainerError"}"""));
        await using var loop = RunningLoop.Start(api, (input, _) =>
            kind == RequestKind.Error ? throw new InvalidOperationException("No.") : Task.FromResult(input));

        _ = api.EnqueueAsync("1");

        Assert.Equal(1, await loop.Ended);
        Assert.Contains($"status {status} {{\"errorType\":\"ContainerError\"}}", loop.Log()[^1].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_Lambda_refuses_is_logged_and_the_loop_goes_on()
    {
        await using var api = FakeRuntimeApi.Start();
        api.Break(RequestKind.Response, Fault.Status(400, """{"errorType":"InvalidRequestID"}"""));
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);

        _ = api.EnqueueAsync("1");
        Assert.Equal("2", (await api.EnqueueAsync("2")).Text);

        await loop.StopAsync();
        Assert.Contains("InvalidRequestID", Assert.Single(loop.Log()).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_after_an_answer_that_was_too_large_may_be_refused()
    {
        await using var api = FakeRuntimeApi.Start(new FakeRuntimeApiOptions { MaximumResponseBytes = 3 });
        api.Break(RequestKind.Error, Fault.Status(403, """{"errorType":"InvalidStateTransition"}"""));
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);

        _ = api.EnqueueAsync("1234");
        Assert.Equal("2", (await api.EnqueueAsync("2")).Text);
    }

    [Fact]
    public async Task An_endpoint_that_stays_away_ends_the_process_after_the_last_attempt()
    {
        var address = FreeAddress();
        await using var loop = RunningLoop.Start(address, new BackOff(0, 0, 3), RunningLoop.EchoAsync);

        Assert.Equal(1, await loop.Ended);
        var lines = loop.Log();
        Assert.Equal(["WARN", "WARN", "ERROR"], lines.Select(l => l.GetProperty("level").GetString()));
        Assert.Contains("Attempt 2 of 3", lines[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains(address, lines[2].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("in 3 attempts", lines[2].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_comes_late_is_found()
    {
        var address = FreeAddress();
        await using var loop = RunningLoop.Start(
            address, new BackOff(1, 20, int.MaxValue), RunningLoop.EchoAsync);
        await using var api = FakeRuntimeApi.Start(new FakeRuntimeApiOptions { Port = IPEndPoint.Parse(address).Port });

        Assert.Equal("1", (await api.EnqueueAsync("1")).Text);
    }

    [Fact]
    public async Task The_end_does_not_wait_for_an_endpoint_that_is_away()
    {
        var hour = new BackOff(3_600_000, 3_600_000, 3);
        await using var loop = RunningLoop.Start(FreeAddress(), hour, RunningLoop.EchoAsync);

        Assert.Equal(0, await loop.StopAsync());
    }

    [Fact]
    public void Waits_double_up_to_the_longest_and_are_spread()
    {
        var backOff = new BackOff(100, 1000, 8);
        double[] whole = [100, 200, 400, 800, 1000, 1000, 1000];

        foreach (var milliseconds in whole)
        {
            Assert.True(backOff.TryAgain(out var delay));
            Assert.InRange(delay.TotalMilliseconds, milliseconds / 2, milliseconds);
        }

        Assert.False(backOff.TryAgain(out _));
        backOff.Failures = 0;
        Assert.True(backOff.TryAgain(out var again));
        Assert.InRange(again.TotalMilliseconds, 50, 100);
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener.LocalEndpoint.ToString()!;
    }
}
