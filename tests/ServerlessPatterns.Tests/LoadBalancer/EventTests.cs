namespace ServerlessPatterns.Tests.LoadBalancer;

public class EventTests
{
    [Fact]
    public async Task Amazons_example_is_read_and_answered_in_its_form()
    {
        var seen = new List<string?>();
        var target = new TestTarget(call =>
        {
            seen.AddRange([
                call.Method, call.Segment(1).ToString(), call.Request.Path, call.Request.Query("page"), call.Request.Query("note"),
                call.Request.Header("User-Agent"), call.Request.Text(), string.Join(',', call.Request.HeaderNames), string.Join(',', call.Request.QueryNames),
            ]);
            call.Answer(new Order("4711", 3), OrderJson.Default.Order);
        });

        var answer = await target.SendAsync(TestEvent.Recorded("plain"));

        Assert.Equal(
            [
                "GET", "4711", "/orders/4711", "2", "a b c", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_6)", "request_body",
                "accept,accept-language,content-type,cookie,host,user-agent,x-amzn-trace-id,x-forwarded-for,x-forwarded-port,x-forwarded-proto", "page,note",
            ],
            seen);
        Assert.Equal("200 OK", answer.Description);
        Assert.False(answer.IsMultiValue);
        Assert.False(answer.IsBase64);
        Assert.Equal(["content-type: application/json"], answer.Headers);
        Assert.Equal("""{"id":"4711","amount":3,"note":null}""", answer.Body);
    }

    [Fact]
    public async Task Amazons_example_with_multi_value_headers_is_read_and_answered_in_its_form()
    {
        var seen = new List<string?>();
        var target = new TestTarget(call =>
        {
            seen.AddRange(call.Request.QueryValues("myKey"));
            seen.AddRange(call.Request.Headers("Cookie"));
            seen.Add(call.Request.Header("cookie"));
            call.Answer(HttpResult.Status(200).WithCookie("a", "1").WithHeader("X-One", "1").WithCookie("b", "2"));
        });

        var answer = await target.SendAsync(TestEvent.Recorded("multi-value"));

        Assert.Equal(["val1", "val2", "name1=value1", "name2=value2", "name1=value1, name2=value2"], seen);
        Assert.True(answer.IsMultiValue);
        Assert.Equal(
            ["x-one: 1", "set-cookie: a=1; Path=/; Secure; HttpOnly; SameSite=Lax", "set-cookie: b=2; Path=/; Secure; HttpOnly; SameSite=Lax"],
            answer.Headers);
    }

    [Theory]
    [InlineData("GET", "OK")]
    [InlineData("HEAD", "")]
    public async Task Amazons_health_check_is_answered_without_a_handler(string method, string body)
    {
        var target = new TestTarget();

        var answer = await target.SendAsync(TestEvent.Recorded("health-check").Replace("GET", method, StringComparison.Ordinal));

        Assert.Equal(200, answer.Status);
        Assert.Equal(body, answer.Body);
        Assert.Empty(target.Handled);
    }

    [Theory]
    [InlineData("POST /health", 404)]
    [InlineData("GET /health/", 404)]
    [InlineData("GET /Health", 404)]
    [InlineData("GET /healt%68", 404)]
    public async Task Nothing_but_the_health_check_is_taken_for_it(string request, int status)
    {
        Assert.Equal(status, (await new TestTarget().SendAsync(TestEvent.Of(request))).Status);
    }

    [Theory]
    [InlineData("", "not well-formed JSON")]
    [InlineData("[]", "JSON of type StartArray, not an object")]
    [InlineData("{}", "no \"httpMethod\"")]
    [InlineData("""{"httpMethod":"GET"}""", "no \"path\"")]
    [InlineData("""{"httpMethod":"","path":"/"}""", "no \"httpMethod\"")]
    [InlineData("""{"httpMethod":"GET","path":7}""", "no \"path\"")]
    [InlineData("""{"httpMethod":7,"path":"/"}""", "no \"httpMethod\"")]
    [InlineData("""{"httpMethod":"GET","httpMethod":null,"path":"/"}""", "no \"httpMethod\"")]
    [InlineData("""{"httpMethod":"GET","path":"/"} x""", "not well-formed JSON")]
    [InlineData("""{"httpMethod":"GET","path":"/","body":"a""", "the body that begins at byte 38 does not end")]
    [InlineData("""{"httpMethod":"GET","path":"/","body":"*","isBase64Encoded":true}""", "no base64")]
    [InlineData("""{"Records":[{"messageId":"1","body":"x","eventSource":"aws:sqs"}]}""", "no \"httpMethod\"")]
    public async Task What_is_no_request_is_refused_and_the_next_one_is_served(string json, string message)
    {
        var target = new TestTarget();

        var e = await Assert.ThrowsAsync<InvalidDataException>(() => target.InvokeAsync(TestEvent.Stream(json), TestTarget.LongInvocation));

        Assert.Contains("Acme.OrderEndpoint received an event that is no Application Load Balancer request", e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal(204, (await target.SendAsync(TestEvent.Of("GET /"))).Status);
    }

    [Fact]
    public async Task An_event_of_a_stream_that_is_no_memory_is_read_in_pieces()
    {
        var target = new TestTarget(call => call.Answer(HttpResult.Text(call.Request.Text())));
        var body = new string('x', 200_000);
        await using var input = new BufferedStream(TestEvent.Stream(TestEvent.Of("POST /orders", body)), 1000);

        await using var answer = await target.InvokeAsync(input, TestTarget.LongInvocation);

        Assert.Contains(body, await new StreamReader(answer).ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_members_that_occur_twice_the_last_one_counts()
    {
        var seen = new List<string?>();
        var target = new TestTarget(call =>
        {
            seen.AddRange([call.Request.Header("a"), call.Request.Header("b"), call.Request.Query("q"), call.Request.Text(), call.Request.Path]);
            call.NoContent();
        });

        var answer = await target.SendAsync("""
            {"httpMethod":"PUT","path":"/x","body":"one","headers":{"a":"1"},"headers":{"b":"2"},"httpMethod":"GET","path":"/","body":"two",
             "multiValueQueryStringParameters":{"q":["1"]},"multiValueQueryStringParameters":null,"queryStringParameters":{"q":"3"}}
            """);

        Assert.Equal(204, answer.Status);
        Assert.Equal([null, "2", "3", "two", "/"], seen);
    }

    [Fact]
    public async Task Escape_sequences_of_the_event_are_undone_everywhere()
    {
        var seen = new List<string?>();
        var target = new TestTarget(call =>
        {
            seen.AddRange([call.Request.Header("x-a"), call.Request.Query("q"), call.Request.Text(), call.Segment(1).ToString()]);
            call.NoContent();
        });

        var answer = await target.SendAsync("""
            {"http\u004dethod":"\u0047ET","p\u0061th":"\u002forders\/\u00e9\ud83d\ude00","headers":{"\u0058-A":"say \"hi\"\\"},
             "queryStringParameters":{"\u0071":"\u0061%2B"},"bod\u0079":"\"\u00e9\n\""}
            """);

        Assert.Equal(204, answer.Status);
        Assert.Equal(["say \"hi\"\\", "a+", "\"é\n\"", "é😀"], seen);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[\"a\"]")]
    [InlineData("{\"x\":7,\"y\":null,\"z\":[[]],\"w\":{\"v\":[1]}}")]
    public async Task Headers_and_queries_of_an_odd_form_are_none(string fields)
    {
        var names = -1;
        var target = new TestTarget(call =>
        {
            names = call.Request.HeaderNames.Count + call.Request.QueryNames.Count;
            call.NoContent();
        });

        await target.SendAsync($$"""{"httpMethod":"GET","path":"/","headers":{{fields}},"multiValueHeaders":{{fields}},"queryStringParameters":{{fields}},"body":null}""");

        Assert.Equal(0, names);
    }

    [Fact]
    public async Task The_request_is_gone_with_its_answer()
    {
        HttpRequest? kept = null;
        var target = new TestTarget(call =>
        {
            kept = call.Request;
            call.NoContent();
        });

        await target.SendAsync(TestEvent.Of("GET /"));

        var e = Assert.ThrowsAny<InvalidOperationException>(() => kept!.Path);
        Assert.Contains("has been answered", e.Message, StringComparison.Ordinal);
        await target.SendAsync(TestEvent.Of("GET /"));
        Assert.ThrowsAny<InvalidOperationException>(() => kept!.Header("host"));
    }
}
