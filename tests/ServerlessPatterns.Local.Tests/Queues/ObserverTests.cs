using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Tests.Queues;

public class ObserverTests
{
    private readonly TestQueues _queues = new();

    [Fact]
    public void An_observer_is_told_of_all_that_happens_in_order()
    {
        var (queue, deadLetterQueue) = _queues.AddWithDeadLetterQueue(1, with: settings => settings with { MessageRetentionPeriod = 60 });
        var notes = new Notes();
        queue.Observer = notes;
        deadLetterQueue.Observer = notes;
        queue.Send("a");
        queue.Delete(Assert.Single(queue.Receive()).Handle);
        queue.Send("b");
        queue.Receive();
        _queues.Time.Advance(30);
        queue.Receive();
        queue.Send("c");
        _queues.Time.Advance(60);
        Assert.Equal(0, queue.Count().Total);
        deadLetterQueue.MoveMessages();
        Assert.Equal(
            [
                "sent a to orders", "received a from orders", "deleted a from orders",
                "sent b to orders", "received b from orders", "moved b from orders to dead", "sent b to dead",
                "sent c to orders", "expired c in orders",
                "deleted b from dead", "sent b to orders",
            ],
            notes.Lines);
    }

    private sealed class Notes : IQueueObserver
    {
        public List<string> Lines { get; } = [];

        public void Sent(LocalQueue queue, LocalMessage message) => Lines.Add($"sent {message.Text} to {queue.Settings.Name}");

        public void Received(LocalQueue queue, LocalMessage message) => Lines.Add($"received {message.Text} from {queue.Settings.Name}");

        public void Deleted(LocalQueue queue, LocalMessage message) => Lines.Add($"deleted {message.Text} from {queue.Settings.Name}");

        public void DeadLettered(LocalQueue queue, LocalMessage message, LocalQueue deadLetterQueue)
            => Lines.Add($"moved {message.Text} from {queue.Settings.Name} to {deadLetterQueue.Settings.Name}");

        public void Expired(LocalQueue queue, LocalMessage message) => Lines.Add($"expired {message.Text} in {queue.Settings.Name}");
    }
}
