namespace ServerlessPatterns.Local.Queues;

/// <summary>A standard queue's: first come, first served, and what comes back comes last.</summary>
internal sealed class StandardMessages : IVisibleMessages
{
    private readonly LinkedList<LocalMessage> _messages = new();

    public void Arrived(LocalMessage message)
    {
    }

    public void Add(LocalMessage message) => _messages.AddLast(message.VisibleNode);

    public LocalMessage? Take()
    {
        var first = _messages.First;
        if (first is not null)
        {
            _messages.Remove(first);
        }

        return first?.Value;
    }

    public void PutBack(LocalMessage message) => _messages.AddFirst(message.VisibleNode);

    public void InFlight(LocalMessage message)
    {
    }

    public void EndReceive()
    {
    }

    public void NoLongerInFlight(LocalMessage message)
    {
    }

    public void Left(LocalMessage message)
    {
        if (message.VisibleNode.List is not null)
        {
            _messages.Remove(message.VisibleNode);
        }
    }
}
