namespace ServerlessPatterns.Aws;

/// <summary>One service's way to take messages.</summary>
internal interface ISendTransport
{
    SendDestination Destination { get; }

    /// <summary>Sends one message; what the SDK throws goes through.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The id that the service gave it.</returns>
    Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Sends a batch in one call, and notes in it what became of each message; what the SDK throws goes through.</summary>
    /// <param name="batch">1 to 10 messages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that completes with the answer.</returns>
    Task SendAsync(SendBatch batch, CancellationToken cancellationToken);

    /// <summary>What to do about an error of this service, as a sentence; empty where only <see cref="CommonErrorCode"/> may know.</summary>
    /// <param name="code">The service's error code.</param>
    /// <param name="said">The service's own words.</param>
    /// <returns>The sentence.</returns>
    string WayOut(string code, string? said);
}
