using ServerlessPatterns.Local.EventSources;
using ServerlessPatterns.Local.Tests.Queues;

namespace ServerlessPatterns.Local.Tests.EventSources;

public class QueueMappingSettingsTests
{
    [Theory]
    [InlineData("orders", 11, 0, null)]
    [InlineData("orders", 0, 0, null)]
    [InlineData("orders", 10, 301, null)]
    [InlineData("orders", 10, 0, 1)]
    [InlineData("orders.fifo", 10, 1, null)]
    [InlineData("orders.fifo", 11, 1, null)]
    public void Settings_that_Lambda_refuses_are_refused(string queue, int batchSize, int window, int? concurrency)
    {
        var settings = new QueueMappingSettings { BatchSize = batchSize, MaximumBatchingWindowInSeconds = window, MaximumConcurrency = concurrency };
        var queues = new TestQueues();
        Assert.Throws<ArgumentException>(() => new QueueMapping(
            queues.Add(queue), settings, new FakeFunction().InvokeAsync, queues.Registry.Quiescence, queues.Time));
    }
}
