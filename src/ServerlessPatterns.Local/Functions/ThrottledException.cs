namespace ServerlessPatterns.Local.Functions;

/// <summary>A function was not invoked, for it runs as often as it may.</summary>
internal sealed class ThrottledException(string message) : Exception(message);
