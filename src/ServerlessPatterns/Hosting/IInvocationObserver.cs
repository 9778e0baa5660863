namespace ServerlessPatterns.Hosting;

/// <summary>
/// Is told how an invocation goes: for a host that shows it to people. Lambda's has none, so that it costs nothing there.
/// </summary>
internal interface IInvocationObserver
{
    /// <summary>A message's handler is about to be called, by the calling code.</summary>
    /// <param name="messageId">The message, UTF-8.</param>
    void MessageStarted(ReadOnlySpan<byte> messageId);

    /// <summary>A message's handler has ended.</summary>
    /// <param name="messageId">The message, UTF-8.</param>
    void MessageEnded(ReadOnlySpan<byte> messageId);

    /// <summary>A message is given back to its queue. Any of the threads that handle the batch may tell it.</summary>
    /// <param name="messageId">The message, UTF-8.</param>
    /// <param name="what">What happened.</param>
    /// <param name="failure">The exception, if there is one.</param>
    void MessageFailed(ReadOnlySpan<byte> messageId, string what, Exception? failure);

    /// <summary>A line of the log was written, past the console's writer.</summary>
    /// <param name="line">The line, UTF-8.</param>
    void Logged(ReadOnlySpan<byte> line);
}
