using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Tests.Queues;

public class StandardQueueTests
{
    private readonly TestQueues _queues = new();

    [Fact]
    public void A_received_message_is_hidden_until_its_visibility_timeout_is_over()
    {
        var queue = _queues.Add();
        queue.Send("a");

        Assert.Equal(["a"], queue.ReceiveBodies());
        _queues.Time.Advance(29.999);
        Assert.Empty(queue.Receive());
        _queues.Time.Advance(0.001);
        Assert.Equal(["a"], queue.ReceiveBodies());
    }

    [Fact]
    public void A_receive_counts_and_remembers_the_first()
    {
        var queue = _queues.Add();
        queue.Send("a");
        _queues.Time.Advance(5);
        var first = Assert.Single(queue.Receive());
        _queues.Time.Advance(40);
        var second = Assert.Single(queue.Receive());

        Assert.Equal((1, 2), (first.ReceiveCount, second.ReceiveCount));
        Assert.Equal(first.SentAt + 5000, first.FirstReceivedAt);
        Assert.Equal(first.FirstReceivedAt, second.FirstReceivedAt);
        Assert.Equal(first.Message.Id, second.Message.Id);
        Assert.NotEqual(first.Handle.ToString(), second.Handle.ToString());
    }

    [Fact]
    public void A_deleted_message_never_comes_again()
    {
        var queue = _queues.Add();
        queue.Send("a");
        queue.Delete(Assert.Single(queue.Receive()).Handle);
        _queues.Time.Advance(1000);

        Assert.Empty(queue.Receive());
        Assert.Equal(0, queue.Count().Total);
    }

    [Fact]
    public void A_stale_handle_deletes_nothing_and_the_newest_one_does_so_even_when_its_timeout_is_over()
    {
        var queue = _queues.Add();
        queue.Send("a");
        var stale = Assert.Single(queue.Receive()).Handle;
        _queues.Time.Advance(30);
        var newest = Assert.Single(queue.Receive()).Handle;

        queue.Delete(stale);
        Assert.Equal(1, queue.Count().InFlight);
        _queues.Time.Advance(30);
        queue.Delete(newest);
        Assert.Equal(0, queue.Count().Total);
        queue.Delete(newest);
    }

    [Fact]
    public void Another_queues_handle_and_text_that_is_no_handle_are_refused()
    {
        var queue = _queues.Add();
        var other = _queues.Add("other");
        other.Send("a");
        var handle = Assert.Single(other.Receive()).Handle;

        Assert.Equal("ReceiptHandleIsInvalid", Assert.Throws<QueueException>(() => queue.Delete(handle)).Code);
        Assert.Equal(handle, ReceiptHandle.Parse(handle.ToString()));
        Assert.Equal("ReceiptHandleIsInvalid", Assert.Throws<QueueException>(() => ReceiptHandle.Parse("nonsense")).Code);
        var changed = (handle with { Message = 2 }).ToString();
        var tail = handle.ToString()[^8..];
        Assert.Throws<QueueException>(() => ReceiptHandle.Parse(changed[..^8] + tail));
    }

    [Fact]
    public void A_changed_visibility_counts_from_the_change()
    {
        var queue = _queues.Add();
        queue.Send("a");
        var handle = Assert.Single(queue.Receive()).Handle;
        _queues.Time.Advance(20);
        queue.ChangeVisibility(handle, 60);
        _queues.Time.Advance(59);
        Assert.Empty(queue.Receive());
        queue.ChangeVisibility(handle, 0);
        Assert.Equal(["a"], queue.ReceiveBodies());
        Assert.Equal("MessageNotInflight", Assert.Throws<QueueException>(() => queue.ChangeVisibility(handle, 1)).Code);
    }

    [Fact]
    public void No_message_is_hidden_for_more_than_twelve_hours_from_its_receive()
    {
        var queue = _queues.Add();
        queue.Send("a");
        var handle = Assert.Single(queue.Receive()).Handle;
        queue.ChangeVisibility(handle, 43_200);
        _queues.Time.Advance(1);
        Assert.Contains("beyond the limit", Assert.Throws<QueueException>(() => queue.ChangeVisibility(handle, 43_200)).Message, StringComparison.Ordinal);
        queue.ChangeVisibility(handle, 43_199);
    }

    [Fact]
    public void A_delayed_message_comes_when_its_delay_is_over_its_own_before_the_queues()
    {
        var queue = _queues.Add(with: settings => settings with { DelaySeconds = 10 });
        queue.Send("late");
        queue.Send(new NewMessage("soon") { DelaySeconds = 5 });
        queue.Send(new NewMessage("now") { DelaySeconds = 0 });

        Assert.Equal(["now"], queue.ReceiveBodies());
        Assert.Equal((0, 1, 2), (queue.Count().Visible, queue.Count().InFlight, queue.Count().Delayed));
        _queues.Time.Advance(5);
        Assert.Equal(["soon"], queue.ReceiveBodies());
        _queues.Time.Advance(5);
        Assert.Equal(["late"], queue.ReceiveBodies());
    }

    [Fact]
    public void A_message_is_forgotten_when_its_retention_period_is_over_also_in_flight()
    {
        var queue = _queues.Add(with: settings => settings with { MessageRetentionPeriod = 60 });
        queue.Send("a");
        queue.Send("b");
        _queues.Time.Advance(50);
        Assert.Equal(["a"], queue.ReceiveBodies(1));
        Assert.Equal(TimeSpan.FromSeconds(50), queue.Count().OldestAge);
        _queues.Time.Advance(10);
        Assert.Equal(new QueueCounts(0, 0, 0, TimeSpan.Zero), queue.Count());
    }

