using Microsoft.AspNetCore.Http;

namespace ServerlessPatterns.Local.Page;

/// <summary>A request of the page's that cannot be answered; its message says what there is instead.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">What is wrong.</param>
internal sealed class PageException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    public static PageException NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    public static PageException BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    /// <summary>There is none of an id.</summary>
    /// <param name="what">A queue, a topic.</param>
    /// <param name="id">The id that was asked for.</param>
    /// <param name="known">Those that there are.</param>
    public static PageException Unknown(string what, string id, IEnumerable<string> known) => NotFound($"There is no {what} '{id}'. There are: {string.Join(", ", known)}.");
}
