namespace ServerlessPatterns.Local.Functions;

/// <summary>An invocation of a function that has ended.</summary>
/// <param name="Service">The function's service.</param>
/// <param name="Function">The class, by its short name.</param>
/// <param name="RequestId">The invocation's request id.</param>
/// <param name="Duration">How long it ran.</param>
/// <param name="IsColdStart">Whether an instance was made for it.</param>
/// <param name="Messages">The messages of its batch; null where it was no batch.</param>
/// <param name="FailedMessages">How many of them it answered as failed.</param>
/// <param name="Error">The exception that it ended with; null where it answered.</param>
internal sealed record Invocation(string Service, string Function, string RequestId, TimeSpan Duration, bool IsColdStart, int? Messages, int FailedMessages, Exception? Error)
{
    /// <summary>Why messages failed, each reason once, as far as it is known.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The request and its answer, "POST /orders 201"; null where it was none.</summary>
    public string? Request { get; init; }

    /// <summary>Whether a load balancer checked the function's health; of those that did not fail nothing is told.</summary>
    public bool IsHealthCheck { get; init; }
}
