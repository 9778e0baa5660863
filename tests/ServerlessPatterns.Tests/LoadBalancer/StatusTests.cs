using System.Text.Json;

namespace ServerlessPatterns.Tests.LoadBalancer;

public class StatusTests
{
    [Theory]
    [InlineData("GET /")]
    [InlineData("GET /orders/1")]
    [InlineData("GET /orders/1/")]
    [InlineData("HEAD /orders/1")]
    [InlineData("DELETE /orders/1")]
    [InlineData("GET /files")]
    [InlineData("GET /files/")]
    [InlineData("GET /files/a/b/c")]
    public async Task A_route_is_found_by_path_and_method(string request)
    {
        Assert.Equal("204 No Content", (await new TestTarget().SendAsync(TestEvent.Of(request))).Description);
    }

    [Theory]
    [InlineData("GET /order")]
    [InlineData("GET /Orders/1")]
    [InlineData("GET //orders/1")]
    [InlineData("GET /orders/1//")]
    [InlineData("GET /a/../orders/1")]
    [InlineData("GET /orders%2F1/x/y")]
    public async Task A_path_that_no_route_fits_is_404(string request)
    {
        var answer = await new TestTarget().SendAsync(TestEvent.Of(request));

        Assert.Equal("404 Not Found", answer.Description);
        Assert.Equal("not-found", answer.ProblemKind);
    }

    [Theory]
    [InlineData("GET /orders", "POST")]
    [InlineData("PUT /orders/1", "GET, HEAD, DELETE")]
    [InlineData("OPTIONS /orders/1", "GET, HEAD, DELETE")]
    [InlineData("get /orders/1", "GET, HEAD, DELETE")]
    [InlineData("BREW /files/x", "GET, HEAD")]
    public async Task A_method_that_the_path_does_not_take_is_405_and_says_which_it_takes(string request, string allow)
    {
        var answer = await new TestTarget().SendAsync(TestEvent.Of(request));

        Assert.Equal("405 Method Not Allowed", answer.Description);
        Assert.Equal("method-not-allowed", answer.ProblemKind);
        Assert.Contains($"allow: {allow}", answer.Headers);
    }

    [Fact]
    public async Task What_one_request_allows_is_not_for_the_next()
    {
        var target = new TestTarget();
        await target.SendAsync(TestEvent.Of("PUT /orders/1"));

        Assert.Contains("allow: POST", (await target.SendAsync(TestEvent.Of("PUT /orders"))).Headers);
        Assert.Equal(404, (await target.SendAsync(TestEvent.Of("PUT /none"))).Status);
    }

    [Theory]
    [InlineData("GET /orders/%")]
    [InlineData("GET /orders/%4")]
    [InlineData("GET /orders/%zz")]
    [InlineData("GET /orders/%ff")]
    [InlineData("GET /orders/%c3/%a9")]
    [InlineData("GET /orders/%ed%a0%80")]
    [InlineData("GET /orders/%c0%af")]
    [InlineData("GET orders/1")]
    [InlineData("OPTIONS *")]
    [InlineData("GET ")]
    public async Task A_path_that_is_not_UTF_8_is_refused(string request)
    {
        var target = new TestTarget();

        var answer = await target.SendAsync(TestEvent.Of(request));

        Assert.Equal("400 Bad Request", answer.Description);
        Assert.Equal("invalid-request", answer.ProblemKind);
        Assert.Empty(target.Handled);
        Assert.Empty(target.LogLines);
    }

    [Fact]
    public async Task A_path_that_is_half_a_surrogate_pair_is_refused()
    {
        var answer = await new TestTarget().SendAsync("""{"httpMethod":"GET","path":"/orders/\ud800"}""");

        Assert.Equal("invalid-request", answer.ProblemKind);
    }

    [Theory]
    [InlineData("GET /orders/a%2Fb%20c+d%25", "a/b c+d%")]
    [InlineData("GET /orders/%252F", "%2F")]
    [InlineData("GET /orders/%C3%A9é%F0%9F%98%80", "éé😀")]
    [InlineData("GET /orders/..", "..")]
    [InlineData("GET /orders/%2e%2E", "..")]
    public async Task A_segment_is_decoded_once_and_after_the_split(string request, string id)
    {
        string? seen = null;
        var target = new TestTarget(call =>
        {
            seen = call.Segment(1).ToString();
            call.NoContent();
        });

        Assert.Equal(204, (await target.SendAsync(TestEvent.Of(request))).Status);
        Assert.Equal(id, seen);
    }

    [Fact]
    public async Task HEAD_has_all_of_GET_but_the_body()
    {
        var target = new TestTarget(call => call.Answer(HttpResult.Bytes(new byte[] { 1, 2 }, "image/png").WithHeader("etag", "\"1\"")));

        var get = await target.SendAsync(TestEvent.Of("GET /orders/1"));
        var head = await target.SendAsync(TestEvent.Of("HEAD /orders/1"));

        Assert.Equal("AQI=", get.Body);
        Assert.True(get.IsBase64);
        Assert.Equal("", head.Body);
        Assert.False(head.IsBase64);
        Assert.Equal(get.Headers, head.Headers);
        Assert.Equal(["content-type: image/png", "etag: \"1\""], head.Headers);
    }

