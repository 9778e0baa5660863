namespace ServerlessPatterns.Queue;

/// <summary>How far a message of a batch has come. All but <see cref="Done"/> are reported as failed.</summary>
internal static class MessageState
{
    /// <summary>Not attempted.</summary>
    public const int Waiting = 0;

    /// <summary>Its handler runs.</summary>
    public const int Running = 1;

    /// <summary>Its handler ran to its end, in time.</summary>
    public const int Done = 2;

    /// <summary>Its handler failed or did not end in time, or it never had one to begin with.</summary>
    public const int Failed = 3;
}
