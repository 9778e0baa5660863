namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>The function's answer is one that a load balancer answers 502 for.</summary>
internal sealed class BadAnswerException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Whether there is no answer because the function failed.</summary>
    public bool FunctionFailed { get; init; }
}
