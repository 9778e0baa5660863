using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Tests.Queues;

/// <summary>What tests do with queues, in few words.</summary>
internal static class QueueSteps
{
    public static IReadOnlyList<ReceivedMessage> Receive(this LocalQueue queue, int max = 10, int? visibilityTimeout = null)
    {
        var receive = queue.ReceiveAsync(new ReceiveRequest(max) { VisibilityTimeout = visibilityTimeout, Wait = TimeSpan.Zero });
        Assert.True(receive.IsCompleted);
        return receive.GetAwaiter().GetResult();
    }

    public static string[] ReceiveBodies(this LocalQueue queue, int max = 10) => [.. queue.Receive(max).Select(message => message.Message.Text)];

    public static SentMessage Send(this LocalQueue queue, string body, string group, string? deduplicationId = null)
        => queue.Send(new NewMessage(body) { GroupId = group, DeduplicationId = deduplicationId ?? Guid.NewGuid().ToString() });

    public static SentMessage Send(this LocalQueue queue, string body) => queue.Send(new NewMessage(body));
}
