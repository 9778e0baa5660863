namespace ServerlessPatterns.Tests.Queue;

public class ParallelismTests
{
    // Each handler waits until as many are in as may be at once. One too few, and the test ends by its time limit.
    private sealed class Gate(int size)
    {
        private readonly object _lock = new();
        private TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _waiting;
        private int _inside;

        public int Most { get; private set; }

        public async Task PassAsync()
        {
            Task full;
            lock (_lock)
            {
                Most = Math.Max(Most, ++_inside);
                full = _full.Task;
                if (++_waiting == size)
                {
                    _waiting = 0;
                    _full.SetResult();
                    _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }

            await full;
            lock (_lock)
            {
                _inside--;
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    public async Task As_many_messages_as_set_are_handled_at_once(int parallelism)
    {
        var gate = new Gate(parallelism);
        var function = new TestQueueFunction((_, _, _) => new ValueTask(gate.PassAsync()), parallelism: parallelism);

        Assert.Empty(await function.FailuresAsync(TestSqsEvent.Of([.. Enumerable.Range(0, 20).Select(i => $"{i}")])));

        Assert.Equal(parallelism, gate.Most);
        Assert.Equal(20, function.Handled.Count);
    }

    [Fact]
    public async Task As_many_groups_as_set_are_handled_at_once_and_of_each_one_message()
    {
        var gate = new Gate(3);
        var inGroup = new int[3];
        var function = new TestQueueFunction(
            async (body, context, _) =>
            {
                var group = int.Parse(context.GroupId!, null);
                Assert.Equal(1, Interlocked.Increment(ref inGroup[group]));
                await gate.PassAsync();
                Interlocked.Decrement(ref inGroup[group]);
            },
            fifo: true,
            parallelism: 3);

        Assert.Empty(await function.FailuresAsync(TestSqsEvent.Fifo([.. Enumerable.Range(0, 9).Select(i => ((string?)$"{i % 3}", $"{i}"))])));

        Assert.Equal(3, gate.Most);
    }

    [Fact]
    public async Task Handlers_that_block_their_thread_run_at_once_too()
    {
        using var both = new Barrier(2);
        var function = new TestQueueFunction(
            (_, _, cancellationToken) =>
            {
                both.SignalAndWait(cancellationToken);
                return ValueTask.CompletedTask;
            },
            parallelism: 2);

        Assert.Empty(await function.FailuresAsync(TestSqsEvent.Of("a", "b")));
    }

    [Fact]
    public void Blocked_handlers_leave_a_thread_for_the_deadline()
    {
        _ = new TestQueueFunction(parallelism: 30);

        ThreadPool.GetMinThreads(out var workers, out _);

        Assert.True(workers > 30, $"{workers} threads");
    }

    [Fact]
    public async Task One_failure_among_messages_at_once_is_that_messages_alone()
    {
        var gate = new Gate(4);
        var function = new TestQueueFunction(
            async (body, _, _) =>
            {
                await gate.PassAsync();
                if (body == "2")
                {
                    throw new InvalidOperationException();
                }
            },
            parallelism: 4);

        Assert.Equal(["id-2"], await function.FailuresAsync(TestSqsEvent.Of("0", "1", "2", "3")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Less_than_one_message_at_once_is_refused(int parallelism)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TestQueueFunction(parallelism: parallelism));
    }
}
