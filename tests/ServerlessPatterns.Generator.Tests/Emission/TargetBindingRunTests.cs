using System.Reflection;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>What the parameters of a target's methods are filled with, and what is answered where they cannot be.</summary>
public sealed class TargetBindingRunTests
{
    private const string Source =
        """
        using System.Globalization;

        namespace Acme;

        public sealed record Order(string Id, int Lines);

        public readonly record struct Size(int Width);

        public enum Sort { Ascending, Descending }

        [Flags] public enum Parts { None, Name = 1, Price = 2 }

        public sealed class Sku : IParsable<Sku>
        {
            public string Text = "";
            public static Sku Parse(string s, IFormatProvider? provider) => new() { Text = s };
            public static bool TryParse(string? s, IFormatProvider? provider, out Sku result) { result = new() { Text = s + ":" }; return s != "none"; }
            public override string ToString() => Text;
        }

        [LoadBalancerTarget("/*", Priority = 1)]
        public sealed class Orders
        {
            [HttpRoute("GET", "/numbers/{whole}")]
            public string Numbers(int whole, long big = -1, decimal price = 1.5m, double? ratio = null, bool flag = false) => Text(whole, big, price, ratio, flag);

            [HttpRoute("GET", "/times/{day}")]
            public string Times(DateOnly day, DateTime at = default, DateTimeOffset? until = null, TimeSpan span = default) => Text(day, at, until, span);

            [HttpRoute("GET", "/enums/{sort}")]
            public string Enums(Sort sort, Parts parts, Sort? other = Sort.Descending) => Text(sort, parts, other);

            [HttpRoute("GET", "/own/{sku}")]
            public string Own(Sku sku, Guid? id, Sku? other) => Text(sku, id, other);

            [HttpRoute("GET", "/several")]
            public string Several(string[] tags, int[] numbers, [FromHeader("X-List")] string[] list) => Text(string.Join("|", tags), string.Join("|", numbers), string.Join("|", list));

            [HttpRoute("GET", "/texts")]
            public string Texts(string required, [FromHeader("x-tenant")] string? tenant, string absent = "a\"b", string? none = null) => Text(required, tenant, absent, none);

            [HttpRoute("POST", "/body")] public string Body(Order order) => Text(order);
            [HttpRoute("POST", "/optional")] public string Optional(Order? order, string last = "x") => Text(order, last);
            [HttpRoute("POST", "/size")] public string OptionalValue(Size? size) => Text(size);

            [HttpRoute("GET", "/own-types/{id}")]
            public string OwnTypes(CancellationToken token, HttpRequest request, string id, InvocationContext invocation)
                => Text(token.CanBeCanceled, request.Path, request.Query("a"), request.Header("HOST"), id, invocation is not null);

            private static string Text(params object?[] values) => string.Join(" ", values.Select(value => value switch
            {
                DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
                DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value?.ToString() ?? "null",
            }));
        }
        """;

    private static readonly Lazy<Assembly> s_service = new(() => TargetRunTests.Load(new TestProject(Source)));

    [Theory]
    [InlineData("/numbers/7", "", "7 -1 1.5 null False")]
    [InlineData("/numbers/-7", "big=9000000000&price=2.25&ratio=1e3&flag=TRUE", "-7 9000000000 2.25 1000 True")]
    [InlineData("/times/2030-01-31", "", "01/31/2030 0001-01-01T00:00:00.0000000 null 00:00:00")]
    [InlineData("/times/2030-01-31", "at=2030-01-31T12:00:00%2B01:00&until=2030-01-31T12:00:00&span=1.02:03:04", "01/31/2030 2030-01-31T11:00:00.0000000Z 2030-01-31T12:00:00.0000000+00:00 1.02:03:04")]
    [InlineData("/enums/descending", "parts=name,PRICE", "Descending Name, Price Descending")]
    [InlineData("/enums/0", "parts=3&other=Ascending", "Ascending Name, Price Ascending")]
    [InlineData("/own/a%20b", "", "a b: null null")]
    [InlineData("/own/a", "id=7c9e6679-7425-40de-944b-e07fc1f90ae7&other=b", "a: 7c9e6679-7425-40de-944b-e07fc1f90ae7 b:")]
    [InlineData("/several", "", "  ")]
    [InlineData("/several", "tags=a,b&TAGS=c&numbers=1&numbers=2", "a,b|c 1|2 ")]
    [InlineData("/texts", "required=", " null a\"b null")]
    [InlineData("/texts", "REQUIRED=a+b%26c&none=%20", "a b&c null a\"b  ")]
    public async Task A_value_is_read_from_its_place(string path, string query, string answer)
    {
        var answered = await TargetRunTests.InvokeAsync(s_service.Value, "Orders", "GET", path, query);

        Assert.Equal(200, (int)answered["statusCode"]!);
        Assert.Equal(answer, (string)TargetRunTests.Problem(answered)!);
    }

