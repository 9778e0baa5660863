using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ServerlessPatterns.EndToEnd.Tests.Deployment;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>What the published shop's front door answers to requests that it cannot take: each is told what is wrong, and none is an error of the shop's.</summary>
public sealed class OrderRefusalTests(AwsEmulator emulator)
{
    private const string Endpoint = "Shop.Orders.OrderEndpoint";

    private const string Whole =
        """
        {"orderId":"A-1","customer":"Zoë","address":{"street":"1 Quay","city":"Cork","postalCode":"T12","country":"IE"},"lines":[{"sku":"TEA-250","quantity":1,"weightKilograms":0.25}],"total":20,"service":"Standard"}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_is_a_problem_document_that_names_its_cause(bool nativeAot)
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot);
        await using (var shop = await system.OpenAsync())
        {
            await AssertAsync(shop, "GET", "/orders/A-9", null, null, 404, "not-found", "What this request asks for does not exist.");
            await AssertAsync(shop, "GET", "/orders/" + new string('x', 101), null, null, 404, "not-found", "What this request asks for does not exist.");
            await AssertAsync(shop, "GET", "/orders/A-9/lines", null, null, 404, "not-found", "No route fits this path.");
            await AssertAsync(shop, "GET", "/orders/%FF", null, null, 400, "invalid-request", "percent-encoded UTF-8");
            await AssertAsync(shop, "GET", "/orders/%4", null, null, 400, "invalid-request", "percent-encoded UTF-8");
            await AssertAsync(shop, "POST", "/orders", null, null, 400, "missing-body", "has none");
            await AssertAsync(shop, "POST", "/orders", "application/json", "null", 400, null, "");
            await AssertAsync(shop, "POST", "/orders", "application/json", """{"orderId":"A-1",}""", 400, "invalid-body", "see $, in line 1 at byte 18");
            await AssertAsync(shop, "POST", "/orders", "application/json", """{"orderId":"A-1"}""", 400, "invalid-body", "");
            await AssertAsync(shop, "POST", "/orders", "application/json", Whole.Replace("\"quantity\":1", "\"quantity\":\"one\"", StringComparison.Ordinal), 400, "invalid-body", "$.lines[0].quantity");
            await AssertAsync(shop, "POST", "/orders", "application/json", Whole.Replace("\"Zoë\"", "null", StringComparison.Ordinal), 400, "invalid-body", "");
            await AssertAsync(shop, "POST", "/orders", "application/json", Whole.Replace("Standard", "Teleport", StringComparison.Ordinal), 400, "invalid-body", "$.service");
            await AssertAsync(shop, "POST", "/orders", "application/json; charset=utf-16", Whole, 415, "unsupported-content-type", "");
            Assert.Equal("application/json", Header(await AssertAsync(shop, "POST", "/orders", "text/plain", Whole, 415, "unsupported-content-type", "text/plain"), "Accept"));
            Assert.Equal("GET, HEAD", Header(await AssertAsync(shop, "DELETE", "/orders/A-1", null, null, 405, "method-not-allowed", "and not DELETE"), "Allow"));
            Assert.Equal("POST", Header(await AssertAsync(shop, "GET", "/orders", null, null, 405, "method-not-allowed", "and not GET"), "Allow"));
            Assert.Equal("GET, HEAD", Header(await AssertAsync(shop, "OPTIONS", "/orders/A-1", null, null, 405, "method-not-allowed", "and not OPTIONS"), "Allow"));

            Assert.Empty(shop[Endpoint].Lines);
        }

        Assert.Empty((await emulator.DynamoDb.ScanAsync(system.Shop.Of("AWS::DynamoDB::Table", "Shop.Orders.Order").Ref, ["id"], Cancellation)).Items ?? []);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/vnd.shop.order+json; charset=UTF-8")]
    public async Task An_order_is_read_whether_it_comes_as_text_or_as_base64(string contentType)
    {
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot: false);
        await using var shop = await system.OpenAsync();
        using var answer = await SendAsync(shop, "POST", "/orders", contentType, Whole);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_1_MB_reaches_the_function_and_one_of_more_does_not(bool nativeAot)
    {
        const int Megabyte = 1024 * 1024;
        await using var system = await DeployedSystem.DeployAsync(emulator, nativeAot);
        await using var shop = await system.OpenAsync();
        var padding = Megabyte - Encoding.UTF8.GetByteCount(Whole);
        using var whole = await SendAsync(shop, "POST", "/orders", "application/json", Whole + new string(' ', padding));
        using var more = await SendAsync(shop, "POST", "/orders", "application/json", Whole + new string(' ', padding + 1));
        using var next = await SendAsync(shop, "POST", "/orders", "application/json", Whole + new string('\n', (64 * 1024) - Encoding.UTF8.GetByteCount(Whole)));

        await whole.AssertProblemAsync(413, "The order is too large");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, null), (more.StatusCode, more.Content.Headers.ContentType));
        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
    }

    private static string Header(HttpResponseMessage answer, string name)
        => string.Join(", ", answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? values : []);

    private static Task<HttpResponseMessage> SendAsync(DeployedFront shop, string method, string path, string? contentType, string? body)
    {
        ByteArrayContent? content = null;
        if (body is not null)
        {
            content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType!);
        }

        return shop.Http.SendAsync(method, shop.Front.Address, path, content);
    }

    private static async Task<HttpResponseMessage> AssertAsync(
        DeployedFront shop, string method, string path, string? contentType, string? body, int status, string? kind, string detail)
    {
        var answer = await SendAsync(shop, method, path, contentType, body);
        var problem = await answer.AssertProblemAsync(status, null);
        Assert.Equal($"urn:serverless-patterns:problem:{kind ?? problem.GetProperty("type").GetString()!.Split(':')[^1]}", problem.GetProperty("type").GetString());
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        return answer;
    }
}
