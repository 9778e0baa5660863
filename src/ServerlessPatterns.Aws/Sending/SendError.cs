namespace ServerlessPatterns.Aws;

/// <summary>Why messages were not sent.</summary>
/// <param name="Code">AWS's error code; empty where AWS was not asked.</param>
/// <param name="Reason">Why, and what to do.</param>
internal sealed record SendError(string Code, string Reason)
{
    /// <summary>Sending it again would fail again.</summary>
    public bool IsSenderFault { get; init; }

    /// <summary>Whether AWS took the message is not known.</summary>
    public bool MayHaveBeenSent { get; init; }

    /// <summary>Other messages would fail likewise: no permission, no queue, nobody there.</summary>
    public bool ConcernsAll { get; init; }
}
