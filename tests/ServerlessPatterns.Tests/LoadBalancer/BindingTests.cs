using System.Text.Json;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns.Tests.LoadBalancer;

public class BindingTests
{
    /// <summary>A target whose one route, GET of anything, reads a parameter.</summary>
    private sealed class Reader : LoadBalancerFunction
    {
        private readonly Func<HttpCall, string?> _read;

        private Reader(Func<HttpCall, string?> read)
            : base(new LoadBalancerTargetOptions { Name = "Acme.Reader", Routes = ["GET /{rest*}"] })
        {
            _read = read;
            Log = new RequestLog(Stream.Null);
        }

        public static Reader Number(Func<HttpCall, HttpValue> value) => new(call => value(call).TryRead<int, SpanParser<int>>(out var number) ? $"{number}" : null);

        public static Reader Text(Func<HttpCall, HttpValue> value) => new(call => value(call).TryRead<string, TextParser>(out var text) ? text : null);

        public static Reader NumberOr(Func<HttpCall, HttpValue> value) => new(call => value(call).TryReadOr<int, SpanParser<int>>(-7, out var number) ? $"{number}" : null);

        public static Reader NumberOrNull(Func<HttpCall, HttpValue> value) =>
            new(call => value(call).TryReadNullable<int, SpanParser<int>>(null, out var number) ? number is null ? "none" : $"{number}" : null);

        public static Reader Numbers(Func<HttpCall, HttpValue> value) => new(call => value(call).TryReadAll<int, SpanParser<int>>(out var numbers) ? $"[{string.Join(';', numbers)}]" : null);

        public static Reader Texts(Func<HttpCall, HttpValue> value) => new(call => value(call).TryReadAll<string, TextParser>(out var texts) ? $"[{string.Join(';', texts)}]" : null);

        public async Task<TestAnswer> SendAsync(string json)
        {
            await using var answer = await InvokeAsync(TestEvent.Stream(json), TestTarget.LongInvocation);
            using var document = await JsonDocument.ParseAsync(answer, cancellationToken: TestContext.Current.CancellationToken);
            return new TestAnswer(document.RootElement.Clone());
        }

        protected override int Route(HttpCall call) => 0;

        protected override ValueTask HandleAsync(int route, HttpCall call, InvocationContext invocation, CancellationToken cancellationToken)
        {
            if (_read(call) is { } text)
            {
                call.Answer(HttpResult.Text(text));
            }

            return ValueTask.CompletedTask;
        }
    }

    [Theory]
    [InlineData("?q=5", "5")]
    [InlineData("?Q=5", "5")]
    [InlineData("?%71=5", "5")]
    [InlineData("?q=%35", "5")]
    [InlineData("?x=%&q=5", "5")]
    public async Task A_query_parameter_is_found_by_its_decoded_name_and_decoded(string query, string value)
    {
        Assert.Equal(value, (await Reader.Number(call => call.Query("q")).SendAsync(TestEvent.Of($"GET /{query}"))).Body);
        Assert.Equal(value, (await Reader.NumberOr(call => call.Query("q")).SendAsync(TestEvent.Of($"GET /{query}"))).Body);
        Assert.Equal(value, (await Reader.NumberOrNull(call => call.Query("q")).SendAsync(TestEvent.Of($"GET /{query}"))).Body);
    }

    [Theory]
    [InlineData("?q=a+b%2Bc%20d", "a b+c d")]
    [InlineData("?q=", "")]
    [InlineData("?q=%C3%A9%26%3D", "é&=")]
    public async Task A_plus_in_a_query_is_a_blank(string query, string value)
    {
        Assert.Equal(value, (await Reader.Text(call => call.Query("q")).SendAsync(TestEvent.Of($"GET /{query}"))).Body);
    }

    [Fact]
    public async Task A_name_with_a_blank_or_an_umlaut_is_found()
    {
        Assert.Equal("1", (await Reader.Text(call => call.Query("a b")).SendAsync(TestEvent.Of("GET /?a+b=1"))).Body);
        Assert.Equal("2", (await Reader.Text(call => call.Query("größe")).SendAsync(TestEvent.Of("GET /?Gr%C3%B6%C3%9Fe=2"))).Body);
        Assert.Equal("missing-parameter", (await Reader.Text(call => call.Query("größe")).SendAsync(TestEvent.Of("GET /?gr%F6%DFe=2"))).ProblemKind);
    }

    [Fact]
    public async Task A_parameter_that_must_be_there_and_is_not_is_400()
    {
        var answer = await Reader.Number(call => call.Query("page")).SendAsync(TestEvent.Of("GET /?pag=1"));

        Assert.Equal("400 Bad Request", answer.Description);
        Assert.Equal("missing-parameter", answer.ProblemKind);
        Assert.Equal("page", answer.Problem.GetProperty("parameter").GetString());
        Assert.Equal("query", answer.Problem.GetProperty("in").GetString());
        Assert.Equal("The query parameter 'page' is missing.", answer.ProblemDetail);
        Assert.Equal("The header 'X-Tenant' is missing.", (await Reader.Text(call => call.Header("X-Tenant")).SendAsync(TestEvent.Of("GET /"))).ProblemDetail);
    }

    [Fact]
    public async Task A_parameter_that_may_be_absent_has_its_default()
    {
        Assert.Equal("-7", (await Reader.NumberOr(call => call.Query("q")).SendAsync(TestEvent.Of("GET /"))).Body);
        Assert.Equal("none", (await Reader.NumberOrNull(call => call.Query("q")).SendAsync(TestEvent.Of("GET /"))).Body);
        Assert.Equal("[]", (await Reader.Numbers(call => call.Query("q")).SendAsync(TestEvent.Of("GET /"))).Body);
        Assert.Equal("[]", (await Reader.Numbers(call => call.Header("q")).SendAsync(TestEvent.Of("GET /"))).Body);
    }

