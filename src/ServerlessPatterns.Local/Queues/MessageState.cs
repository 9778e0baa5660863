namespace ServerlessPatterns.Local.Queues;

/// <summary>Where a message is in its queue.</summary>
internal enum MessageState
{
    /// <summary>It was deleted, expired, purged or moved.</summary>
    Gone,

    /// <summary>It cannot be received before its delay is over.</summary>
    Delayed,

    /// <summary>It can be received, in a FIFO queue when it is its group's turn.</summary>
    Visible,

    /// <summary>It was received, and is hidden until its visibility timeout is over.</summary>
    InFlight,
}
