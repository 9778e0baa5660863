using System.Text.Json;
using ServerlessPatterns.Local.EventSources;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Tests.Queues;

namespace ServerlessPatterns.Local.Tests.EventSources;

public sealed class QueueMappingTests : IAsyncDisposable
{
    private readonly TestQueues _queues = new();
    private readonly List<QueueMapping> _mappings = [];

    // What never happens fails its test, and does not hold up the run.
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));

    private CancellationToken Cancellation => _patience.Token;

    public async ValueTask DisposeAsync()
    {
        foreach (var mapping in _mappings)
        {
            await mapping.StopAsync(new CancellationToken(canceled: true));
            await mapping.DisposeAsync();
        }

        _patience.Dispose();
    }

    [Fact]
    public async Task What_was_handled_is_deleted_and_then_all_is_idle()
    {
        var queue = _queues.Add();
        var function = new FakeFunction();
        Map(queue, function);
        for (var i = 0; i < 25; i++)
        {
            queue.Send($"{i}");
        }

        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        Assert.Equal(0, queue.Count().Total);
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"{i}").Order(), function.Bodies.Order());
        Assert.All(function.Batches, batch => Assert.InRange(batch.Length, 1, 10));
    }

    [Fact]
    public async Task A_backlog_comes_in_full_batches()
    {
        var queue = _queues.Add();
        for (var i = 0; i < 25; i++)
        {
            queue.Send($"{i}");
        }

        var function = new FakeFunction();
        Map(queue, function);
        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        Assert.Equal([5, 10, 10], function.Batches.Select(batch => batch.Length).Order());
    }

    [Fact]
    public async Task A_function_that_throws_fails_its_whole_batch_which_comes_again_after_the_visibility_timeout()
    {
        var (queue, deadLetterQueue) = _queues.AddWithDeadLetterQueue(3);
        queue.Send("a");
        queue.Send("b");
        var function = new FakeFunction { Answer = _ => throw new InvalidOperationException("no such customer") };
        var mapping = Map(queue, function);
        for (var receives = 1; receives <= 3; receives++)
        {
            await function.WhenAsync(receives);
            await UntilAsync(() => mapping.Running == 0);
            Assert.Equal((0, 2), (queue.Count().Visible, queue.Count().InFlight));
            Assert.False(_queues.Registry.Quiescence.WhenIdleAsync(Cancellation).IsCompleted);
            _queues.Time.Advance(29);
            Assert.Equal(receives, function.Batches.Count);
            _queues.Time.Advance(1);
        }

        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        Assert.Equal(3, function.Batches.Count);
        Assert.Equal(["a", "b"], deadLetterQueue.Peek(10).Select(message => message.Message.Text));
        Assert.All(deadLetterQueue.Peek(10), message => Assert.Equal("no such customer", message.LastFailure));
    }

    [Fact]
    public async Task Of_a_partial_failure_only_the_failed_come_again()
    {
        var queue = _queues.Add();
        queue.Send("a");
        queue.Send("b");
        queue.Send("c");
        var function = new FakeFunction { Answer = batch => batch.Length == 3 ? Failures(batch[1].Id) : null };
        var mapping = Map(queue, function, new() { ReportBatchItemFailures = true });
        await function.WhenAsync(1);
        await UntilAsync(() => mapping.Running == 0);
        Assert.Equal((0, 1), (queue.Count().Visible, queue.Count().InFlight));
        _queues.Time.Advance(30);
        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        Assert.Equal(["a", "b", "c", "b"], function.Bodies);
    }

    [Theory]
    [InlineData("{\"batchItemFailures\":[{\"itemIdentifier\":\"00000000-0000-0000-0000-000000000000\"}]}")]
    [InlineData("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}")]
    [InlineData("{\"batchItemFailures\":[{\"itemIdentifier\":null}]}")]
    [InlineData("{\"batchItemFailures\":[{\"id\":\"x\"}]}")]
    [InlineData("{\"batchItemFailures\":[\"x\"]}")]
    [InlineData("{\"batchItemFailures\":{}}")]
    [InlineData("{\"batchItemFailures\":[")]
    [InlineData("\"done\"")]
    public async Task An_answer_that_names_no_message_of_the_batch_fails_all_of_it(string answer)
    {
        var queue = _queues.Add();
        queue.Send("a");
        queue.Send("b");
        var function = new FakeFunction { Answer = _ => answer };
        var mapping = Map(queue, function, new() { ReportBatchItemFailures = true });
        await function.WhenAsync(1);
        await UntilAsync(() => mapping.Running == 0);
        Assert.Equal(2, queue.Count().InFlight);
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(true, "null")]
    [InlineData(true, "{}")]
    [InlineData(true, "{\"batchItemFailures\":null}")]
    [InlineData(true, "{\"batchItemFailures\":[]}")]
    [InlineData(false, "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}")]
    [InlineData(false, "no JSON")]
    public async Task An_answer_without_failures_or_one_that_nobody_asked_for_is_a_success(bool isAsked, string answer)
    {
        var queue = _queues.Add();
        queue.Send("a");
        Map(queue, new FakeFunction { Answer = _ => answer }, new() { ReportBatchItemFailures = isAsked });
        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        Assert.Equal(0, queue.Count().Total);
    }

    [Fact]
    public async Task What_the_filter_does_not_match_is_deleted_and_never_handled()
    {
        var queue = _queues.Add();
        foreach (var body in (string[])["yes 1", "no", "yes 2", "no"])
        {
            queue.Send(body);
        }

        var function = new FakeFunction();
        Map(queue, function, new() { Filter = new BodyPrefix("yes") });
        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        Assert.Equal(["yes 1", "yes 2"], function.Bodies);
        Assert.Equal(0, queue.Count().Total);
    }

    [Fact]
    public async Task A_batching_window_gathers_what_comes_in_it()
    {
        var queue = _queues.Add(with: settings => settings with { VisibilityTimeout = 43_200 });
        var function = new FakeFunction();
        Map(queue, function, new() { BatchSize = 20, MaximumBatchingWindowInSeconds = 5 });
        queue.Send("a");
        await UntilAsync(() => _queues.Time.TimerCount >= 2);
        _queues.Time.Advance(4);
        queue.Send("b");
        await UntilAsync(() => queue.Count().InFlight == 2);
        Assert.Empty(function.Batches);
        await UntilAsync(() => { _queues.Time.Advance(0.5); return function.Batches.Count > 0; });
        Assert.Equal(["a", "b"], function.Bodies);
    }

    [Fact]
    public async Task A_full_batch_does_not_wait_for_the_end_of_the_window()
    {
        var queue = _queues.Add();
        var function = new FakeFunction();
        Map(queue, function, new() { BatchSize = 2, MaximumBatchingWindowInSeconds = 300 });
        queue.Send("a");
        queue.Send("b");
        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        Assert.Equal(["a", "b"], function.Bodies);
    }

    [Fact]
    public async Task Invocations_run_at_once_up_to_the_maximum()
    {
        var queue = _queues.Add();
        for (var i = 0; i < 10; i++)
        {
            queue.Send($"{i}");
        }

        var gate = new TaskCompletionSource();
        var function = new FakeFunction { Hold = gate.Task };
        var mapping = Map(queue, function, new() { BatchSize = 1, MaximumConcurrency = 3 });
        await function.WhenAsync(3);
        Assert.Equal((7, 3, 3), (queue.Count().Visible, queue.Count().InFlight, mapping.Running));
        gate.SetResult();
        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        Assert.Equal(3, function.MostAtOnce);
    }

    [Theory]
    [InlineData(null, 2, 2)]
    [InlineData(3, 2, 2)]
    [InlineData(2, 3, 2)]
    [InlineData(null, 0, 0)]
    public async Task Reserved_concurrency_is_a_maximum_too(int? maximum, int reserved, int atOnce)
    {
        var queue = _queues.Add();
        for (var i = 0; i < 10; i++)
        {
            queue.Send($"{i}");
        }

        var gate = new TaskCompletionSource();
        var function = new FakeFunction { Hold = gate.Task };
        var mapping = Map(queue, function, new() { BatchSize = 1, MaximumConcurrency = maximum, ReservedConcurrency = reserved });
        await function.WhenAsync(atOnce);
        Assert.Equal((10 - atOnce, atOnce), (queue.Count().Visible, mapping.Running));
        gate.SetResult();
        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        Assert.Equal((atOnce, atOnce == 0 ? 10 : 0), (function.MostAtOnce, queue.Count().Total));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("orders.fifo")]
    public async Task What_hides_while_its_function_runs_does_so_for_days_and_then_for_the_visibility_timeout(string name)
    {
        var queue = _queues.Add(name);
        _ = queue.Settings.FifoQueue ? queue.Send("a", "group") : queue.Send("a");
        var gate = new TaskCompletionSource();
        var calls = 0;
        var function = new FakeFunction { Hold = gate.Task, Answer = _ => ++calls == 1 ? throw new InvalidOperationException("no such customer") : null };
        var mapping = Map(queue, function, new() { HidesWhileRunning = () => true });
        await function.WhenAsync(1);
        _queues.Time.Advance(3 * 24 * 60 * 60);
        Assert.Equal((0, 1, 1), (queue.Count().Visible, queue.Count().InFlight, function.Batches.Count));
        Assert.Null(Assert.Single(queue.Peek(10)).DueAt);

        gate.SetResult();
        await UntilAsync(() => mapping.Running == 0);
        _queues.Time.Advance(29);
        Assert.Equal((0, 1), (queue.Count().Visible, queue.Count().InFlight));
        _queues.Time.Advance(1);
        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        Assert.Equal(["a", "a"], function.Bodies);
    }

    [Fact]
    public async Task Of_a_message_group_never_two_invocations_run_at_once()
    {
        var queue = _queues.Add("orders.fifo");
        for (var i = 0; i < 100; i++)
        {
            queue.Send($"{i % 4} {i:D3}", $"{i % 4}");
        }

        var function = new FakeFunction { IsExclusive = true };
        Map(queue, function, new() { BatchSize = 3 });
        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        Assert.False(function.WasShared);
        foreach (var group in function.Bodies.GroupBy(body => body[0]))
        {
            Assert.Equal(25, group.Count());
            Assert.Equal(group.Order(), group);
        }
    }

    [Fact]
    public async Task A_stop_waits_for_what_runs_and_takes_nothing_more()
    {
        var queue = _queues.Add();
        queue.Send("a");
        var gate = new TaskCompletionSource();
        var function = new FakeFunction { Hold = gate.Task };
        var mapping = Map(queue, function);
        await function.WhenAsync(1);
        var stop = mapping.StopAsync(Cancellation);
        Assert.False(stop.IsCompleted);
        gate.SetResult();
        await stop;
        queue.Send("b");
        Assert.Equal(["a"], function.Bodies);
        Assert.Equal(1, queue.Count().Visible);
        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
    }

    [Fact]
    public async Task A_disabled_mapping_reads_nothing_and_nobody_waits_for_it()
    {
        var queue = _queues.Add();
        queue.Send("a");
        var function = new FakeFunction();
        var mapping = Map(queue, function, new() { Enabled = false });
        await _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        await mapping.StopAsync(Cancellation);
        Assert.Equal((0, 1), (function.Batches.Count, queue.Count().Visible));
    }

    [Fact]
    public async Task Idle_is_when_what_a_function_sends_on_is_handled_too()
    {
        var first = _queues.Add("first");
        var second = _queues.Add("second");
        var last = new FakeFunction();
        Map(first, new FakeFunction
        {
            Answer = batch =>
            {
                foreach (var message in batch)
                {
                    second.Send(new NewMessage(message.Body) { DelaySeconds = 1 });
                }

                return null;
            },
        });
        Map(second, last);
        first.Send("a");
        var idle = _queues.Registry.Quiescence.WhenIdleAsync(Cancellation);
        await UntilAsync(() => second.Count().Delayed == 1);
        Assert.False(idle.IsCompleted);
        _queues.Time.Advance(1);
        await idle;
        Assert.Equal(["a"], last.Bodies);
    }

    private QueueMapping Map(LocalQueue queue, FakeFunction function, QueueMappingSettings? settings = null)
    {
        var mapping = new QueueMapping(queue, settings ?? new(), function.InvokeAsync, _queues.Registry.Quiescence, _queues.Time);
        _mappings.Add(mapping);
        mapping.Start();
        return mapping;
    }

    private static string Failures(params string[] ids)
        => JsonSerializer.Serialize(new { batchItemFailures = ids.Select(id => new { itemIdentifier = id }) });

    private async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
