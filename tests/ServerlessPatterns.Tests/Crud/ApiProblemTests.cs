using System.Globalization;
using System.Net;
using System.Text;

namespace ServerlessPatterns.Tests.Crud;

/// <summary>What becomes of answers that are errors.</summary>
public sealed class ApiProblemTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "invalid-request")]
    [InlineData(401, "unauthorized")]
    [InlineData(403, "forbidden")]
    [InlineData(413, "request-too-large")]
    [InlineData(415, "unsupported-media-type")]
    [InlineData(429, "throttled")]
    [InlineData(500, "internal")]
    [InlineData(503, "unavailable")]
    [InlineData(504, "timeout")]
    public async Task A_problem_document_becomes_the_exceptions(int status, string kind)
    {
        var exception = await FailAsync(ScriptedHandler.Problem(status, kind, "A title.", "A detail."));

        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal(new Problem($"urn:serverless-patterns:problem:{kind}", "A title.", status, "A detail."), exception.Problem);
        Assert.Null(exception.RetryAfter);
        Assert.Equal($"DELETE {ProductClient.Stage}/products/p-1 was answered with {status} {ReasonOf(status)}: A title: A detail.", exception.Message);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("soon", null)]
    [InlineData("-3", null)]
    public async Task Seconds_to_wait_are_told(string header, int? seconds)
    {
        var answer = ScriptedHandler.Problem(429, "throttled");
        answer.Headers.TryAddWithoutValidation("Retry-After", header);

        Assert.Equal(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, (await FailAsync(answer)).RetryAfter);
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(-90, 0)]
    public async Task A_date_to_wait_for_is_told_as_a_time_from_the_answer_on(int offset, int seconds)
    {
        var date = new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);
        var answer = ScriptedHandler.Problem(503, "unavailable");
        answer.Headers.Date = date;
        answer.Headers.TryAddWithoutValidation("Retry-After", date.AddSeconds(offset).ToString("R", CultureInfo.InvariantCulture));

        Assert.Equal(TimeSpan.FromSeconds(seconds), (await FailAsync(answer)).RetryAfter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html><body><h1>502 Bad Gateway</h1></body></html>")]
    [InlineData("[]")]
    [InlineData("\"a\"")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"message":"Forbidden"}""")]
    [InlineData("""{"type":7,"title":{"a":[1]},"detail":null}""")]
    [InlineData("""{"type":"urn:serverless-patterns:problem:item-not-found","title":"cut o""")]
    public async Task What_is_no_problem_document_is_told_as_it_is(string body)
    {
        var exception = await FailAsync(ScriptedHandler.Answer(HttpStatusCode.BadGateway, body, "text/html"));

        Assert.Null(exception.Problem);
        Assert.Equal(HttpStatusCode.BadGateway, exception.StatusCode);
        Assert.Contains("502 Bad Gateway, without a problem document: " + (string.IsNullOrWhiteSpace(body) ? "nothing." : $"'{body.Trim()}'."), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_wrong_types_count_as_absent()
    {
        var exception = await FailAsync(ScriptedHandler.Answer(
            HttpStatusCode.BadRequest, """{"status":"400","instance":[],"title":"A title.","x":{"title":"no"},"detail":{"a":"b"}}""", "application/problem+json"));

        Assert.Equal(new Problem("about:blank", "A title."), exception.Problem);
    }

    [Fact]
    public async Task An_endless_error_page_is_read_to_some_length_and_cited_on_one_line()
    {
        var exception = await FailAsync(ScriptedHandler.Answer(HttpStatusCode.InternalServerError, string.Concat(Enumerable.Repeat("line\r\n", 100_000)), "text/plain"));

        Assert.True(exception.Message.Length < 600, exception.Message);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.Contains("line line", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Octets_that_are_no_text_do_no_harm()
    {
        var answer = ScriptedHandler.Answer(HttpStatusCode.InternalServerError);
        answer.Content = new ByteArrayContent([.. "{\"title\":\""u8, 0xFF, 0xC3, .. "\"}"u8]);

        Assert.Null((await FailAsync(answer)).Problem);
    }

    [Fact]
    public async Task Problem_documents_in_any_order_and_with_escapes_are_read()
    {
        var answer = ScriptedHandler.Answer(HttpStatusCode.BadRequest);
        answer.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{ "det\u0061il":"\u00e9\n", "instance":"/i/1", "type":"urn:x", "status":400 }"""));

        Assert.Equal(new Problem("urn:x", null, 400, "é\n", "/i/1"), (await FailAsync(answer)).Problem);
    }

    private static async Task<ApiException> FailAsync(HttpResponseMessage answer)
    {
        var (client, _) = ProductClient.Create(answer);
        return await Assert.ThrowsAsync<ApiException>(() => client.DeleteAsync("p-1", Cancellation));
    }

    private static string ReasonOf(int status)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        return response.ReasonPhrase!;
    }
}
