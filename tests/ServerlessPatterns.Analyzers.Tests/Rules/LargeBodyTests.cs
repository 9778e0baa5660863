using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

/// <summary>Bodies much larger than anybody writes: what grows with their square would take most of the run, of which the compiler's own work is the measure.</summary>
public sealed class LargeBodyTests
{
    [Theory]
    [InlineData("await _lambda.InvokeAsync(request); request.InvocationType = InvocationType.Event;")]
    [InlineData("await _http.GetStringAsync(url);")]
    [InlineData("_http.Timeout = TimeSpan.FromSeconds(5); await _http.GetStringAsync(url, default(CancellationToken));")]
    [InlineData("client = new HttpClient(); await client.GetStringAsync(url);")]
    [InlineData("work = NumberAsync(); _ = await work + work.Result;")]
    [InlineData("var task{0} = NumberAsync(); await task{0};")]
    public async Task A_large_body_is_read_in_one_walk(string statement)
    {
        // Once, so that the compiler of our own code has had its time.
        _ = await RuleTest.ShareOfAnalyzersAsync(new AnalyzedProject(Source(statement, 10)));

        Assert.InRange(await RuleTest.ShareOfAnalyzersAsync(new AnalyzedProject(Source(statement, 4000))), 0, 0.5);
    }

    private static string Source(string statement, int times)
    {
        var statements = string.Concat(Enumerable.Range(0, times).Select(n => statement.Replace("{0}", n.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n"));
        return $$"""
            using Amazon.Lambda;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.Model;
            public sealed class Function
            {
                private readonly HttpClient _http = new();
                private readonly IAmazonLambda _lambda = new AmazonLambdaClient();
                public async Task HandleAsync(string url, ILambdaContext context)
                {
                    await Task.Yield();
                    var request = new InvokeRequest();
                    HttpClient client;
                    Task<int> work;
                    {{statements}}
                }
                private Task<int> NumberAsync() => Task.FromResult(1);
            }
            """;
    }
}
