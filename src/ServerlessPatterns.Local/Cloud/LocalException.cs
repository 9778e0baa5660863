namespace ServerlessPatterns.Local;

/// <summary>A service cannot be run on this machine; the message says what is in the way and what to do.</summary>
/// <param name="message">The message.</param>
/// <param name="innerException">The cause; null: there is none.</param>
public sealed class LocalException(string message, Exception? innerException = null) : Exception(message, innerException);