    [Theory]
    [InlineData("?q=x", "'x'")]
    [InlineData("?q=", "''")]
    [InlineData("?q=5&q=6", "2 times")]
    [InlineData("?q=%", "percent-encoded UTF-8")]
    [InlineData("?q=%ff", "percent-encoded UTF-8")]
    public async Task A_parameter_that_is_wrong_is_400_wherever_a_route_asks_for_it(string query, string detail)
    {
        Reader[] readers = [Reader.Number(call => call.Query("q")), Reader.NumberOr(call => call.Query("q")), Reader.NumberOrNull(call => call.Query("q"))];
        foreach (var reader in readers)
        {
            var answer = await reader.SendAsync(TestEvent.Of($"GET /{query}"));

            Assert.Equal("invalid-parameter", answer.ProblemKind);
            Assert.Equal("q", answer.Problem.GetProperty("parameter").GetString());
            Assert.Equal("query", answer.Problem.GetProperty("in").GetString());
            Assert.Contains(detail, answer.ProblemDetail, StringComparison.Ordinal);
        }

        Assert.Equal(400, (await Reader.Text(call => call.Query("other")).SendAsync(TestEvent.Of($"GET /{query}"))).Status);
        Assert.Equal("-7", (await Reader.NumberOr(call => call.Query("other")).SendAsync(TestEvent.Of($"GET /{query}"))).Body);
    }

    [Fact]
    public async Task A_wrong_value_is_shown_shortened_and_with_what_was_expected()
    {
        var answer = await Reader.Number(call => call.Route(0, "id")).SendAsync(TestEvent.Of($"GET /{new string('x', 1000)}"));

        Assert.Equal(
            $"The path parameter 'id' must be a whole number from -2147483648 to 2147483647, and is '{new string('x', 64)}…'.", answer.ProblemDetail);
        Assert.Equal("path", answer.Problem.GetProperty("in").GetString());
        Assert.DoesNotContain('\ud83d', HttpProblem.Shorten(new string('x', 63) + "😀"));
    }

    [Fact]
    public async Task An_empty_segment_is_no_value_of_a_template()
    {
        Assert.Equal("not-found", (await Reader.Text(call => call.Route(1, "id")).SendAsync(TestEvent.Of("GET /orders//"))).ProblemKind);
    }

    [Theory]
    [InlineData("/files", "")]
    [InlineData("/files/", "")]
    [InlineData("/files/a", "a")]
    [InlineData("/files/a/b%20c/d/", "a/b c/d/")]
    [InlineData("/files//a", "/a")]
    public async Task The_rest_of_a_path_is_all_of_it(string path, string rest)
    {
        Assert.Equal(rest, (await Reader.Text(call => call.Rest(1, "path")).SendAsync(TestEvent.Of($"GET {path}"))).Body);
    }

    [Theory]
    [InlineData("?q=1&q=2&Q=3", "[1;2;3]")]
    [InlineData("?q=%31", "[1]")]
    public async Task All_values_of_a_query_parameter_are_read(string query, string values)
    {
        Assert.Equal(values, (await Reader.Numbers(call => call.Query("q")).SendAsync(TestEvent.Of($"GET /{query}"))).Body);
    }

    [Fact]
    public async Task One_wrong_value_of_several_is_400()
    {
        Assert.Contains("'x'", (await Reader.Numbers(call => call.Query("q")).SendAsync(TestEvent.Of("GET /?q=1&q=x"))).ProblemDetail, StringComparison.Ordinal);
        Assert.Contains("'x'", (await Reader.Numbers(call => call.Header("n")).SendAsync(TestEvent.Of("GET /", null, "n: 1, x"))).ProblemDetail, StringComparison.Ordinal);
        Assert.Contains("percent-encoded", (await Reader.Texts(call => call.Query("q")).SendAsync(TestEvent.Of("GET /?q=1&q=%"))).ProblemDetail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_of_a_header_are_joined_for_one_value_and_split_at_commas_for_several()
    {
        var json = TestEvent.Of("GET /", null, "X-N: 1, 2,,", "X-N: 3");

        Assert.Equal("1, 2,,, 3", (await Reader.Text(call => call.Header("x-n")).SendAsync(json)).Body);
        Assert.Equal("[1;2;3]", (await Reader.Numbers(call => call.Header("x-n")).SendAsync(json)).Body);
        Assert.Equal("[1;2;3]", (await Reader.Texts(call => call.Header("x-n")).SendAsync(json)).Body);
    }

    [Fact]
    public async Task What_is_not_Unicode_is_400_where_it_is_asked_for()
    {
        const string Event = """{"httpMethod":"GET","path":"/","headers":{"a":"\ud800","\ud800":"x"},"queryStringParameters":{"q":"\ud800"}}""";

        Assert.Equal("The header 'a' is not Unicode text.", (await Reader.Text(call => call.Header("a")).SendAsync(Event)).ProblemDetail);
        Assert.Equal("The query parameter 'q' is not Unicode text.", (await Reader.Texts(call => call.Query("q")).SendAsync(Event)).ProblemDetail);
        Assert.Equal("-7", (await Reader.NumberOr(call => call.Query("p")).SendAsync(Event)).Body);
    }
}
