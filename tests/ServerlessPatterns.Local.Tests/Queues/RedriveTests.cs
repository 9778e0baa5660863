using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Tests.Queues;

public class RedriveTests
{
    private readonly TestQueues _queues = new();

    [Fact]
    public void A_message_moves_at_the_receive_that_would_be_one_too_many()
    {
        var (queue, deadLetterQueue) = _queues.AddWithDeadLetterQueue(2);
        var sent = queue.Send("a");
        queue.Receive();
        _queues.Time.Advance(30);
        queue.Receive();
        _queues.Time.Advance(30);
        Assert.Equal((1, 0), (queue.Count().Visible, deadLetterQueue.Count().Visible));

        Assert.Empty(queue.Receive());
        Assert.Equal((0, 1), (queue.Count().Total, deadLetterQueue.Count().Visible));
        var dead = Assert.Single(deadLetterQueue.Receive());
        Assert.Equal((sent.Id, queue.Settings.Arn), (dead.Message.Id, dead.Message.DeadLetterSourceArn));
    }

    [Fact]
    public void A_poison_message_does_not_keep_the_others_of_a_receive_back()
    {
        var (queue, deadLetterQueue) = _queues.AddWithDeadLetterQueue(1);
        queue.Send("poison");
        queue.Receive();
        _queues.Time.Advance(30);
        queue.Send("a");
        queue.Send("b");
        Assert.Equal(["a", "b"], queue.ReceiveBodies(2));
        Assert.Equal(["poison"], deadLetterQueue.ReceiveBodies());
    }

    [Fact]
    public void A_standard_queues_dead_letter_expires_by_the_time_of_its_sending()
    {
        var deadLetterQueue = _queues.Add("dead", settings => settings with { MessageRetentionPeriod = 100 });
        var queue = _queues.Add("orders", settings => settings with { DeadLetterTargetArn = deadLetterQueue.Settings.Arn, MaxReceiveCount = 1 });
        queue.Send("a");
        queue.Receive();
        _queues.Time.Advance(70);
        Assert.Empty(queue.Receive());
        Assert.Equal(TimeSpan.Zero, deadLetterQueue.Count().OldestAge);
        _queues.Time.Advance(29);
        Assert.Equal((1, TimeSpan.FromSeconds(29)), (deadLetterQueue.Count().Total, deadLetterQueue.Count().OldestAge));
        _queues.Time.Advance(1);
        Assert.Equal(0, deadLetterQueue.Count().Total);
    }

    [Fact]
    public void A_fifo_queues_dead_letter_is_sent_anew_and_no_duplicate_of_another()
    {
        var deadLetterQueue = _queues.Add("dead.fifo", settings => settings with { MessageRetentionPeriod = 100 });
        var queue = _queues.Add("orders.fifo", settings => settings with { DeadLetterTargetArn = deadLetterQueue.Settings.Arn, MaxReceiveCount = 1 });
        var sent = queue.Send("a", "g", "same");
        queue.Receive();
        _queues.Time.Advance(70);
        Assert.Empty(queue.Receive());
        _queues.Time.Advance(99);
        var dead = Assert.Single(deadLetterQueue.Receive());
        Assert.Equal(("g", sent.Id.ToString()), (dead.Message.GroupId, dead.Message.DeduplicationId));
        _queues.Time.Advance(1);
        Assert.Equal(0, deadLetterQueue.Count().Total);
    }

    [Fact]
    public void A_redrive_sends_each_dead_letter_back_to_its_own_queue_as_a_new_message()
    {
        var deadLetterQueue = _queues.Add("dead");
        LocalQueue Source(string name)
            => _queues.Add(name, settings => settings with { DeadLetterTargetArn = deadLetterQueue.Settings.Arn, MaxReceiveCount = 1 });
        LocalQueue[] sources = [Source("orders"), Source("returns")];
        foreach (var source in sources)
        {
            source.Send($"of {source.Settings.Name}");
            source.Receive();
            _queues.Time.Advance(30);
            source.Receive();
        }

        deadLetterQueue.Send("of nobody");
        var before = deadLetterQueue.Peek(1)[0];
        Assert.Equal(2, deadLetterQueue.MoveMessages());
        Assert.Equal(["of nobody"], deadLetterQueue.ReceiveBodies());
        foreach (var source in sources)
        {
            var back = Assert.Single(source.Receive());
            Assert.Equal(($"of {source.Settings.Name}", 1, null), (back.Message.Text, back.ReceiveCount, back.Message.DeadLetterSourceArn));
            Assert.NotEqual(before.Message.Id, back.Message.Id);
            Assert.Equal(_queues.Time.GetUtcNow().ToUnixTimeMilliseconds(), back.SentAt);
        }
    }

    [Fact]
    public void A_redrive_may_name_another_destination()
    {
        var (queue, deadLetterQueue) = _queues.AddWithDeadLetterQueue(1);
        var other = _queues.Add("other");
        queue.Send("a");
        queue.Receive();
        _queues.Time.Advance(30);
        queue.Receive();
        Assert.Equal(1, deadLetterQueue.MoveMessages(other));
        Assert.Equal(["a"], other.ReceiveBodies());
    }

    [Fact]
    public void Queues_that_are_each_others_dead_letter_queues_pass_a_message_to_and_fro()
    {
        var first = _queues.Add("first", settings => settings with { DeadLetterTargetArn = "arn:aws:sqs:eu-west-1:000000000000:second", MaxReceiveCount = 1 });
        var second = _queues.Add("second", settings => settings with { DeadLetterTargetArn = first.Settings.Arn, MaxReceiveCount = 2 });
        first.Send("a");
        first.Receive();
        _queues.Time.Advance(30);
        Assert.Empty(first.Receive());
        Assert.Equal(2, Assert.Single(second.Receive()).ReceiveCount);
        _queues.Time.Advance(30);
        Assert.Equal(3, Assert.Single(second.Receive()).ReceiveCount);
        _queues.Time.Advance(30);
        Assert.Empty(second.Receive());
        Assert.Equal(1, first.Count().Total);
    }

    [Fact]
    public void A_reason_of_failure_goes_with_a_message_into_the_dead_letter_queue()
    {
        var (queue, deadLetterQueue) = _queues.AddWithDeadLetterQueue(1);
        queue.Send("a");
        queue.NoteFailure(Assert.Single(queue.Receive()).Handle, "no such customer");
        _queues.Time.Advance(30);
        queue.Receive();
        Assert.Equal("no such customer", Assert.Single(deadLetterQueue.Peek(10)).LastFailure);
    }
}
