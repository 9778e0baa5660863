namespace ServerlessPatterns.Hosting;

/// <summary>The connection to the Runtime API could not be made, or broke before an answer was complete.</summary>
internal sealed class ConnectionLostException(ConnectionStage stage, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>How far the request had come.</summary>
    public ConnectionStage Stage { get; } = stage;
}
