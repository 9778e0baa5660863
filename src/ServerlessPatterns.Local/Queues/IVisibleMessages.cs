namespace ServerlessPatterns.Local.Queues;

/// <summary>The messages of a queue that may be received, in the order in which they are. Guarded by the queue's lock.</summary>
internal interface IVisibleMessages
{
    /// <summary>A message came into the queue; it may not be visible yet.</summary>
    void Arrived(LocalMessage message);

    /// <summary>A message may be received from now on.</summary>
    void Add(LocalMessage message);

    /// <summary>Takes the next one out; null where none may be received.</summary>
    LocalMessage? Take();

    /// <summary>The one that was just taken is first in line again.</summary>
    void PutBack(LocalMessage message);

    /// <summary>The one that was just taken is in flight.</summary>
    void InFlight(LocalMessage message);

    /// <summary>One receive has taken what it wanted.</summary>
    void EndReceive();

    /// <summary>One that was in flight is no more: it is visible again, or gone.</summary>
    void NoLongerInFlight(LocalMessage message);

    /// <summary>A message left the queue, visible or not.</summary>
    void Left(LocalMessage message);
}
