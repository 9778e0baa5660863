using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>Generated functions of targets at work, on events as a load balancer hands them over.</summary>
public sealed class TargetRunTests
{
    private const string Routes =
        """
        namespace Acme;

        public sealed record Order(string Id, int Lines);

        [LoadBalancerTarget("/*", Priority = 1, HealthCheckPath = "/health")]
        public sealed class Orders
        {
            [HttpRoute("GET", "/")] public string Root() => "root";
            [HttpRoute("GET", "/orders")] public string List() => "list";
            [HttpRoute("GET", "/orders/new")] public string New() => "new";
            [HttpRoute("GET", "/orders/{id}")] public string One(string id) => $"one {id}";
            [HttpRoute("GET", "/orders/new/lines")] public string NewLines() => "new lines";
            [HttpRoute("GET", "/orders/{id}/{part}")] public string Part(string part, string id) => $"part {part} of {id}";
            [HttpRoute("PUT", "/orders/{id}/lines")] public void Put(string id) { }
            [HttpRoute("GET", "/orders/{rest*}")] public string Rest(string rest) => $"rest {rest}";
            [HttpRoute("GET", "/files/{path*}"), HttpRoute("GET", "/old/files/{path*}")] public string Files(string path) => $"files '{path}'";
            [HttpRoute("GET", "/a/{x}"), HttpRoute("GET", "/b/c/{x}")] public string Moving(int x) => $"moving {x}";
            [HttpRoute("POST", "/answers/{kind}")]
            public async Task<HttpResult?> Answer(string kind, Order? order)
            {
                await Task.Yield();
                return kind switch
                {
                    "created" => HttpResult.Created("/orders/7", order).WithHeader("ETag", "\"1\"").WithCookie("a", "b"),
                    "bytes" => HttpResult.Bytes(new byte[] { 0, 255 }, "image/png"),
                    "conflict" => HttpResult.Problem(409, "Conflict"),
                    "anonymous" => HttpResult.Ok(new { First = 1 }),
                    _ => null,
                };
            }

            [HttpRoute("GET", "/missing")] public Task<Order?> Missing() => Task.FromResult<Order?>(null);
            [HttpRoute("GET", "/fails")] public void Fails() => throw new InvalidOperationException("No.");
            [HttpRoute("DELETE", "/orders/{id}")] public ValueTask Delete(string id) => default;
            [HttpRoute("GET", "/text")] public HttpResult Text() => HttpResult.Text("größe");
        }
        """;

    private static readonly Lazy<Assembly> s_routes = new(() => Load(new TestProject(Routes)));

    [Theory]
    [InlineData("/", "root")]
    [InlineData("/orders", "list")]
    [InlineData("/orders/", "list")]
    [InlineData("/orders/new", "new")]
    [InlineData("/orders/New", "one New")]
    [InlineData("/orders/a%2Fb%20c", "one a/b c")]
    [InlineData("/orders/new/lines", "new lines")]
    [InlineData("/orders/new/notes", "part notes of new")]
    [InlineData("/orders/7/lines", "part lines of 7")]
    [InlineData("/orders/new/lines/1", "rest new/lines/1")]
    [InlineData("/orders//lines", "rest /lines")]
    [InlineData("/files", "files ''")]
    [InlineData("/files/a/b%2Fc", "files 'a/b/c'")]
    [InlineData("/old/files/a", "files 'a'")]
    [InlineData("/a/7", "moving 7")]
    [InlineData("/b/c/8", "moving 8")]
    public async Task A_path_takes_the_text_before_the_parameter_and_both_before_the_rest(string path, string answer)
    {
        var answered = await InvokeAsync(s_routes.Value, "Orders", "GET", path);

        Assert.Equal(200, (int)answered["statusCode"]!);
        Assert.Equal(answer, (string)JsonNode.Parse((string)answered["body"]!)!);
    }

    [Theory]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/Orders")]
    [InlineData("POST", "/answers//")]
    [InlineData("GET", "/b/c")]
    public async Task A_path_that_fits_no_template_is_answered_with_404(string method, string path)
    {
        var answered = await InvokeAsync(s_routes.Value, "Orders", method, path);

        Assert.Equal(404, (int)answered["statusCode"]!);
        Assert.Equal("urn:serverless-patterns:problem:not-found", (string)Problem(answered)["type"]!);
    }

    [Theory]
    [InlineData("DELETE", "/orders", "GET, HEAD")]
    [InlineData("POST", "/orders/7", "GET, HEAD, DELETE")]
    [InlineData("POST", "/orders/new", "GET, HEAD, DELETE")]
    [InlineData("POST", "/orders/7/lines", "GET, HEAD, PUT")]
    [InlineData("OPTIONS", "/answers/created", "POST")]
    [InlineData("get", "/orders", "GET, HEAD")]
    public async Task A_path_that_fits_templates_of_other_methods_is_answered_with_405_and_all_of_these(string method, string path, string allow)
    {
        var answered = await InvokeAsync(s_routes.Value, "Orders", method, path);

        Assert.Equal(405, (int)answered["statusCode"]!);
        Assert.Equal(allow, Header(answered, "allow"));
    }

    [Fact]
    public async Task A_route_of_GET_answers_HEAD_without_a_body()
    {
        var answered = await InvokeAsync(s_routes.Value, "Orders", "HEAD", "/orders/7");

        Assert.Equal(200, (int)answered["statusCode"]!);
        Assert.Equal("application/json", Header(answered, "content-type"));
        Assert.Equal("", (string)answered["body"]!);
    }

