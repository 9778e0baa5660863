using System.Net;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>The front answers what a load balancer makes of a function's answer, and refuses what AWS says nothing of.</summary>
public sealed class FrontAnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_reaches_the_client_without_the_fields_of_the_connection()
    {
        var function = new FakeFunction(
            """{"isBase64Encoded":true,"statusCode":201,"statusDescription":"201 Made","multiValueHeaders":{"content-type":["image/png"],"set-cookie":["a=1","b=2"],"Connection":["close"],"Content-Length":["3"]},"body":"AAEC"}""");
        await using var front = await function.ListenAsync();
        using var http = new HttpClient();
        using var answer = await http.SendAsync("GET", front.Address, "/");

        Assert.Equal((HttpStatusCode.Created, "Made"), (answer.StatusCode, answer.ReasonPhrase));
        Assert.Equal([0, 1, 2], await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(3, answer.Content.Headers.ContentLength);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(["a=1", "b=2"], answer.Headers.GetValues("Set-Cookie"));
        Assert.Null(answer.Headers.ConnectionClose);
        Assert.Empty(front.Failures);
    }

    [Fact]
    public async Task Cookies_of_single_values_are_told_apart_by_case()
    {
        var function = new FakeFunction("""{"isBase64Encoded":false,"statusCode":200,"headers":{"set-cookie":"a=1","Set-cookie":"b=2"}}""");
        await using var front = await function.ListenAsync(hasMultiValueHeaders: false);
        using var http = new HttpClient();
        using var answer = await http.SendAsync("GET", front.Address, "/");

        Assert.Equal(["a=1", "b=2"], answer.Headers.GetValues("Set-Cookie"));
    }

    [Fact]
    public async Task HEAD_is_answered_without_a_body()
    {
        var function = new FakeFunction("""{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{"content-type":["text/plain"]}}""");
        await using var front = await function.ListenAsync();
        using var http = new HttpClient();
        using var answer = await http.SendAsync("HEAD", front.Address, "/");
        using var next = await http.SendAsync("GET", front.Address, "/");

        Assert.Equal((HttpStatusCode.OK, "text/plain"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Theory]
    [InlineData("null", "no JSON object")]
    [InlineData("{", "no JSON")]
    [InlineData("""{"isBase64Encoded":false,"multiValueHeaders":{}}""", "no statusCode")]
    [InlineData("""{"isBase64Encoded":false,"statusCode":"200","multiValueHeaders":{}}""", "no statusCode")]
    [InlineData("""{"isBase64Encoded":false,"statusCode":99,"multiValueHeaders":{}}""", "no statusCode")]
    [InlineData("""{"statusCode":200,"multiValueHeaders":{}}""", "isBase64Encoded")]
    [InlineData("""{"isBase64Encoded":false,"statusCode":200}""", "wants multiValueHeaders")]
    [InlineData("""{"isBase64Encoded":false,"statusCode":200,"headers":{}}""", "wants multiValueHeaders")]
    [InlineData("""{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{},"headers":{}}""", "no headers")]
    [InlineData("""{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{"a":"b"}}""", "'a' in multiValueHeaders")]
    [InlineData("""{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{"a":[1]}}""", "'a' in multiValueHeaders")]
    [InlineData("""{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{},"body":{}}""", "no text")]
    [InlineData("""{"isBase64Encoded":true,"statusCode":200,"multiValueHeaders":{"content-type":["a/b"]},"body":"no base64!"}""", "not the base64")]
    public async Task A_malformed_answer_is_a_bad_gateway(string answer, string reason)
    {
        await using var front = await new FakeFunction(answer).ListenAsync();
        await AssertBadAsync(front, reason);
    }

    [Theory]
    [InlineData("""{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{}}""", "wants headers")]
    [InlineData("""{"isBase64Encoded":false,"statusCode":200,"headers":{"a":["b"]}}""", "'a' in headers")]
    public async Task A_target_group_without_multi_value_headers_takes_none(string answer, string reason)
    {
        await using var front = await new FakeFunction(answer).ListenAsync(hasMultiValueHeaders: false);
        await AssertBadAsync(front, reason);
    }

    [Fact]
    public async Task A_function_that_fails_is_a_bad_gateway()
    {
        await using var front = await new FakeFunction("{}", "out of memory").ListenAsync();
        await AssertBadAsync(front, "The function failed: out of memory");
    }

    [Theory]
    [InlineData(1024 * 1024, true)]
    [InlineData((1024 * 1024) + 1, false)]
    public async Task An_answer_of_more_than_1_MB_of_JSON_is_a_bad_gateway(int bytes, bool isTaken)
    {
        const string Start = """{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{"content-type":["text/plain"]},"body":" """;
        const string End = "\"}";
        await using var front = await new FakeFunction(Start + new string('x', bytes - Start.Length - End.Length) + End).ListenAsync();
        using var http = new HttpClient();
        using var answer = await http.SendAsync("GET", front.Address, "/");

        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.BadGateway, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", """{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{},"cookies":[]}""", "the member 'cookies'")]
    [InlineData("GET", """{"isBase64Encoded":false,"statusCode":200,"statusCode":201,"multiValueHeaders":{}}""", "'statusCode' twice")]
    [InlineData("GET", """{"isBase64Encoded":false,"statusCode":200,"statusDescription":"OK","multiValueHeaders":{}}""", "and words")]
    [InlineData("GET", """{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{"a":["1"],"A":["2"]}}""", "'A' twice")]
    [InlineData("GET", """{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{"a":["1\r\nb: 2"]}}""", "the header field 'a: 1")]
    [InlineData("GET", """{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{"a b":["1"]}}""", "the header field 'a b: 1'")]
    [InlineData("GET", """{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{"content-length":["7"]}}""", "Content-Length: 7")]
    [InlineData("GET", """{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{},"body":"x"}""", "0 lines of Content-Type")]
    [InlineData("GET", """{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{"content-type":["a/b"]},"body":"\ud800"}""", "half a surrogate pair")]
    [InlineData("GET", """{"isBase64Encoded":false,"statusCode":204,"multiValueHeaders":{"content-type":["a/b"]},"body":"x"}""", "with the status 204")]
    [InlineData("HEAD", """{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{"content-type":["a/b"]},"body":"x"}""", "to HEAD")]
    public async Task What_AWS_does_not_say_of_an_answer_fails_the_test(string method, string text, string error)
    {
        await using var front = await new FakeFunction(text).ListenAsync();
        using var http = new HttpClient();
        using var answer = await http.SendAsync(method, front.Address, "/");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(error, Assert.Single(front.Failures), StringComparison.Ordinal);
    }

    private static async Task AssertBadAsync(WatchedListener front, string reason)
    {
        using var http = new HttpClient();
        using var answer = await http.SendAsync("GET", front.Address, "/");

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains(reason, Assert.Single(front.BadAnswers), StringComparison.Ordinal);
        Assert.Empty(front.Failures);
    }
}
