using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Aws;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Tests.Cloud;
using Shop.Catalog;

namespace ServerlessPatterns.Local.Tests.Apis;

/// <summary>The shop's products, through the API that its template describes, as clients of the deployed one call it.</summary>
[Collection(nameof(OneCloud))]
public sealed class ShopApiTests
{
    private const string Signature = "Credential=local/20261125/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=0";

    private static readonly Assembly s_shop = typeof(Product).Assembly;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_typed_client_creates_reads_replaces_lists_and_deletes()
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop);
        using var http = Client(cloud);
        var products = new ProductClient(http);
        var saw = Product("saw 1/2\"") with { Name = "it's ~ \"quoted\" \\ é 😀", Price = 79228162514264337593543950335m };

        await products.CreateAsync(saw, Cancelled);
        await Assert.ThrowsAsync<ItemExistsException>(() => products.CreateAsync(saw, Cancelled));
        Assert.Equivalent(saw, await products.GetAsync(saw.Id, Cancelled), strict: true);

        var cheaper = saw with { Price = 0.1m, Tags = [], Stock = null };
        await products.ReplaceAsync(saw.Id, cheaper, Cancelled);
        await Assert.ThrowsAsync<ItemNotFoundException>(() => products.ReplaceAsync("none", cheaper, Cancelled));
        Assert.Equivalent(new[] { cheaper }, await products.ListAsync(cancellationToken: Cancelled).ToListAsync(Cancelled), strict: true);

        await products.DeleteAsync(saw.Id, Cancelled);
        Assert.Null(await products.GetAsync(saw.Id, Cancelled));
        await Assert.ThrowsAsync<ItemNotFoundException>(() => products.DeleteAsync(saw.Id, Cancelled));
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop);
        using var http = Client(cloud);
        var products = new ProductClient(http);
        string[] ids = ["a", "a/b", "é", "100%", "+&=?#"];
        foreach (var id in ids)
        {
            await products.CreateAsync(Product(id), Cancelled);
        }

        using var first = JsonDocument.Parse(await http.GetStringAsync(new Uri("products?limit=2", UriKind.Relative), Cancelled));
        Assert.Equal(2, first.RootElement.GetProperty("items").GetArrayLength());
        Assert.True(first.RootElement.TryGetProperty("nextPageToken", out _));
        Assert.Equal(ids.Order(StringComparer.Ordinal), (await products.ListAsync(pageSize: 2, Cancelled).Select(product => product.Id).ToListAsync(Cancelled)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_function_reads_what_was_put_through_the_API()
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop);
        using var http = Client(cloud);
        var printed = new TaskCompletionSource<Local.Functions.Invocation>(TaskCreationOptions.RunContinuationsAsynchronously);
        cloud.Invocations.Ended += printed.SetResult;

        await new ProductClient(http).CreateAsync(Product("p-1"), Cancelled);
        cloud.Resources.Queues.FindByName("shop-LabelPrinterQueue")!.Send(new NewMessage("""{"productId":"p-1","copies":1}"""));

        var invocation = await printed.Task.WaitAsync(Cancelled);
        Assert.Equal(("LabelPrinter", 1, 0), (invocation.Function, invocation.Messages, invocation.FailedMessages));
    }

    [Fact]
    public async Task A_body_that_the_schema_refuses_is_told_in_a_problem_document()
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop);
        using var http = Client(cloud);
        using var answer = await http.PostAsync(new Uri("products", UriKind.Relative), Json("""{"id":"p-1","colour":"red"}"""), Cancelled);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            """[object has missing required properties (["addedAt","category","discontinued","labels","name","price","tags"]), object instance has properties which are not allowed by the schema: ["colour"]]""",
            problem.RootElement.GetProperty("detail").GetString());
        Assert.Equal("BadRequestException", Assert.Single(answer.Headers.GetValues("x-amzn-ErrorType")));
        Assert.Empty(cloud.Resources.Tables.Items("shop-ProductTable", 100).Items);
    }

    [Theory]
    [InlineData(null, "MissingAuthenticationTokenException")]
    [InlineData("Bearer token", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=local/20261125/us-east-1/execute-api/aws4_request", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=local/execute-api, SignedHeaders=host, Signature=0", "IncompleteSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=local/20261125/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0", "InvalidSignatureException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=local/20261125/us-east-1/execute-api/aws4_request, SignedHeaders=x-amz-date, Signature=0", "InvalidSignatureException")]
    public async Task A_request_without_a_signature_or_with_what_is_none_is_forbidden(string? authorization, string errorType)
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop);
        using var http = new HttpClient { BaseAddress = cloud.Api<Product>() };
        using var request = new HttpRequestMessage(HttpMethod.Get, "products/p-1");
        request.Headers.Add("X-Amz-Date", "20261125T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await http.SendAsync(request, Cancelled);

        await AssertProblemAsync(answer, 403, "forbidden", errorType);
    }

    [Fact]
    public async Task A_signed_URL_is_let_in()
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop);
        using var http = new HttpClient { BaseAddress = cloud.Api<Product>() };
        const string Signed = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=local%2F20261125%2Fus-east-1%2Fexecute-api%2Faws4_request&X-Amz-Date=20261125T000000Z&X-Amz-SignedHeaders=host&X-Amz-Signature=0";
        using var answer = await http.GetAsync(new Uri($"products/none?{Signed}", UriKind.Relative), Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "nowhere", 403, "forbidden")]
    [InlineData("PATCH", "products/p-1", 403, "forbidden")]
    [InlineData("HEAD", "products/p-1", 403, null)]
    [InlineData("GET", "", 403, "forbidden")]
    [InlineData("GET", "products/p-1", 404, "item-not-found")]
    [InlineData("GET", "products?limit=0", 400, "invalid-request")]
    public async Task Every_path_and_method_is_answered_as_by_API_Gateway(string method, string path, int status, string? problem)
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop);
        using var http = Client(cloud);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await http.SendAsync(request, Cancelled);

        await AssertProblemAsync(answer, status, problem, status == 403 ? "MissingAuthenticationTokenException" : null);
        Assert.True(Guid.TryParseExact(Assert.Single(answer.Headers.GetValues("x-amzn-RequestId")), "D", out _));
        Assert.EndsWith("=", Assert.Single(answer.Headers.GetValues("x-amz-apigw-id")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_more_than_10_MB_is_too_large_and_one_that_is_not_announced_as_JSON_is_no_body()
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop);
        using var http = Client(cloud);
        using var largest = await http.PostAsync(new Uri("products", UriKind.Relative), Json(new string(' ', 10 * 1024 * 1024)), Cancelled);
        using var large = await http.PostAsync(new Uri("products", UriKind.Relative), Json(new string(' ', (10 * 1024 * 1024) + 1)), Cancelled);
        using var form = await http.PostAsync(new Uri("products", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/x-www-form-urlencoded"), Cancelled);

        await AssertProblemAsync(largest, 400, "invalid-request", "BadRequestException");
        await AssertProblemAsync(large, 413, "request-too-large", "RequestTooLargeException");
        await AssertProblemAsync(form, 415, "unsupported-media-type", "BadRequestException");
    }

    [Fact]
    public async Task What_is_no_API_is_told_with_those_that_are()
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop);
        using var http = new HttpClient { BaseAddress = cloud.Endpoint };
        using var answer = await http.GetAsync(new Uri("/apis/shop/prod/products", UriKind.Relative), Cancelled);
        var unknown = Assert.Throws<LocalException>(() => cloud.Api<string>());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There are: /apis/shop/api.", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.StartsWith("No service that runs here has an API of System.String.", unknown.Message, StringComparison.Ordinal);
        Assert.Equal($"{cloud.Endpoint}apis/shop/api/", cloud.Api<Product>().ToString());
    }

    [Fact]
    public async Task What_the_API_answers_is_listed_with_requests_that_work()
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop);
        var api = $"{cloud.Endpoint}apis/shop/api";
        var endpoints = cloud.Resources.Endpoints.Where(endpoint => endpoint.Kind == LocalEndpointKind.Api).ToList();

        Assert.Equal(
            [$"DELETE {api}/products/{{id}}", $"GET {api}/products", $"GET {api}/products/{{id}}", $"POST {api}/products", $"PUT {api}/products/{{id}}"],
            endpoints.Select(endpoint => $"{endpoint.Method} {endpoint.Url}").Order(StringComparer.Ordinal));
        Assert.All(endpoints, endpoint => Assert.Equal(("shop", "RestApi", "table shop-ProductTable"), (endpoint.Service, endpoint.LogicalId, endpoint.Target)));

        using var http = new HttpClient();
        foreach (var (method, status) in new[] { ("POST", 201), ("PUT", 204), ("GET", 200), ("DELETE", 204) })
        {
            var endpoint = endpoints.Single(endpoint => endpoint.Method == method && !(method == "GET" && !endpoint.Url.Contains('{', StringComparison.Ordinal)));
            using var request = new HttpRequestMessage(new HttpMethod(method), endpoint.Url.Replace("{id}", "text", StringComparison.Ordinal));
            request.Content = endpoint.SampleBody is { } body ? new ByteArrayContent(Encoding.UTF8.GetBytes(body)) : null;
            foreach (var (name, value) in endpoint.Headers)
            {
                _ = request.Headers.TryAddWithoutValidation(name, value) || request.Content!.Headers.TryAddWithoutValidation(name, value);
            }

            using var answer = await http.SendAsync(request, Cancelled);
            Assert.Equal((method, status), (method, (int)answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_method_that_is_called_more_often_than_its_limits_allow_is_throttled_and_no_other()
    {
        // Ten requests a second fill the bucket of two hundred: without a pause it runs dry.
        var options = new LocalCloudOptions { Speed = 0.1 };
        options.Services.Add(s_shop);
        await using var cloud = await LocalCloud.StartAsync(options, Cancelled);
        using var http = new HttpClient { BaseAddress = cloud.Api<Product>() };
        http.DefaultRequestHeaders.Add("X-Amz-Date", "20261125T000000Z");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", Signature);
        var taken = 0;
        var answer = await http.DeleteAsync(new Uri("products/none", UriKind.Relative), Cancelled);
        while (answer.StatusCode == HttpStatusCode.NotFound)
        {
            taken++;
            answer.Dispose();
            answer = await http.DeleteAsync(new Uri("products/none", UriKind.Relative), Cancelled);
        }

        using (answer)
        {
            await AssertProblemAsync(answer, 429, "throttled", "TooManyRequestsException");
            Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter!.Delta);
        }

        Assert.InRange(taken, 200, int.MaxValue);
        using var other = await http.GetAsync(new Uri("products/none", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    private static HttpClient Client(LocalCloud cloud) => new(new SigV4Handler()) { BaseAddress = cloud.Api<Product>() };

    private static Product Product(string id)
        => new(id, "Saw", 24.9m, 3, false, ["steel"], new() { ["fr"] = "Scie" }, new Dimensions(40, 12, 2, 0.4m), new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.Zero), Category.Tools);

    private static ByteArrayContent Json(string text) => new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static async Task AssertProblemAsync(HttpResponseMessage answer, int status, string? problem, string? errorType)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.True(status == (int)answer.StatusCode, $"Not {status}, but {(int)answer.StatusCode}: {text}");
        Assert.Equal(errorType, answer.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? Assert.Single(types) : null);
        Assert.Contains(problem is null ? "" : $"\"urn:serverless-patterns:problem:{problem}\"", text, StringComparison.Ordinal);
        Assert.Equal(problem is null, text.Length == 0);
    }
}
