using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.Local.Apis;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>What pages of other origins are let do, by the answers that a browser goes by (https://fetch.spec.whatwg.org/#http-cors-protocol).</summary>
public abstract class CrossOriginTests(AwsEmulator emulator, ApiParts parts)
{
    private const string OneOrigin =
        """
        namespace Acme;
        [CrudTable("parts", Authorization = ApiAuthorization.ApiKey, CorsOrigins = ["https://shop.example"])]
        public sealed record Part([property: PartitionKey] string Id);
        [CrudTable("orders")]
        public sealed record Order([property: PartitionKey] string Id);
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://shop.example", "https://shop.example")]
    [InlineData("https://admin.example", "https://admin.example")]
    [InlineData("https://evil.example", null)]
    [InlineData("https://shop.example.evil.example", null)]
    [InlineData("'}#set($x=1)", null)]
    [InlineData("", null)]
    public async Task A_preflight_of_several_origins_names_the_one_that_asks(string origin, string? allowed)
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.Api.CreateClient();
        foreach (var (path, methods) in new[] { ("note", "GET,OPTIONS,POST"), ("note/1", "DELETE,GET,OPTIONS,PUT") })
        {
            using var answer = await SendAsync(http, "OPTIONS", path, origin);
            AssertPreflight(answer, allowed, methods);
        }
    }

    [Theory]
    [InlineData("https://shop.example")]
    [InlineData("https://evil.example")]
    public async Task A_preflight_of_one_origin_names_it_whoever_asks(string origin)
    {
        using var api = await OneOriginAsync();
        using var http = api.CreateClient();
        using var answer = await SendAsync(http, "OPTIONS", "parts", origin);

        // A browser compares the two.
        AssertPreflight(answer, "https://shop.example", "GET,OPTIONS,POST");
    }

    [Fact]
    public async Task A_table_without_origins_has_no_preflight()
    {
        using var api = await OneOriginAsync();
        using var http = api.CreateClient();
        using var answer = await SendAsync(http, "OPTIONS", "orders", "https://shop.example");

        await Problems.AssertAsync(answer, 403, "forbidden");
    }

    [Fact]
    public async Task Pages_may_read_what_is_answered_and_what_is_wrong()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var user = stack.CreateUserClient();
        using var nobody = stack.Api.CreateClient();
        using var api = await OneOriginAsync();
        using var http = api.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", api.ApiKey);

        using var listed = await SendAsync(user, "GET", "note", "https://shop.example");
        using var missing = await SendAsync(user, "GET", $"note/{Guid.NewGuid()}", "https://shop.example");
        using var refused = await SendAsync(nobody, "GET", "note", "https://shop.example");
        using var part = await SendAsync(http, "GET", "parts/1", "https://shop.example");
        stack.Api.AnswerNext(IntegrationAnswer.Error(503, "ServiceUnavailable"), IntegrationAnswer.TimedOut);
        using var unavailable = await SendAsync(user, "GET", "note", "https://shop.example");
        using var timedOut = await SendAsync(user, "GET", "note", "https://shop.example");

        Assert.Equal([200, 404, 401, 404, 503, 504], new[] { listed, missing, refused, part, unavailable, timedOut }.Select(answer => (int)answer.StatusCode));
        foreach (var answer in new[] { listed, missing, refused, unavailable, timedOut })
        {
            Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.Equal(["Location,Retry-After"], answer.Headers.GetValues("Access-Control-Expose-Headers"));
        }

        Assert.Equal(["https://shop.example"], part.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    private static void AssertPreflight(HttpResponseMessage answer, string? allowed, string methods)
    {
        Assert.InRange((int)answer.StatusCode, 200, 299);
        if (allowed is null)
        {
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            return;
        }

        Assert.Equal([allowed], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal([methods], answer.Headers.GetValues("Access-Control-Allow-Methods"));
        Assert.Equal("Authorization,Content-Type,X-Amz-Content-Sha256,X-Amz-Date,X-Amz-Security-Token,X-Api-Key", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Headers")));
        Assert.Contains("Origin", answer.Headers.Vary);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, string method, string path, string origin)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        return http.SendAsync(request, Cancellation);
    }

    private async Task<RestApiHandler> OneOriginAsync()
    {
        var stack = await TemplateStack.DeployAsync(new StackEnvironment(emulator), "acme", GeneratedService.TemplateOf("acme", OneOrigin));
        return stack.RestApi(parts);
    }

    public sealed class Emulated(AwsEmulator emulator) : CrossOriginTests(emulator, ApiParts.Emulated);

    public sealed class Local(AwsEmulator emulator) : CrossOriginTests(emulator, ApiParts.Local);
}
