namespace ServerlessPatterns.Local.Queues;

/// <summary>A receive that waits for messages: they are handed to it as they come.</summary>
internal sealed class ReceiveWaiter : TaskCompletionSource<IReadOnlyList<ReceivedMessage>>
{
    public ReceiveWaiter(ReceiveRequest request)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        Request = request;
        Node = new(this);
    }

    public ReceiveRequest Request { get; }

    public LinkedListNode<ReceiveWaiter> Node { get; }
}
