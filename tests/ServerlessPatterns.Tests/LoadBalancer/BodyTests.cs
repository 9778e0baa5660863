using System.Text;

namespace ServerlessPatterns.Tests.LoadBalancer;

public class BodyTests
{
    private static TestTarget Target(bool isRequired = true) => new(call =>
    {
        if (call.TryReadBody("order", OrderJson.Default.Order, isRequired, out var order))
        {
            call.Answer(HttpResult.Text(order is null ? "none" : $"{order.Id} {order.Amount} {order.Note}"));
        }
    });

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=UTF-8")]
    [InlineData("application/json;charset=\"utf-8\"; v=1")]
    [InlineData("application/vnd.acme.order+json")]
    [InlineData("application/json; profile=\"a;charset=latin1\\\";\"")]
    public async Task JSON_is_read(string contentType)
    {
        var answer = await Target().SendAsync(TestEvent.Of("POST /orders", """{"id":"é \"1\"","amount":2}""", $"Content-Type: {contentType}"));

        Assert.Equal("é \"1\" 2 ", answer.Body);
    }

    [Theory]
    [InlineData("text/plain", "is text/plain")]
    [InlineData("application/xml", "is application/xml")]
    [InlineData("application/jsonx", "is application/jsonx")]
    [InlineData("+json", "is +json")]
    [InlineData("application/+json", "is application/+json")]
    [InlineData("application/json; charset=iso-8859-1", "must be in UTF-8")]
    [InlineData("application/json; x; charset=utf-16", "must be in UTF-8")]
    [InlineData(null, "no Content-Type")]
    public async Task What_is_not_JSON_in_UTF_8_is_415(string? contentType, string detail)
    {
        var answer = await Target(isRequired: false).SendAsync(TestEvent.Of("POST /orders", "{}", contentType is null ? [] : [$"content-type: {contentType}"]));

        Assert.Equal("415 Unsupported Media Type", answer.Description);
        Assert.Equal("unsupported-content-type", answer.ProblemKind);
        Assert.Contains(detail, answer.ProblemDetail, StringComparison.Ordinal);
        Assert.Contains("accept: application/json", answer.Headers);
    }

    [Fact]
    public async Task A_missing_body_is_400_where_it_must_be_there()
    {
        foreach (var json in new[] { TestEvent.Of("POST /orders"), TestEvent.Post(""), """{"httpMethod":"POST","path":"/orders"}""", """{"httpMethod":"POST","path":"/orders","body":null}""" })
        {
            var answer = await Target().SendAsync(json);

            Assert.Equal(400, answer.Status);
            Assert.Equal("missing-body", answer.ProblemKind);
            Assert.Equal("order", answer.Problem.GetProperty("parameter").GetString());
            Assert.Equal("body", answer.Problem.GetProperty("in").GetString());
            Assert.Equal("none", (await Target(isRequired: false).SendAsync(json)).Body);
        }
    }

    [Fact]
    public async Task Null_is_a_body_only_where_none_must_be_there()
    {
        Assert.Equal("invalid-body", (await Target().SendAsync(TestEvent.Post("null"))).ProblemKind);
        Assert.Equal("none", (await Target(isRequired: false).SendAsync(TestEvent.Post(" null "))).Body);
    }

    [Theory]
    [InlineData("{\n\"id\":\"1\",\"amount\":\"x\"}", "$.amount, in line 2")]
    [InlineData("{\"id\":", "$.id, in line 1")]
    [InlineData("[]", "$, in line 1")]
    [InlineData("{} {}", "in line 1 at byte 4")]
    public async Task What_does_not_fit_the_type_is_400_with_its_place_and_without_the_type(string json, string place)
    {
        var answer = await Target().SendAsync(TestEvent.Post(json));

        Assert.Equal(400, answer.Status);
        Assert.Equal("invalid-body", answer.ProblemKind);
        Assert.Contains(place, answer.ProblemDetail, StringComparison.Ordinal);
        Assert.DoesNotContain("System", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(Order), answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Base64_is_decoded_and_a_byte_order_mark_skipped()
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. """{"id":"é","amount":2}"""u8];

        Assert.Equal("é 2 ", (await Target().SendAsync(TestEvent.Post(body, "application/json"))).Body);
        Assert.Equal("é 2 ", (await Target().SendAsync(TestEvent.Post(Encoding.UTF8.GetString(body)))).Body);
    }

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_400()
    {
        byte[] body = [.. "{\"id\":\"1\",\"amount\":2,\"other\":\""u8, 0xff, .. "\"}"u8];

        Assert.Equal("The body must be UTF-8, and is not.", (await Target().SendAsync(TestEvent.Post(body, "application/json"))).ProblemDetail);
        Assert.Equal(
            "The body must be UTF-8, and is not.",
            (await Target(isRequired: false).SendAsync("""{"httpMethod":"POST","path":"/orders","headers":{"content-type":"application/json"},"body":"\ud800"}""")).ProblemDetail);
    }

    [Fact]
    public async Task A_body_of_1_MB_is_read()
    {
        var note = string.Concat(Enumerable.Repeat("\"\\\n é", 180_000));
        var target = new TestTarget(call =>
        {
            Assert.True(call.TryReadBody("order", OrderJson.Default.Order, true, out var order));
            Assert.Equal(note, order.Note);
            call.NoContent();
        });

        Assert.Equal(204, (await target.SendAsync(TestEvent.Post(System.Text.Json.JsonSerializer.Serialize(new Order("1", 2, note), OrderJson.Default.Order)))).Status);
    }

    [Fact]
    public async Task Bytes_are_given_as_they_came()
    {
        byte[]? seen = null;
        var target = new TestTarget(call =>
        {
            seen = call.Request.Body.ToArray();
            call.NoContent();
        });

        await target.SendAsync(TestEvent.Post([0, 255, 10, 13], "image/png"));

        Assert.Equal([0, 255, 10, 13], seen);
    }
}
