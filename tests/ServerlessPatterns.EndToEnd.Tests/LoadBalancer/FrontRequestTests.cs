using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local;
using ServerlessPatterns.Local.LoadBalancers;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>The front makes the events that a load balancer makes, and sends them where its rules say.</summary>
public sealed class FrontRequestTests
{
    private const string Fine = """{"isBase64Encoded":false,"statusCode":204,"multiValueHeaders":{}}""";
    private const string FineOfSingleValues = """{"isBase64Encoded":false,"statusCode":204,"headers":{}}""";

    [Fact]
    public async Task Paths_and_queries_are_passed_on_as_they_were_sent()
    {
        var function = new FakeFunction(Fine);
        await using var front = await function.ListenAsync();
        using var http = new HttpClient();
        using var answer = await http.SendAsync("GET", front.Address, "/orders/a%2Fb+c%20%c3%a9//?q=a%20b+c&q=&%71=1&flag&=x&a=b=c");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("/orders/a%2Fb+c%20%c3%a9//", function.Event.GetProperty("path").GetString());
        Assert.Equal(
            """{"q":["a%20b\u002Bc",""],"%71":["1"],"flag":[""],"":["x"],"a":["b=c"]}""",
            JsonSerializer.Serialize(function.Event.GetProperty("multiValueQueryStringParameters")));
        Assert.False(function.Event.TryGetProperty("queryStringParameters", out _));
        Assert.Equal("""{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/orders/1"}}""", function.Event.GetProperty("requestContext").GetRawText());
        Assert.Equal("GET", function.Event.GetProperty("httpMethod").GetString());
    }

    [Fact]
    public async Task Header_fields_come_line_by_line_and_those_of_the_connection_do_not_come()
    {
        var function = new FakeFunction(Fine);
        await using var front = await function.ListenAsync();
        using var http = new HttpClient();
        using var answer = await http.SendAsync(
            "GET", front.Address, "/", null, ("X-Many", "a, b"), ("Connection", "X-Own"), ("X-Own", "1"), ("TE", "trailers"), ("X_Invalid", "1"), ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "http"));