    [Theory]
    [InlineData("/numbers/x", "", "invalid-parameter", "whole", "path", "The path parameter 'whole' must be a whole number from -2147483648 to 2147483647, and is 'x'.")]
    [InlineData("/numbers/7", "price=1,5", "invalid-parameter", "price", "query", "The query parameter 'price' must be a number such as 12.5, and is '1,5'.")]
    [InlineData("/numbers/7", "flag=yes", "invalid-parameter", "flag", "query", "The query parameter 'flag' must be true or false, and is 'yes'.")]
    [InlineData("/numbers/7", "ratio=", "invalid-parameter", "ratio", "query", "The query parameter 'ratio' must be a number such as 12.5, and is ''.")]
    [InlineData("/times/31.1.2030", "", "invalid-parameter", "day", "path", "The path parameter 'day' must be a date such as 2030-01-31, and is '31.1.2030'.")]
    [InlineData("/enums/up", "parts=1", "invalid-parameter", "sort", "path", "The path parameter 'sort' must be one of Ascending, Descending, and is 'up'.")]
    [InlineData("/enums/2", "parts=1", "invalid-parameter", "sort", "path", "The path parameter 'sort' must be one of Ascending, Descending, and is '2'.")]
    [InlineData("/enums/0", "parts=4", "invalid-parameter", "parts", "query", "The query parameter 'parts' must be one or several of None, Name, Price, with commas between them, and is '4'.")]
    [InlineData("/enums/0", "", "missing-parameter", "parts", "query", "The query parameter 'parts' is missing.")]
    [InlineData("/own/none", "", "invalid-parameter", "sku", "path", "The path parameter 'sku' must be of another form, and is 'none'.")]
    [InlineData("/several", "numbers=1&numbers=x", "invalid-parameter", "numbers", "query", "The query parameter 'numbers' must be a whole number from -2147483648 to 2147483647, and is 'x'.")]
    [InlineData("/texts", "", "missing-parameter", "required", "query", "The query parameter 'required' is missing.")]
    [InlineData("/texts", "required=a&required=b", "invalid-parameter", "required", "query", "The query parameter 'required' must be given once, and is given 2 times.")]
    [InlineData("/texts", "required=%FF", "invalid-parameter", "required", "query", "The query parameter 'required' must be percent-encoded UTF-8, and is not.")]
    public async Task A_value_that_is_missing_or_wrong_is_answered_with_400_and_named(string path, string query, string kind, string parameter, string place, string detail)
    {
        var answered = await TargetRunTests.InvokeAsync(s_service.Value, "Orders", "GET", path, query);

        var problem = TargetRunTests.Problem(answered);
        Assert.Equal(400, (int)answered["statusCode"]!);
        Assert.Equal(("urn:serverless-patterns:problem:" + kind, detail, parameter, place), ((string)problem["type"]!, (string)problem["detail"]!, (string)problem["parameter"]!, (string)problem["in"]!));
    }

    [Fact]
    public async Task A_header_of_several_lines_is_one_text_or_a_list()
    {
        var text = await TargetRunTests.InvokeAsync(s_service.Value, "Orders", "GET", "/texts", "required=a", [("X-Tenant", "b"), ("X-Tenant", "c")]);
        var list = await TargetRunTests.InvokeAsync(s_service.Value, "Orders", "GET", "/several", headers: [("x-list", "a, b,,c"), ("x-list", "d")]);

        Assert.Equal("a b, c a\"b null", (string)TargetRunTests.Problem(text)!);
        Assert.Equal("  a|b|c|d", (string)TargetRunTests.Problem(list)!);
    }

    [Theory]
    [InlineData("/body", """{"id":"a","lines":2}""", "Order { Id = a, Lines = 2 }")]
    [InlineData("/body", """{"ID":"a","Lines":"2"}""", "Order { Id = a, Lines = 2 }")]
    [InlineData("/optional", """{"id":"a","lines":2}""", "Order { Id = a, Lines = 2 } x")]
    [InlineData("/optional", "null", "null x")]
    [InlineData("/optional", null, "null x")]
    [InlineData("/size", """{"width":3}""", "Size { Width = 3 }")]
    [InlineData("/size", null, "null")]
    public async Task A_body_is_read_as_JSON(string path, string? body, string answer)
        => Assert.Equal(answer, (string)TargetRunTests.Problem(await TargetRunTests.InvokeAsync(s_service.Value, "Orders", "POST", path, body: body))!);

    [Theory]
    [InlineData(null, "missing-body", "The request must have a body, and has none.")]
    [InlineData("null", "invalid-body", "The body must not be null.")]
    [InlineData("{", "invalid-body", "The body is not the JSON that is expected: see $, in line 1 at byte 2.")]
    [InlineData("""{"lines":"x"}""", "invalid-body", "The body is not the JSON that is expected: see $.lines, in line 1 at byte 13.")]
    public async Task A_body_that_is_missing_or_wrong_is_answered_with_400(string? body, string kind, string detail)
    {
        var answered = await TargetRunTests.InvokeAsync(s_service.Value, "Orders", "POST", "/body", body: body);

        var problem = TargetRunTests.Problem(answered);
        Assert.Equal(400, (int)answered["statusCode"]!);
        Assert.Equal(("urn:serverless-patterns:problem:" + kind, detail, "body", "body"), ((string)problem["type"]!, (string)problem["detail"]!, (string)problem["parameter"]!, (string)problem["in"]!));
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_answered_with_415()
    {
        var answered = await TargetRunTests.InvokeAsync(s_service.Value, "Orders", "POST", "/body", headers: [("content-type", "text/plain")], body: "a");

        Assert.Equal(415, (int)answered["statusCode"]!);
    }

    [Fact]
    public async Task The_request_s_own_types_are_handed_over()
        => Assert.Equal(
            "True /own-types/x%20y 1 shop.example.com x y True",
            (string)TargetRunTests.Problem(await TargetRunTests.InvokeAsync(s_service.Value, "Orders", "GET", "/own-types/x%20y", "a=1"))!);
}
