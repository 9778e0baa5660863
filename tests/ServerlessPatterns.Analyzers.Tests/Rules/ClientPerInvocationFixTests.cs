using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class ClientPerInvocationFixTests
{
    private const string Id = "SLP1014";

    [Fact]
    public Task A_local_becomes_a_static_field()
        => FixTest.Fixes<ClientPerInvocationCodeFix>(
            Id,
            """
            using Amazon.Lambda.Core;

            public sealed class Function
            {
                /// <summary>Handles.</summary>
                public async Task<string> HandleAsync(string input, ILambdaContext context)
                {
                    using var http = {|SLP1014:new HttpClient { Timeout = TimeSpan.FromSeconds(5) }|};
                    var first = await http.GetStringAsync(input);
                    return first + await http.GetStringAsync(input);
                }
            }
            """,
            """
            using Amazon.Lambda.Core;

            public sealed class Function
            {
                private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(5) };

                /// <summary>Handles.</summary>
                public async Task<string> HandleAsync(string input, ILambdaContext context)
                {
                    var first = await s_http.GetStringAsync(input);
                    return first + await s_http.GetStringAsync(input);
                }
            }
            """);

    [Fact]
    public Task It_stands_behind_the_other_fields_and_is_named_as_they_are()
        => FixTest.Fixes<ClientPerInvocationCodeFix>(
            Id,
            """
            using Amazon;
            using Amazon.Lambda.Core;
            using Amazon.SQS;

            public sealed class Function
            {
                private static readonly string _queue = "orders";
                private static int _sqs;

                public async Task HandleAsync(string input, ILambdaContext context)
                {
                    // The queue's.
                    IAmazonSQS sqs = {|SLP1014:new AmazonSQSClient(RegionEndpoint.EUWest1)|};
                    await sqs.SendMessageAsync(_queue, input + _sqs++);
                }
            }
            """,
            """
            using Amazon;
            using Amazon.Lambda.Core;
            using Amazon.SQS;

            public sealed class Function
            {
                private static readonly string _queue = "orders";
                private static int _sqs;
                private static readonly AmazonSQSClient _sqs2 = new(RegionEndpoint.EUWest1);

                public async Task HandleAsync(string input, ILambdaContext context)
                {
                    // The queue's.
                    await _sqs2.SendMessageAsync(_queue, input + _sqs++);
                }
            }
            """);

    [Fact]
    public Task An_initializer_of_several_lines_moves_with_it()
        => FixTest.Fixes<ClientPerInvocationCodeFix>(
            Id,
            """
            using Amazon.Lambda.Core;

            public sealed class Function
            {
                private readonly int _count = 1;

                public async Task<string> HandleAsync(string input, ILambdaContext context)
                {
                    Console.WriteLine(_count);

                    HttpClient http = {|SLP1014:new()
                    {
                        Timeout = TimeSpan.FromSeconds(5),
                    }|};
                    return await http.GetStringAsync(input);
                }
            }
            """,
            """
            using Amazon.Lambda.Core;

            public sealed class Function
            {
                private readonly int _count = 1;
                private static readonly HttpClient s_http = new()
                {
                    Timeout = TimeSpan.FromSeconds(5),
                };

                public async Task<string> HandleAsync(string input, ILambdaContext context)
                {
                    Console.WriteLine(_count);
                    return await s_http.GetStringAsync(input);
                }
            }
            """);

    [Theory]
    [InlineData("""var http = {|SLP1014:new HttpClient()|}; http.DefaultRequestHeaders.Add("Authorization", input); await http.GetStringAsync(input);""")]
    [InlineData("""var http = {|SLP1014:new HttpClient()|}; http.BaseAddress = new Uri(input); await http.GetStringAsync("");""")]
    [InlineData("""var http = {|SLP1014:new HttpClient()|}; await http.GetStringAsync(input); http.Dispose();""")]
    [InlineData("""var config = new AmazonSQSConfig { ServiceURL = "http://x" }; var sqs = {|SLP1014:new AmazonSQSClient(config)|}; await sqs.ListQueuesAsync("");""")]
    [InlineData("""using var sqs = {|SLP1014:new AmazonSQSClient(_config)|}; await sqs.ListQueuesAsync("");""")]
    [InlineData("""await {|SLP1014:new HttpClient()|}.GetStringAsync(input);""")]
    public Task One_that_is_changed_or_made_of_what_is_not_static_is_left(string statements)
        => FixTest.Offers_nothing<ClientPerInvocationCodeFix>(Id, $$"""
            using Amazon.Lambda.Core;
            using Amazon.SQS;

            public sealed class Function
            {
                private readonly AmazonSQSConfig _config = new();
                public async Task HandleAsync(string input, ILambdaContext context) { {{statements}} }
            }
            """);
}