        var headers = function.Event.GetProperty("multiValueHeaders");
        var trace = Assert.Single(Values(headers, "x-amzn-trace-id"));
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$", trace);
        Assert.Equal(["host", "x-many", "x-forwarded-for", "x-forwarded-port", "x-forwarded-proto", "x-amzn-trace-id"], headers.EnumerateObject().Select(field => field.Name));
        Assert.Equal(["a, b"], Values(headers, "x-many"));
        Assert.Equal(["203.0.113.7, 127.0.0.1"], Values(headers, "x-forwarded-for"));
        Assert.Equal(["443"], Values(headers, "x-forwarded-port"));
        Assert.Equal(["https"], Values(headers, "x-forwarded-proto"));
        Assert.Equal([$"127.0.0.1:{front.Address.Port}"], Values(headers, "host"));
    }

    [Theory]
    [InlineData("Parent=53995c3f42cd8ad8", "^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=53995c3f42cd8ad8$")]
    [InlineData("Root=1-67891233-abcdef012345678912345678;A=b", "^Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678;A=b$")]
    [InlineData("Self=1-67891234-12456789abcdef012345678;Root=1-67891233-abcdef012345678912345678", "^Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678$")]
    public async Task A_trace_is_continued(string sent, string expected)
    {
        var function = new FakeFunction(Fine);
        await using var front = await function.ListenAsync();
        using var http = new HttpClient();
        using var answer = await http.SendAsync("GET", front.Address, "/", null, ("X-Amzn-Trace-Id", sent));

        Assert.Matches(expected, Assert.Single(Values(function.Event.GetProperty("multiValueHeaders"), "x-amzn-trace-id")));
    }

    [Theory]
    [InlineData(true, Fine, "multiValueHeaders", """["a=1","b=2"]""", "multiValueQueryStringParameters", """["1","2"]""")]
    [InlineData(false, FineOfSingleValues, "headers", "\"b=2\"", "queryStringParameters", "\"2\"")]
    public async Task Without_multi_value_headers_the_last_value_counts(
        bool hasMultiValueHeaders, string answer, string headers, string cookies, string query, string values)
    {
        var function = new FakeFunction(answer);
        await using var front = await function.ListenAsync(hasMultiValueHeaders);
        using var socket = new TcpClient();
        await socket.ConnectAsync(front.Address.Host, front.Address.Port, TestContext.Current.CancellationToken);
        await socket.GetStream().WriteAsync("GET /?k=1&k=2 HTTP/1.1\r\nHost: shop\r\nCookie: a=1\r\ncookie: b=2\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(socket.GetStream());

        Assert.Equal("HTTP/1.1 204 No Content", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal(cookies, function.Event.GetProperty(headers).GetProperty("cookie").GetRawText());
        Assert.Equal(values, function.Event.GetProperty(query).GetProperty("k").GetRawText());
        Assert.Equal(
            new HashSet<string> { "requestContext", "httpMethod", "path", query, headers, "body", "isBase64Encoded" },
            function.Event.EnumerateObject().Select(member => member.Name).ToHashSet());
    }

    [Theory]
    [InlineData("text/csv", null, false)]
    [InlineData("TEXT/plain; charset=utf-8", null, false)]
    [InlineData("application/json", null, false)]
    [InlineData("application/javascript", null, false)]
    [InlineData("application/xml;a=b", null, false)]
    [InlineData("application/json", "gzip", true)]
    [InlineData("application/problem+json", null, true)]
    [InlineData("application/octet-stream", null, true)]
    [InlineData(null, null, true)]
    public async Task Text_comes_as_it_is_and_everything_else_as_base64(string? contentType, string? contentEncoding, bool isBase64Encoded)
    {
        const string Body = "\"é\"";
        var function = new FakeFunction(Fine);
        await using var front = await function.ListenAsync();
        using var http = new HttpClient();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        if (contentEncoding is not null)
        {
            content.Headers.ContentEncoding.Add(contentEncoding);
        }

        using var answer = await http.SendAsync("POST", front.Address, "/", content);

        Assert.Equal(isBase64Encoded, function.Event.GetProperty("isBase64Encoded").GetBoolean());
        Assert.Equal(isBase64Encoded ? "IsOpIg==" : Body, function.Event.GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_body_in_chunks_is_put_together()
    {
        var function = new FakeFunction(Fine);
        await using var front = await function.ListenAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TransferEncodingChunked = true;
        http.DefaultRequestHeaders.ExpectContinue = true;
        using var answer = await http.SendAsync("POST", front.Address, "/", new StringContent(new string('x', 100_000)));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(100_000, function.Event.GetProperty("body").GetString()!.Length);
        Assert.False(function.Event.GetProperty("multiValueHeaders").TryGetProperty("expect", out _));
    }

    [Theory]
    [InlineData(1024 * 1024, 204)]
    [InlineData((1024 * 1024) + 1, 413)]
    public async Task A_body_of_more_than_1_MB_reaches_no_function(int bytes, int status)
    {
        var function = new FakeFunction(Fine);
        await using var front = await function.ListenAsync();
        using var http = new HttpClient();
        using var answer = await http.SendAsync("POST", front.Address, "/", new ByteArrayContent(new byte[bytes]));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 204 ? 1 : 0, function.Events.Count);
    }

    [Theory]
    [InlineData("GET", "/orders/1", "shop.example.com", 2)]
    [InlineData("GET", "/orders", "shop.example.com", 2)]
    [InlineData("GET", "/orders/7", "SHOP.Example.com:8443", 2)]
    [InlineData("GET", "/orders/7/x", "other.example.com", 1)]
    [InlineData("GET", "/orders/77", "example.com", 404)]
    [InlineData("GET", "/orders/?", "example.com", 3)]
    [InlineData("GET", "/orders/x?/orders/77", "example.com", 3)]
    [InlineData("GET", "/Orders/x", "example.com", 404)]
    [InlineData("GET", "/%6Frders/x", "example.com", 404)]
    [InlineData("GET", "/", "example.com", 404)]
    public async Task The_rule_of_the_lowest_priority_that_fits_takes_a_request(string method, string target, string host, int expected)
    {
        ListenerRule Rule(int priority, int status, string path, params string[] hosts)
            => new($"Rule{priority}", priority, [path], hosts, new FakeFunction($"{{\"isBase64Encoded\":false,\"statusCode\":{200 + status},\"multiValueHeaders\":{{}}}}").Target());
        await using var front = await WatchedListener.StartAsync(
            [Rule(30, 1, "/orders*", "*.example.com"), Rule(20, 2, "/orders*", "sho?.example.com"), Rule(10, 3, "/orders/?", "example.com"), Rule(40, 3, "/orders/", "example.com")],
            new FixedResponse(404, "application/problem+json", """{"status":404}"""));
        using var http = new HttpClient();
        using var answer = await http.SendAsync(method, front.Address, target, null, ("Host", host));

        Assert.Equal(expected < 10 ? 200 + expected : expected, (int)answer.StatusCode);
        Assert.Equal(expected == 404 ? """{"status":404}""" : "", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_rules_of_one_priority_are_refused()
    {
        var refused = await Assert.ThrowsAsync<LocalException>(() => WatchedListener.StartAsync([new ListenerRule("A", 1, [], [], new FakeFunction(Fine).Target()), new ListenerRule("B", 1, ["/a"], [], new FakeFunction(Fine).Target())]));
        Assert.StartsWith("A and B have the priority 1,", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, """{"user-agent":["ELB-HealthChecker/2.0"]}""")]
    [InlineData(false, """{"user-agent":"ELB-HealthChecker/2.0"}""")]
    public async Task A_health_check_is_a_GET_with_nothing_but_its_user_agent(bool hasMultiValueHeaders, string headers)
    {
        var function = new FakeFunction(hasMultiValueHeaders ? Fine : FineOfSingleValues);
        var answer = await function.Target(hasMultiValueHeaders).CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal(204, answer.Status);
        Assert.Equal("GET /health", $"{function.Event.GetProperty("httpMethod")} {function.Event.GetProperty("path")}");
        Assert.Equal(headers, function.Event.GetProperty(hasMultiValueHeaders ? "multiValueHeaders" : "headers").GetRawText());
        Assert.Equal("{}", function.Event.GetProperty(hasMultiValueHeaders ? "multiValueQueryStringParameters" : "queryStringParameters").GetRawText());
        Assert.Equal("", function.Event.GetProperty("body").GetString());
        Assert.False(function.Event.GetProperty("isBase64Encoded").GetBoolean());
    }

    [Theory]
    [InlineData("TRACE", null, 405)]
    [InlineData("GET", "websocket", 400)]
    public async Task What_no_function_can_answer_the_load_balancer_refuses(string method, string? upgrade, int status)
    {
        var function = new FakeFunction(Fine);
        await using var front = await function.ListenAsync();
        using var http = new HttpClient();
        using var answer = await http.SendAsync(method, front.Address, "/", null, upgrade is null ? [] : [("Upgrade", upgrade)]);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(function.Events);
    }

    [Theory]
    [InlineData("/a/../b", "X-A", "1", "resolves the dots")]
    [InlineData("/a", "X-Forwarded-For", "1\nX-Forwarded-For: 2", "2 lines of X-Forwarded-For")]
    [InlineData("/a", "X-Amzn-Trace-Id", "1\nX-Amzn-Trace-Id: 2", "2 lines of X-Amzn-Trace-Id")]
    [InlineData("/a", "X-A", "é", "not ASCII")]
    [InlineData("*", "X-A", "1", "no path in ASCII")]
    public async Task What_AWS_does_not_say_of_a_request_fails_the_test(string target, string name, string value, string error)
    {
        var function = new FakeFunction(Fine);
        await using var front = await function.ListenAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(front.Address.Host, front.Address.Port, TestContext.Current.CancellationToken);
        await socket.GetStream().WriteAsync(
            Encoding.Latin1.GetBytes($"OPTIONS {target} HTTP/1.1\r\nHost: shop\r\n{name}: {value.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(socket.GetStream());

        Assert.Equal("HTTP/1.1 500 Internal Server Error", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Contains(error, Assert.Single(front.Failures), StringComparison.Ordinal);
        Assert.Empty(function.Events);
    }

    private static string[] Values(JsonElement headers, string name) => [.. headers.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];
}
