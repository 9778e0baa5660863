namespace ServerlessPatterns.Testing;

/// <summary>How an invocation ended, as Lambda sees it.</summary>
public enum InvocationOutcome
{
    /// <summary>The function posted an answer.</summary>
    Answered,

    /// <summary>The function posted an error.</summary>
    Failed,

    /// <summary>The function was handed the event and ended without a word: <see cref="FakeRuntimeApi.LoseUnanswered"/>.</summary>
    Lost,
}
