using System.Text;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Tests.Queue;

public class DeadlineTests
{
    // Far enough that what is to run before the deadline does, on a machine that is busy with other test programs.
    private static InvocationContext Soon => new("request-1", DateTimeOffset.UtcNow.AddSeconds(3));

    [Fact]
    public async Task A_handler_that_never_ends_is_reported_and_what_was_done_before_is_not()
    {
        var never = new TaskCompletionSource();
        var function = new TestQueueFunction((body, _, _) => body == "b" ? new ValueTask(never.Task) : ValueTask.CompletedTask);

        Assert.Equal(["id-b", "id-c"], await function.FailuresAsync(TestSqsEvent.Of("a", "b", "c"), Soon));

        Assert.Equal(["a"], function.Handled);
        Assert.Equal(["ERROR", "WARN"], function.LogLines.Select(line => line.GetProperty("level").GetString()));
        Assert.Equal("id-b", function.LogLines[0].GetProperty("messageId").GetString());
        Assert.Contains("deadline", function.LogLines[1].GetProperty("message").GetString());
        never.SetResult();
    }

    [Fact]
    public async Task A_handler_that_blocks_its_thread_does_not_hold_up_the_answer()
    {
        using var never = new ManualResetEventSlim();
        var ended = new TaskCompletionSource();
        var function = new TestQueueFunction((_, _, _) =>
        {
            never.Wait(CancellationToken.None);
            ended.SetResult();
            return ValueTask.CompletedTask;
        });

        Assert.Equal(["id-a"], await function.FailuresAsync(TestSqsEvent.Of("a"), Soon));

        never.Set();
        await ended.Task;
    }

    [Fact]
    public async Task A_callback_of_the_token_that_blocks_does_not_hold_up_the_answer()
    {
        using var never = new ManualResetEventSlim();
        var function = new TestQueueFunction(async (_, _, cancellationToken) =>
        {
            using var registration = cancellationToken.Register(() => never.Wait(CancellationToken.None));
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        });

        Assert.Equal(["id-a"], await function.FailuresAsync(TestSqsEvent.Of("a"), Soon));

        never.Set();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_000, 100)]
    [InlineData(5_000, 500)]
    [InlineData(900_000, 500)]
    public void The_token_fires_a_tenth_of_the_time_ahead_of_the_deadline_and_half_a_second_at_most(int remaining, int grace)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(grace), InvocationDeadline.Grace(TimeSpan.FromMilliseconds(remaining)));
    }

    [Fact]
    public Task The_token_fires_and_the_message_is_reported_and_logged_once()
        => WithinGrace.SeeAsync(async () =>
        {
            var fired = new TaskCompletionSource();
            var function = new TestQueueFunction(async (_, _, cancellationToken) =>
            {
                using var registration = cancellationToken.Register(fired.SetResult);
                await fired.Task;
                cancellationToken.ThrowIfCancellationRequested();
            });

            Assert.Equal(["id-a"], await function.FailuresAsync(TestSqsEvent.Of("a"), Soon));

            await fired.Task;
            Assert.Single(function.LogLines);
        });

    [Fact]
    public Task A_handler_that_gives_up_quietly_when_the_token_fires_is_not_done()
        => WithinGrace.SeeAsync(async () =>
        {
            var function = new TestQueueFunction(async (_, _, cancellationToken) =>
            {
                var fired = new TaskCompletionSource();
                using var registration = cancellationToken.Register(fired.SetResult);
                await fired.Task;
            });

            Assert.Equal(["id-a", "id-b"], await function.FailuresAsync(TestSqsEvent.Of("a", "b"), Soon));

            Assert.Equal(["a"], function.Handled);
        });

    [Fact]
    public async Task Past_the_deadline_nothing_is_attempted()
    {
        var function = new TestQueueFunction();

        Assert.Equal(["id-a", "id-b"], await function.FailuresAsync(TestSqsEvent.Of("a", "b"), new InvocationContext("r", DateTimeOffset.UtcNow.AddSeconds(-1))));
        Assert.Empty(function.Handled);

        // The token that fired must not reach the next batch.
        Assert.Empty(await function.FailuresAsync(TestSqsEvent.Of("c")));
    }

    [Fact]
    public async Task A_deadline_that_is_never_is_borne()
    {
        Assert.Empty(await new TestQueueFunction().FailuresAsync(TestSqsEvent.Of("a"), new InvocationContext("r", DateTimeOffset.MaxValue)));
    }

    [Fact]
    public async Task A_handler_that_goes_on_after_the_answer_keeps_its_message_and_changes_no_later_answer()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var late = new TaskCompletionSource<string>();
        var first = new string('1', 500);
        var function = new RawQueueFunction(async (body, context, _) =>
        {
            if (context.MessageId == "id-first")
            {
                await go.Task;
                late.SetResult(Encoding.UTF8.GetString(body.Span) + context.MessageId);
                throw new InvalidOperationException("too late to matter");
            }
        });

        var answer = await function.InvokeAsync(new MemoryStream(TestSqsEvent.Of([TestSqsEvent.Record("id-first", first)]).Bytes()), Soon);
        Assert.Contains("id-first", new StreamReader(answer).ReadToEnd());

        for (var i = 0; i < 50; i++)
        {
            // Of the same length, so that a buffer given back too early would be used again.
            var next = function.InvokeAsync(new MemoryStream(TestSqsEvent.Of([TestSqsEvent.Record($"id-{i:d5}", new string('2', 500))]).Bytes()), TestQueueFunction.LongInvocation);
            if (i == 25)
            {
                go.SetResult();
            }

            Assert.Equal("""{"batchItemFailures":[]}""", new StreamReader(await next).ReadToEnd());
        }

        Assert.Equal(first + "id-first", await late.Task);
    }

    [Fact]
    public async Task Batches_before_their_deadline_are_not_touched_by_that_of_an_earlier_one()
    {
        var function = new TestQueueFunction((_, _, cancellationToken) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.CompletedTask;
        });

        // The first ones' deadlines pass while the later ones run.
        var until = Environment.TickCount64 + 3500;
        for (var i = 0; Environment.TickCount64 < until; i++)
        {
            var invocation = new InvocationContext("r", DateTimeOffset.UtcNow.AddMilliseconds(i % 2 == 0 ? 3000 : 3_600_000));
            Assert.Empty(await function.FailuresAsync(TestSqsEvent.Of("a"), invocation));
        }
    }

    [Fact]
    public async Task Invocations_at_once_do_not_share_anything()
    {
        var function = new TestQueueFunction(async (body, context, _) =>
        {
            await Task.Yield();
            Assert.Equal("id-" + body, context.MessageId);
        });

        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i => Assert.Empty(await function.FailuresAsync(TestSqsEvent.Of($"{i}a", $"{i}b", $"{i}c")))));

        Assert.Equal(600, function.Handled.Distinct().Count());
    }
}
