using System.Net;

namespace ServerlessPatterns;

/// <summary>
/// An API answered something else than what was asked for, and no exception of its own says what: it refused the request, it is throttling or unavailable, or what
/// answered is not the API.
/// </summary>
public sealed class ApiException : Exception
{
    /// <summary>Says what was answered.</summary>
    /// <param name="message">What was asked, and what was answered.</param>
    /// <param name="statusCode">The answer's status.</param>
    /// <param name="problem">The answer's problem document; null: it is none.</param>
    /// <param name="retryAfter">When to try again, from the answer on; null: it does not say.</param>
    /// <param name="innerException">What it comes from.</param>
    public ApiException(string message, HttpStatusCode statusCode, Problem? problem = null, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = statusCode;
        Problem = problem;
        RetryAfter = retryAfter;
    }

    /// <summary>The answer's status: 400 invalid, 401 and 403 not allowed, 413 too large, 429 throttled, 503 unavailable, for example.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The answer's problem document; null: it is none, and what answered may not be the API but something before it.</summary>
    public Problem? Problem { get; }

    /// <summary>When to try again, from the answer on; null: the answer does not say.</summary>
    public TimeSpan? RetryAfter { get; }
}
