using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Tests.Queues;

public class FifoQueueTests
{
    private readonly TestQueues _queues = new();

    [Fact]
    public void A_group_is_locked_while_a_message_of_it_is_in_flight()
    {
        var queue = _queues.Add("orders.fifo");
        queue.Send("a1", "a");
        queue.Send("a2", "a");
        queue.Send("b1", "b");

        var a1 = Assert.Single(queue.Receive(1));
        Assert.Equal(["b1"], queue.ReceiveBodies());
        Assert.Empty(queue.Receive());
        queue.Delete(a1.Handle);
        Assert.Equal(["a2"], queue.ReceiveBodies());
    }

    [Fact]
    public void A_receive_takes_of_the_group_with_the_oldest_message_before_others()
    {
        var queue = _queues.Add("orders.fifo");
        foreach (var body in (string[])["a1", "b1", "a2", "b2", "a3"])
        {
            queue.Send(body, body[..1]);
        }

        Assert.Equal(["a1", "a2", "a3", "b1"], queue.ReceiveBodies(4));
        Assert.Empty(queue.Receive());
    }

    [Fact]
    public void What_comes_back_comes_before_what_was_sent_after_it()
    {
        var queue = _queues.Add("orders.fifo");
        for (var i = 1; i <= 5; i++)
        {
            queue.Send($"{i}", "g");
        }

        var received = queue.Receive(3);
        queue.ChangeVisibility(received[2].Handle, 0);
        queue.ChangeVisibility(received[0].Handle, 0);
        Assert.Empty(queue.Receive());
        queue.Delete(received[1].Handle);
        Assert.Equal(["1", "3", "4", "5"], queue.ReceiveBodies());
    }

    [Fact]
    public void A_failed_batch_comes_back_in_order_when_its_timeout_is_over()
    {
        var queue = _queues.Add("orders.fifo");
        for (var i = 1; i <= 4; i++)
        {
            queue.Send($"{i}", "g");
        }

        Assert.Equal(["1", "2"], queue.ReceiveBodies(2));
        _queues.Time.Advance(30);
        Assert.Equal(["1", "2", "3", "4"], queue.ReceiveBodies());
    }

    [Fact]
    public void A_poison_message_frees_its_group_when_it_moves()
    {
        var (queue, deadLetterQueue) = _queues.AddWithDeadLetterQueue(1, "orders.fifo");
        queue.Send("poison", "g");
        queue.Send("next", "g");
        queue.Receive(1);
        _queues.Time.Advance(30);
        Assert.Equal(["next"], queue.ReceiveBodies());
        Assert.Equal(["poison"], deadLetterQueue.ReceiveBodies());
    }

    [Fact]
    public void A_duplicate_is_accepted_and_not_delivered_for_five_minutes()
    {
        var queue = _queues.Add("orders.fifo");
        var first = queue.Send("a", "g", "id");
        queue.Delete(Assert.Single(queue.Receive()).Handle);
        _queues.Time.Advance(299);
        Assert.Equal(first, queue.Send("b", "g", "id"));
        Assert.Equal(first, queue.Send("b", "other", "id"));
        Assert.Empty(queue.Receive());
        _queues.Time.Advance(1);
        Assert.NotEqual(first, queue.Send("c", "g", "id"));
        Assert.Equal(["c"], queue.ReceiveBodies());
    }

    [Fact]
    public void A_deduplication_id_may_count_in_its_group_alone()
    {
        var queue = _queues.Add("orders.fifo", settings => settings with { DeduplicationScope = "messageGroup" });
        queue.Send("a", "g", "id");
        queue.Send("b", "h", "id");
        queue.Send("c", "h", "id");
        Assert.Equal(["a", "b"], queue.ReceiveBodies());
    }

    [Fact]
    public void Content_alone_makes_a_duplicate_where_the_queue_says_so()
    {
        var queue = _queues.Add("orders.fifo", settings => settings with { ContentBasedDeduplication = true });
        var first = queue.Send(new NewMessage("a") { GroupId = "g" });
        Assert.Equal(first, queue.Send(new NewMessage("a") { GroupId = "g" }));
        queue.Send(new NewMessage("a") { GroupId = "g", DeduplicationId = "another" });
        queue.Send(new NewMessage("b") { GroupId = "g" });
        Assert.Equal(["a", "a", "b"], queue.ReceiveBodies());
    }

    [Fact]
    public void An_expired_handle_is_refused()
    {
        var queue = _queues.Add("orders.fifo");
        queue.Send("a", "g");
        var handle = Assert.Single(queue.Receive()).Handle;
        _queues.Time.Advance(30);
        var error = Assert.Throws<QueueException>(() => queue.Delete(handle));
        Assert.Equal("InvalidParameterValue", error.Code);
        Assert.Contains("expired", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, queue.Count().Visible);
    }

    [Fact]
    public void A_queues_delay_keeps_the_order()
    {
        var queue = _queues.Add("orders.fifo", settings => settings with { DelaySeconds = 10 });
        queue.Send("1", "g");
        _queues.Time.Advance(5);
        queue.Send("2", "g");
        _queues.Time.Advance(5);
        Assert.Equal(["1"], queue.ReceiveBodies());
        _queues.Time.Advance(30);
        Assert.Equal(["1", "2"], queue.ReceiveBodies());
    }

    [Fact]
    public async Task A_waiting_receive_is_woken_when_a_group_is_free_again()
    {
        var queue = _queues.Add("orders.fifo");
        queue.Send("1", "g");
        var first = Assert.Single(queue.Receive());
        var waiting = queue.ReceiveAsync(new ReceiveRequest(10) { Wait = Timeout.InfiniteTimeSpan }, TestContext.Current.CancellationToken);
        queue.Send("2", "g");
        Assert.False(waiting.IsCompleted);
        queue.Delete(first.Handle);
        Assert.Equal("2", Assert.Single(await waiting).Message.Text);
    }

    [Fact]
    public void Sequence_numbers_grow()
    {
        var queue = _queues.Add("orders.fifo");
        var numbers = Enumerable.Range(0, 20).Select(i => queue.Send($"{i}", "g").SequenceNumber!).ToArray();
        Assert.All(numbers, number => Assert.Equal(20, number.Length));
        Assert.Equal(numbers.Distinct().Order(StringComparer.Ordinal), numbers);
    }

    [Fact]
    public void A_message_without_a_group_or_an_id_is_refused()
    {
        var queue = _queues.Add("orders.fifo");
        Assert.Equal("MissingParameter", Assert.Throws<QueueException>(() => queue.Send("a")).Code);
        Assert.Equal("InvalidParameterValue", Assert.Throws<QueueException>(() => queue.Send(new NewMessage("a") { GroupId = "g" })).Code);
        Assert.Equal("InvalidParameterValue", Assert.Throws<QueueException>(
            () => queue.Send(new NewMessage("a") { GroupId = "g", DeduplicationId = "d", DelaySeconds = 5 })).Code);
        Assert.Equal("InvalidParameterValue", Assert.Throws<QueueException>(() => queue.Send("a", "with space")).Code);
    }
}
