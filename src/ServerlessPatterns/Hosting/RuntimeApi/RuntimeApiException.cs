namespace ServerlessPatterns.Hosting;

/// <summary>The Runtime API is not to be worked with any further: the process ends, and Lambda starts another.</summary>
internal sealed class RuntimeApiException : Exception
{
    public RuntimeApiException(string message)
        : base(message)
    {
    }

    public RuntimeApiException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