    [Fact]
    public async Task A_waiting_receive_gets_what_arrives_and_what_becomes_visible_again()
    {
        var queue = _queues.Add();
        var first = queue.ReceiveAsync(new ReceiveRequest(10) { Wait = TimeSpan.FromSeconds(20) }, TestContext.Current.CancellationToken);
        var second = queue.ReceiveAsync(new ReceiveRequest(10) { Wait = Timeout.InfiniteTimeSpan }, TestContext.Current.CancellationToken);
        Assert.False(first.IsCompleted);
        queue.Send("a");
        Assert.Equal("a", Assert.Single(await first).Message.Text);
        Assert.False(second.IsCompleted);
        _queues.Time.Advance(30);
        Assert.Equal(2, Assert.Single(await second).ReceiveCount);
    }

    [Fact]
    public async Task A_waiting_receive_ends_with_nothing_when_its_wait_is_over()
    {
        var queue = _queues.Add(with: settings => settings with { ReceiveMessageWaitTimeSeconds = 3 });
        var receive = queue.ReceiveAsync(new ReceiveRequest(1), TestContext.Current.CancellationToken);
        _queues.Time.Advance(2.9);
        Assert.False(receive.IsCompleted);
        _queues.Time.Advance(0.1);
        Assert.Empty(await receive);
        queue.Send("a");
        Assert.Equal(1, queue.Count().Visible);
    }

    [Fact]
    public async Task A_cancelled_receive_takes_no_message_with_it()
    {
        var queue = _queues.Add();
        using var cancellation = new CancellationTokenSource();
        var receive = queue.ReceiveAsync(new ReceiveRequest(1) { Wait = Timeout.InfiniteTimeSpan }, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receive);
        queue.Send("a");
        Assert.Equal(["a"], queue.ReceiveBodies());
    }

    [Fact]
    public void A_purge_leaves_nothing_whatever_its_state()
    {
        var queue = _queues.Add();
        queue.Send("in flight");
        queue.Receive();
        queue.Send("visible");
        queue.Send(new NewMessage("delayed") { DelaySeconds = 9 });
        queue.Purge();
        Assert.Equal(0, queue.Count().Total);
        _queues.Time.Advance(100);
        Assert.Empty(queue.Receive());
    }

    [Fact]
    public void A_look_at_the_messages_receives_none()
    {
        var queue = _queues.Add();
        queue.Send("a");
        queue.Receive();
        queue.Send("b");
        queue.Send(new NewMessage("c") { DelaySeconds = 9 });

        var seen = queue.Peek(10);
        Assert.Equal(["a", "b", "c"], seen.Select(message => message.Message.Text));
        Assert.Equal([MessageState.InFlight, MessageState.Visible, MessageState.Delayed], seen.Select(message => message.State));
        Assert.Equal([1, 0, 0], seen.Select(message => message.ReceiveCount));
        Assert.Equal(["a", "b"], queue.Peek(2).Select(message => message.Message.Text));
        Assert.Equal(1, queue.Count().Visible);
    }

    [Fact]
    public async Task A_receive_may_be_limited_in_bytes_but_gives_one_message_at_least()
    {
        var queue = _queues.Add();
        queue.Send(new string('a', 100));
        queue.Send(new string('b', 50));
        queue.Send(new string('c', 51));

        async Task<int[]> SizesAsync()
        {
            var received = await queue.ReceiveAsync(new ReceiveRequest(10) { MaxBytes = 100 }, TestContext.Current.CancellationToken);
            return [.. received.Select(message => message.Message.Size)];
        }

        Assert.Equal(100, Assert.Single(await SizesAsync()));
        Assert.Equal(50, Assert.Single(await SizesAsync()));
        Assert.Equal(51, Assert.Single(await SizesAsync()));
    }

    [Fact]
    public async Task A_receive_of_more_than_may_be_in_flight_is_refused()
    {
        var queue = _queues.Add();
        for (var i = 0; i < MessageStore.MaxInFlight + 1; i++)
        {
            queue.Send("a");
        }

        Assert.Equal(120_000, queue.Receive(200_000).Count);
        Assert.Equal("OverLimit", Assert.Throws<QueueException>(() => queue.Receive()).Code);
        var waiting = queue.ReceiveAsync(new ReceiveRequest(1) { Wait = TimeSpan.FromSeconds(20) }, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        _queues.Time.Advance(20);
        Assert.Empty(await waiting);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("orders.fifo")]
    public void What_was_handled_leaves_nothing_behind_but_deduplication_ids_for_five_minutes(string name)
    {
        var queue = _queues.Add(name, settings => settings with { VisibilityTimeout = 43_200 });
        var isFifo = queue.Settings.FifoQueue;
        for (var i = 0; i < 1000; i++)
        {
            queue.Send(new NewMessage("a") { GroupId = isFifo ? $"{i}" : null, DeduplicationId = isFifo ? $"{i}" : null });
            queue.Delete(queue.Receive(1)[0].Handle);
        }

        Assert.Equal((0, 0, isFifo ? 1000 : 0, 0), queue.Kept());
        _queues.Time.Advance(300);
        queue.Send(new NewMessage("a") { GroupId = isFifo ? "g" : null, DeduplicationId = isFifo ? "d" : null });
        Assert.Equal((isFifo ? 1 : 0, 0, isFifo ? 1 : 0, 1), queue.Kept());
    }
}