    [Fact]
    public async Task A_method_that_returns_nothing_is_answered_with_204()
    {
        Assert.Equal(204, (int)(await InvokeAsync(s_routes.Value, "Orders", "DELETE", "/orders/7"))["statusCode"]!);
        Assert.Equal(204, (int)(await InvokeAsync(s_routes.Value, "Orders", "PUT", "/orders/7/lines"))["statusCode"]!);
    }

    [Theory]
    [InlineData("GET", "/missing")]
    [InlineData("POST", "/answers/other")]
    public async Task Null_is_answered_with_404(string method, string path)
    {
        var answered = await InvokeAsync(s_routes.Value, "Orders", method, path);

        Assert.Equal(404, (int)answered["statusCode"]!);
        Assert.Equal("What this request asks for does not exist.", (string)Problem(answered)["detail"]!);
    }

    [Fact]
    public async Task A_result_says_status_headers_cookies_and_body()
    {
        var answered = await InvokeAsync(s_routes.Value, "Orders", "POST", "/answers/created", body: """{"id":"7","lines":2}""");

        Assert.Equal(201, (int)answered["statusCode"]!);
        Assert.Equal("""{"id":"7","lines":2}""", (string)answered["body"]!);
        Assert.Equal("/orders/7", Header(answered, "location"));
        Assert.Equal("\"1\"", Header(answered, "etag"));
        Assert.Equal("a=b; Path=/; Secure; HttpOnly; SameSite=Lax", Header(answered, "set-cookie"));
    }

    [Fact]
    public async Task A_result_of_bytes_travels_as_base64()
    {
        var answered = await InvokeAsync(s_routes.Value, "Orders", "POST", "/answers/bytes");

        Assert.True((bool)answered["isBase64Encoded"]!);
        Assert.Equal([0, 255], Convert.FromBase64String((string)answered["body"]!));
    }

    [Fact]
    public async Task A_result_may_hold_what_has_no_name()
        => Assert.Equal("""{"first":1}""", (string)(await InvokeAsync(s_routes.Value, "Orders", "POST", "/answers/anonymous"))["body"]!);

    [Fact]
    public async Task A_result_of_a_problem_or_text_is_answered_as_such()
    {
        var conflict = await InvokeAsync(s_routes.Value, "Orders", "POST", "/answers/conflict");
        var text = await InvokeAsync(s_routes.Value, "Orders", "GET", "/text");

        Assert.Equal("application/problem+json", Header(conflict, "content-type"));
        Assert.Equal("""{"type":"about:blank","title":"Conflict","status":409}""", (string)conflict["body"]!);
        Assert.Equal("größe", (string)text["body"]!);
    }

    [Fact]
    public async Task An_exception_is_answered_with_500_and_not_told()
    {
        var answered = await InvokeAsync(s_routes.Value, "Orders", "GET", "/fails");

        Assert.Equal(500, (int)answered["statusCode"]!);
        Assert.DoesNotContain("No.", (string)answered["body"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_checks_are_answered_before_any_route()
        => Assert.Equal("OK", (string)(await InvokeAsync(s_routes.Value, "Orders", "GET", "/health"))["body"]!);

    internal static Assembly Load(TestProject project)
    {
        using var image = new MemoryStream();
        Assert.True(GeneratorTest.Run(project).Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return Assembly.Load(image.ToArray());
    }

    /// <summary>The answer to a request.</summary>
    /// <param name="assembly">The service.</param>
    /// <param name="target">The target's name.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path as it is sent.</param>
    /// <param name="query">The query as it is sent, <c>a=1&amp;b=2</c>.</param>
    /// <param name="headers">The headers.</param>
    /// <param name="body">The body, JSON; null: none.</param>
    internal static async Task<JsonNode> InvokeAsync(Assembly assembly, string target, string method, string path, string query = "", (string Name, string Value)[]? headers = null, string? body = null)
    {
        var fields = (headers ?? []).Append((Name: "host", Value: "shop.example.com"));
        var request = new JsonObject
        {
            ["requestContext"] = new JsonObject { ["elb"] = new JsonObject { ["targetGroupArn"] = "arn" } },
            ["httpMethod"] = method,
            ["path"] = path,
            ["multiValueQueryStringParameters"] = Values(query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => (pair.Split('=')[0], pair.Contains('=', StringComparison.Ordinal) ? pair.Split('=')[1] : ""))),
            ["multiValueHeaders"] = Values(body is null ? fields : fields.Append(("content-type", "application/json"))),
            ["body"] = body ?? "",
            ["isBase64Encoded"] = false,
        };
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(request.ToJsonString()));
        await using var output = await (Task<Stream>)assembly.GetType($"Acme.{target}Function")!.GetMethod("HandleAsync")!.Invoke(null, [input])!;
        return (await JsonNode.ParseAsync(output, cancellationToken: TestContext.Current.CancellationToken))!;
    }

    internal static JsonNode Problem(JsonNode answered) => JsonNode.Parse((string)answered["body"]!)!;

    private static string Header(JsonNode answered, string name) => (string)Assert.Single(answered["multiValueHeaders"]![name]!.AsArray())!;

    private static JsonObject Values(IEnumerable<(string Name, string Value)> fields)
    {
        var values = new JsonObject();
        foreach (var same in fields.GroupBy(field => field.Name, StringComparer.Ordinal))
        {
            values[same.Key] = new JsonArray([.. same.Select(field => (JsonNode)field.Value)]);
        }

        return values;
    }
}
