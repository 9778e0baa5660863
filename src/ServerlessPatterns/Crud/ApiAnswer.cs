using System.Globalization;
using System.Net;
using System.Text;

namespace ServerlessPatterns;

/// <summary>Says of an answer that is not what was asked for what it is.</summary>
internal static class ApiAnswer
{
    /// <summary>Error pages can be of any length; a problem document is far shorter.</summary>
    private const int MostBytes = 64 * 1024;

    private const int MostCited = 200;

    public static async Task<ApiException> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ReadStartAsync(response.Content, cancellationToken).ConfigureAwait(false);
        var problem = ProblemReader.Read(body.Span);
        var text = new StringBuilder();
        AppendAnswer(text, response);
        if (problem is not null)
        {
            text.Append(": ").Append(Text(problem));
        }
        else
        {
            text.Append(", without a problem document: ").Append(Cite(body.Span)).Append(". ").Append(WayOut(response.StatusCode));
        }

        return new ApiException(text.ToString(), response.StatusCode, problem, RetryAfter(response));
    }

    /// <summary>A success that cannot be read.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its body.</param>
    /// <param name="what">As what it was to be read.</param>
    /// <param name="reason">Why it cannot be.</param>
    /// <returns>The exception.</returns>
    public static ApiException Unreadable(HttpResponseMessage response, ReadOnlySpan<byte> body, string what, Exception? reason = null)
    {
        var text = new StringBuilder();
        AppendAnswer(text, response);
        text.Append(CultureInfo.InvariantCulture, $", which cannot be read {what}: {Cite(body)}.");
        if (reason is not null)
        {
            text.Append(' ').Append(reason.Message);
        }

        return new ApiException(text.ToString(), response.StatusCode, innerException: reason);
    }

    private static void AppendAnswer(StringBuilder text, HttpResponseMessage response)
    {
        text.Append(CultureInfo.InvariantCulture, $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} was answered with {(int)response.StatusCode}");
        if (!string.IsNullOrWhiteSpace(response.ReasonPhrase))
        {
            text.Append(' ').Append(response.ReasonPhrase);
        }
    }

    private static string Text(Problem problem)
        => string.IsNullOrWhiteSpace(problem.Detail) ? problem.Title ?? problem.Type
            : string.IsNullOrWhiteSpace(problem.Title) ? problem.Detail
            : $"{problem.Title.TrimEnd('.')}: {problem.Detail}";

    private static string WayOut(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Forbidden => "The API's own answers have one: look at HttpClient.BaseAddress, which is the URL of the stage, and at what lies between.",
        < HttpStatusCode.BadRequest => "The API does not answer so: look at HttpClient.BaseAddress, and at what lies between.",
        _ => "It may come from something before the API.",
    };

    private static async Task<ReadOnlyMemory<byte>> ReadStartAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = new byte[Math.Min(content.Headers.ContentLength ?? MostBytes, MostBytes)];
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var count = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return body.AsMemory(0, count);
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var delay = response.Headers.RetryAfter is not { } value ? null
            : value.Delta ?? value.Date - (response.Headers.Date ?? DateTimeOffset.UtcNow);
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }

    /// <summary>The beginning of a body, on one line.</summary>
    private static string Cite(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4 * MostCited)]);
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? "nothing" : text.Length > MostCited ? $"'{text[..MostCited]}…'" : $"'{text}'";
    }
}
