namespace ServerlessPatterns.Local.Topics;

/// <summary>What became of a message at one subscription.</summary>
internal enum DeliveryOutcome
{
    /// <summary>The endpoint took it.</summary>
    Delivered,

    /// <summary>The filter policy did not let it through.</summary>
    Filtered,

    /// <summary>The endpoint failed, and the subscription's dead-letter queue took it.</summary>
    DeadLettered,

    /// <summary>The endpoint failed, and there is no dead-letter queue, or it failed too.</summary>
    Lost,
}
