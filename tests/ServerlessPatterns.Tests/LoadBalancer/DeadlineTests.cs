namespace ServerlessPatterns.Tests.LoadBalancer;

public class DeadlineTests
{
    // Far enough that what is to run before the deadline does, on a machine that is busy with other test programs.
    private static InvocationContext Soon => new("request-1", DateTimeOffset.UtcNow.AddSeconds(3));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_that_never_ends_is_504_in_the_events_form_and_logged(bool isMultiValue)
    {
        var never = new TaskCompletionSource();
        var target = new TestTarget((_, _, _) => new ValueTask(never.Task));

        var answer = await target.SendAsync(TestEvent.Of("GET /orders/1", isMultiValue, null), Soon);

        Assert.Equal("504 Gateway Timeout", answer.Description);
        Assert.Equal("timeout", answer.ProblemKind);
        Assert.Equal(isMultiValue, answer.IsMultiValue);
        Assert.Contains("request-1", answer.ProblemDetail, StringComparison.Ordinal);
        var line = Assert.Single(target.LogLines);
        Assert.Equal(504, line.GetProperty("status").GetInt32());
        Assert.Contains("heeds no cancellation", line.GetProperty("message").GetString(), StringComparison.Ordinal);
        never.SetResult();
    }

    [Fact]
    public Task A_handler_that_heeds_the_token_is_504_and_logged_once()
        => WithinGrace.SeeAsync(async () =>
        {
            var target = new TestTarget(async (_, _, cancellationToken) =>
            {
                var fired = new TaskCompletionSource();
                using var registration = cancellationToken.Register(fired.SetResult);
                await fired.Task;
                cancellationToken.ThrowIfCancellationRequested();
            });

            var answer = await target.SendAsync(TestEvent.Of("GET /"), Soon);

            Assert.Equal("timeout", answer.ProblemKind);
            Assert.Contains("not carried out before the deadline", Assert.Single(target.LogLines).GetProperty("message").GetString(), StringComparison.Ordinal);
        });

    [Fact]
    public Task An_answer_that_comes_after_the_token_has_fired_still_counts()
        => WithinGrace.SeeAsync(async () =>
        {
            var target = new TestTarget(async (_, call, cancellationToken) =>
            {
                var fired = new TaskCompletionSource();
                using var registration = cancellationToken.Register(fired.SetResult);
                await fired.Task;
                call.NoContent();
            });

            Assert.Equal(204, (await target.SendAsync(TestEvent.Of("GET /"), Soon)).Status);
            Assert.Empty(target.LogLines);
        });

    [Fact]
    public async Task Past_the_deadline_nothing_is_begun_and_the_next_request_is_served()
    {
        var target = new TestTarget();

        Assert.Equal(504, (await target.SendAsync(TestEvent.Of("GET /"), new InvocationContext("r", DateTimeOffset.UtcNow.AddSeconds(-1)))).Status);
        Assert.Empty(target.Handled);

        // The token that fired must not reach the next request.
        Assert.Equal(204, (await target.SendAsync(TestEvent.Of("GET /"))).Status);
        Assert.Equal(204, (await target.SendAsync(TestEvent.Of("GET /"), new InvocationContext("r", DateTimeOffset.MaxValue))).Status);
    }

    [Fact]
    public async Task A_deadline_that_comes_before_that_of_an_earlier_request_counts()
    {
        var never = new TaskCompletionSource();
        var target = new TestTarget(async (_, call, _) =>
        {
            if (call.Depth > 0)
            {
                await never.Task;
            }

            call.NoContent();
        });

        Assert.Equal(204, (await target.SendAsync(TestEvent.Of("GET /"))).Status);
        Assert.Equal(504, (await target.SendAsync(TestEvent.Of("GET /orders/1"), Soon)).Status);
        never.SetResult();
    }

    [Fact]
    public async Task A_handler_that_blocks_the_calling_thread_past_the_deadline_has_its_answer_made_before_it_ends()
    {
        using var go = new ManualResetEventSlim();
        var target = new TestTarget(call =>
        {
            go.Wait(CancellationToken.None);
            call.NoContent();
        });

        var answering = Task.Run(() => target.SendAsync(TestEvent.Of("GET /"), Soon));
        while (target.LogLines.Count == 0)
        {
            await Task.Yield();
        }

        go.Set();
        Assert.Equal(504, (await answering).Status);
        Assert.Equal(504, Assert.Single(target.LogLines).GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_handler_that_goes_on_after_the_answer_keeps_its_request_and_changes_no_later_answer()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var late = new TaskCompletionSource<string>();
        var target = new TestTarget(async (_, call, _) =>
        {
            if (call.Segment(1) is "first")
            {
                await go.Task;
                late.SetResult(call.Segment(1).ToString() + call.Request.Path + call.Request.Text());
                call.Answer(HttpResult.Text("too late to matter"));
                throw new InvalidOperationException("too late to matter");
            }

            call.Answer(HttpResult.Text(call.Request.Text()));
        });
        var first = new string('1', 500);

        Assert.Equal(504, (await target.SendAsync(TestEvent.Of("GET /orders/first", first), Soon)).Status);
        for (var i = 0; i < 50; i++)
        {
            // Of the same length, so that a buffer given back too early would be used again.
            var body = $"{i:d3}" + new string('2', 497);
            if (i == 25)
            {
                go.SetResult();
            }

            Assert.Equal(body, (await target.SendAsync(TestEvent.Of("GET /orders/other", body))).Body);
        }

        Assert.Equal("first/orders/first" + first, await late.Task);
    }

    [Fact]
    public async Task Requests_at_once_do_not_share_anything()
    {
        var target = new TestTarget(async (_, call, _) =>
        {
            var id = call.Segment(1).ToString();
            await Task.Yield();
            Assert.Equal(id, call.Segment(1).ToString());
            call.Answer(new Order(id, 1), OrderJson.Default.Order);
        });
        var invocation = TestTarget.LongInvocation;

        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(async () =>
            Assert.Equal($$"""{"id":"{{i}}","amount":1,"note":null}""", (await target.SendAsync(TestEvent.Of($"GET /orders/{i}"), invocation)).Body))));
    }
}