    [Fact]
    public async Task Null_is_404()
    {
        Assert.Equal("not-found", (await new TestTarget(call => call.Answer<Order?>(null, OrderJson.Default.Order!)).SendAsync(TestEvent.Of("GET /"))).ProblemKind);
        Assert.Equal("not-found", (await new TestTarget(call => call.Answer(null)).SendAsync(TestEvent.Of("GET /"))).ProblemKind);
        Assert.Equal("not-found", (await new TestTarget(call => call.Answer(HttpResult.NotFound())).SendAsync(TestEvent.Of("GET /"))).ProblemKind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_exception_is_500_without_its_details_and_the_next_request_is_served(bool isLate)
    {
        var fails = true;
        var target = new TestTarget(async (_, call, _) =>
        {
            if (isLate)
            {
                await Task.Yield();
            }

            call.Answer(HttpResult.Ok(new Order("half", 1)).WithHeader("x-half", "1"));
            if (fails)
            {
                throw new InvalidOperationException("secret");
            }
        });

        var answer = await target.SendAsync(TestEvent.Of("GET /orders/1"));

        Assert.Equal("500 Internal Server Error", answer.Description);
        Assert.Equal("internal", answer.ProblemKind);
        Assert.Contains("request-1", answer.ProblemDetail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        Assert.Equal(["content-type: application/problem+json"], answer.Headers);
        fails = false;
        Assert.Equal("""{"id":"half","amount":1,"note":null}""", (await target.SendAsync(TestEvent.Of("GET /orders/1"))).Body);
    }

    [Fact]
    public async Task A_value_that_breaks_while_it_is_written_is_500_and_the_next_one_is_written_whole()
    {
        var target = new TestTarget((route, call, _) =>
        {
            if (route == TestTarget.Root)
            {
                call.Answer(new Faulty(), OrderJson.Default.Faulty);
            }

            call.Answer(new Order("1", 2), OrderJson.Default.Order);
            return ValueTask.CompletedTask;
        });

        Assert.Equal("internal", (await target.SendAsync(TestEvent.Of("GET /"))).ProblemKind);
        Assert.Equal("""{"id":"1","amount":2,"note":null}""", (await target.SendAsync(TestEvent.Of("GET /orders/1"))).Body);
    }

    [Fact]
    public async Task A_cancellation_that_is_not_the_deadlines_is_500()
    {
        var target = new TestTarget(_ => throw new OperationCanceledException());

        Assert.Equal(500, (await target.SendAsync(TestEvent.Of("GET /"))).Status);
    }

    [Fact]
    public async Task A_handler_without_an_answer_is_500_even_behind_one_that_answered()
    {
        var answers = true;
        var target = new TestTarget(call =>
        {
            if (answers)
            {
                call.NoContent();
            }
        });
        Assert.Equal(204, (await target.SendAsync(TestEvent.Of("GET /"))).Status);
        answers = false;

        Assert.Equal("internal", (await target.SendAsync(TestEvent.Of("GET /"))).ProblemKind);
        Assert.Contains("without an answer", target.LogLines[0].GetProperty("exception").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_of_a_type_that_the_context_does_not_know_is_500_and_says_what_to_do()
    {
        var target = new TestTarget(call => call.Answer(HttpResult.Ok(new Uri("https://example.com"))));

        Assert.Equal("internal", (await target.SendAsync(TestEvent.Of("GET /"))).ProblemKind);
        Assert.Contains("[JsonSerializable(typeof(Uri))]", target.LogLines[0].GetProperty("exception").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_is_written_by_its_declared_type_or_else_by_its_own()
    {
        var target = new TestTarget(call => call.Answer(HttpResult.Ok<object>(new Order("1", 2))));

        Assert.Equal("""{"id":"1","amount":2,"note":null}""", (await target.SendAsync(TestEvent.Of("GET /"))).Body);
    }

    [Theory]
    [InlineData(1024 * 1024, 200)]
    [InlineData((1024 * 1024) + 1, 500)]
    public async Task An_answer_has_1_MB_as_JSON_at_most(int bytes, int status)
    {
        const string Envelope = """{"isBase64Encoded":false,"statusCode":200,"statusDescription":"200 OK","multiValueHeaders":{"content-type":["text/plain; charset=utf-8"]},"body":""}""";
        var target = new TestTarget(call => call.Answer(HttpResult.Text(new string('x', bytes - Envelope.Length))));

        var answer = await target.SendAsync(TestEvent.Of("GET /"));

        Assert.Equal(status, answer.Status);
        if (status == 200)
        {
            Assert.Empty(target.LogLines);
            return;
        }

        Assert.Equal("answer-too-large", answer.ProblemKind);
        var line = Assert.Single(target.LogLines);
        Assert.Equal("ERROR", line.GetProperty("level").GetString());
        Assert.Contains("1048577 bytes", line.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("1048576", line.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_status_has_a_description()
    {
        for (var status = 200; status < 600; status++)
        {
            var answer = await new TestTarget(call => call.Answer(HttpResult.Status(status))).SendAsync(TestEvent.Of("GET /"));

            Assert.Equal(status, answer.Status);
            Assert.Matches("^[0-9]{3} [A-Za-z -]+$", answer.Description);
            Assert.Equal("", answer.Body);
        }
    }

    [Fact]
    public async Task Client_errors_are_not_logged()
    {
        var target = new TestTarget(call => call.Answer(HttpResult.Problem(409, "Conflict", "It is there already.", "urn:acme:there")));

        var answer = await target.SendAsync(TestEvent.Of("GET /"));

        Assert.Empty(target.LogLines);
        Assert.Equal("""{"type":"urn:acme:there","title":"Conflict","status":409,"detail":"It is there already."}""", JsonSerializer.Serialize(answer.Problem));
    }
}
