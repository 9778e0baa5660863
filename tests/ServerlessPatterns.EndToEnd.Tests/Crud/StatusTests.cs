using System.Net.Http.Headers;
using System.Text;
using ServerlessPatterns.Local.Apis;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>Every status that the API answers, and that whatever is wrong is told in a problem document and in nobody else's words.</summary>
public abstract class StatusTests(AwsEmulator emulator, ApiParts parts)
{
    private const string Product = """{"id":"p","name":"n","price":1,"discontinued":false,"tags":[],"labels":{},"addedAt":"2026-11-25T10:00:00Z","category":"Books"}""";
    private const string Station = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_can_be_done_is_answered_201_200_and_204_and_what_cannot_404_and_409()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        foreach (var (method, path, body, status, problem) in new (string, string, string?, int, string?)[]
        {
            ("GET", "products/p", null, 404, "item-not-found"),
            ("PUT", "products/p", Product, 404, "item-not-found"),
            ("DELETE", "products/p", null, 404, "item-not-found"),
            ("POST", "products", Product, 201, null),
            ("POST", "products", Product, 409, "item-exists"),
            ("GET", "products/p", null, 200, null),
            ("PUT", "products/p", Product, 204, null),
            ("GET", "products", null, 200, null),
            ("DELETE", "products/p", null, 204, null),
            ("DELETE", "products/p", null, 404, "item-not-found"),
            ("GET", "products", null, 200, null),
        })
        {
            using var answer = await SendAsync(http, method, path, body);
            if (problem is not null)
            {
                await Problems.AssertAsync(answer, status, problem);
                continue;
            }

            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
            Assert.Equal(status is 200, (await answer.Content.ReadAsStringAsync(Cancellation)).Trim().Length > 0);
        }
    }

    [Fact]
    public async Task An_item_whose_key_is_made_is_answered_with_its_location_and_key()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateUserClient();
        using var created = await SendAsync(http, "POST", "note", """{"text":"x","unknown":{"is":"allowed"}}""");
        var body = JsonText.Parse(await created.Content.ReadAsStringAsync(Cancellation));

        var id = Assert.Single(body.EnumerateObject()).Value.GetGuid();
        Assert.Equal(201, (int)created.StatusCode);
        Assert.Equal($"/api/note/{id}", created.Headers.Location!.OriginalString);
        using var read = await http.GetAsync(new Uri(http.BaseAddress!, created.Headers.Location), Cancellation);
        Assert.Equal($$"""{"noteId":"{{id}}","text":"x"}""", JsonText.Canonical(JsonText.Parse(await read.Content.ReadAsStringAsync(Cancellation))));
    }

    [Theory]
    [InlineData("\"name\":\"n\",", "", "name")]
    [InlineData("\"name\":\"n\"", "\"name\":1", "name")]
    [InlineData("\"name\":\"n\"", "\"name\":null", "name")]
    [InlineData("\"name\":\"n\"", "\"name\":{\"S\":\"n\"}", "name")]
    [InlineData("\"price\":1", "\"price\":\"1\"", "price")]
    [InlineData("\"price\":1", "\"price\":99999999999999999999999999999", "price")]
    [InlineData("\"tags\":[]", "\"tags\":[1]", "tags")]
    [InlineData("\"tags\":[]", "\"tags\":{}", "tags")]
    [InlineData("\"labels\":{}", "\"labels\":{\"a\":1}", "labels")]
    [InlineData("\"labels\":{}", "\"stock\":2147483648,\"labels\":{}", "stock")]
    [InlineData("\"labels\":{}", "\"stock\":1.5,\"labels\":{}", "stock")]
    [InlineData("\"labels\":{}", "\"dimensions\":{\"length\":1},\"labels\":{}", "width")]
    [InlineData("\"labels\":{}", "\"dimensions\":{\"length\":1,\"width\":1,\"weight\":1,\"depth\":1},\"labels\":{}", "depth")]
    [InlineData("\"labels\":{}", "\"evil\\\"}\":1,\"labels\":{}", "evil")]
    [InlineData("\"Books\"", "\"books\"", "category")]
    [InlineData("\"Books\"", "\"PowerTools\"", "category")]
    [InlineData("\"2026-11-25T10:00:00Z\"", "\"yesterday\"", "addedAt")]
    [InlineData("\"id\":\"p\"", "\"id\":\"\"", "id")]
    [InlineData("\"id\":\"p\",", "", "id")]
    [InlineData("}", "", "")]
    [InlineData("\"category\"", "// \"", "")]
    public async Task A_body_that_does_not_match_is_400_and_never_reaches_the_table(string part, string replacement, string named)
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        using var answer = await SendAsync(http, "POST", "products", Product.Replace(part, replacement, StringComparison.Ordinal));

        Assert.Contains(named, await Problems.AssertAsync(answer, 400, "invalid-request"), StringComparison.Ordinal);
        Assert.Empty(stack.Api.Calls);
    }

    [Theory]
    [InlineData("products?limit=0")]
    [InlineData("products?limit=-1")]
    [InlineData("products?limit=1001")]
    [InlineData("products?limit=01")]
    [InlineData("products?limit=abc")]
    [InlineData("products?limit=1%3B2")]
    [InlineData("products?limit=1%2C%22x%22%3A2")]
    [InlineData("products?limit=1%0A")]
    [InlineData("products?limit=%D9%A1")]
    [InlineData($"stations/readings/{Station}?pageToken=abc")]
    [InlineData($"stations/readings/{Station}?pageToken=1%22%7D")]
    [InlineData($"stations/readings/{Station}/abc")]
    [InlineData("products/%20")]
    public async Task A_parameter_that_is_none_is_400(string path)
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        using var answer = await SendAsync(http, "GET", path);

        await Problems.AssertAsync(answer, 400, "invalid-request");
    }

    [Fact]
    public async Task Who_says_not_who_it_is_is_answered_401_or_403()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.Api.CreateClient();
        foreach (var (method, path, status, problem) in new[]
        {
            ("GET", "note", 401, "unauthorized"),
            ("GET", "products", 403, "forbidden"),
            ("POST", "products", 403, "forbidden"),
            ("GET", $"stations/readings/{Station}", 403, "forbidden"),
            ("GET", "nowhere", 403, "forbidden"),
            ("PATCH", "sheets", 403, "forbidden"),
        })
        {
            using var answer = await SendAsync(http, method, path, method == "GET" ? null : "{}");
            await Problems.AssertAsync(answer, status, problem);
        }

        Assert.Empty(stack.Api.Calls);
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_no_JSON_by_its_type_is_413_and_415()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        using var large = await SendAsync(http, "POST", "products", new string(' ', 10 * 1024 * 1024) + Product);
        using var text = await SendAsync(http, "POST", "products", Product, "text/plain");
        using var xml = await SendAsync(http, "PUT", "products/p", "<a/>", "application/xml");

        await Problems.AssertAsync(large, 413, "request-too-large");
        await Problems.AssertAsync(text, 415, "unsupported-media-type");
        await Problems.AssertAsync(xml, 415, "unsupported-media-type");
        Assert.Empty(stack.Api.Calls);
    }

    [Theory]
    [InlineData(400, "ThrottlingException", 429, "throttled")]
    [InlineData(400, "ProvisionedThroughputExceededException", 429, "throttled")]
    [InlineData(400, "RequestLimitExceeded", 429, "throttled")]
    [InlineData(400, "ValidationException", 400, "invalid-request")]
    [InlineData(400, "SerializationException", 400, "invalid-request")]
    [InlineData(400, "ResourceNotFoundException", 500, "internal")]
    [InlineData(400, "AccessDeniedException", 500, "internal")]
    [InlineData(400, "UnrecognizedClientException", 500, "internal")]
    [InlineData(500, "InternalServerError", 503, "unavailable")]
    [InlineData(503, "ServiceUnavailable", 503, "unavailable")]
    [InlineData(0, "unreachable", 503, "unavailable")]
    [InlineData(0, "timed out", 504, "timeout")]
    public async Task What_DynamoDB_fails_with_is_told_in_our_words_by_every_method(int given, string error, int status, string problem)
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        foreach (var (method, path) in new[] { ("POST", "products"), ("PUT", "products/p"), ("DELETE", "products/p"), ("GET", "products/p"), ("GET", "products"), ("GET", $"stations/readings/{Station}") })
        {
            stack.Api.AnswerNext(error switch { "unreachable" => IntegrationAnswer.Unreachable, "timed out" => IntegrationAnswer.TimedOut, _ => IntegrationAnswer.Error(given, error) });
            using var answer = await SendAsync(http, method, path, method is "POST" or "PUT" ? Product : null);
            await Problems.AssertAsync(answer, status, problem);
        }
    }

    [Fact]
    public async Task An_item_in_somebody_elses_transaction_is_unavailable_for_a_while()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        foreach (var (method, path) in new[] { ("POST", "products"), ("PUT", "products/p"), ("DELETE", "products/p") })
        {
            stack.Api.AnswerNext(IntegrationAnswer.Error(400, "TransactionConflictException"));
            using var answer = await SendAsync(http, method, path, method == "DELETE" ? null : Product);
            await Problems.AssertAsync(answer, 503, "unavailable");
        }
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, string method, string path, string? body = null, string contentType = "application/json")
    {
        var content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content?.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = content }, Cancellation);
    }

    public sealed class Emulated(AwsEmulator emulator) : StatusTests(emulator, ApiParts.Emulated);

    public sealed class Local(AwsEmulator emulator) : StatusTests(emulator, ApiParts.Local);
}
