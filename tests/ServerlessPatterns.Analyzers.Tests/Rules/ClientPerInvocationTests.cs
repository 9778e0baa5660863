using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class ClientPerInvocationTests
{
    private const string Id = "SLP1014";

    [Theory]
    [InlineData("""using var http = [|new HttpClient()|]; await http.GetStringAsync(input);""", "HttpClient")]
    [InlineData("""using (var http = [|new HttpClient()|]) { await http.GetStringAsync(input); }""", "HttpClient")]
    [InlineData("""await [|new HttpClient()|].GetStringAsync(input);""", "HttpClient")]
    [InlineData("""var http = [|new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) }|]; await http.GetStringAsync(input);""", "HttpClient")]
    [InlineData("""var sqs = [|new AmazonSQSClient()|]; await sqs.SendMessageAsync(_queue, input);""", "AmazonSQSClient")]
    [InlineData("""IAmazonSQS sqs; sqs = [|new AmazonSQSClient(RegionEndpoint.EUWest1)|]; await sqs.SendMessageAsync(_queue, input);""", "AmazonSQSClient")]
    [InlineData("""var region = RegionEndpoint.GetBySystemName(Environment.GetEnvironmentVariable("AWS_REGION")); using var sqs = [|new AmazonSQSClient(region)|]; await SendAsync(sqs, input);""", "AmazonSQSClient")]
    [InlineData("""await SendAsync([|new AmazonSQSClient(new AmazonSQSConfig { ServiceURL = _queue })|], input);""", "AmazonSQSClient")]
    [InlineData("""using var db = [|new AmazonDynamoDBClient()|]; await db.ListTablesAsync();""", "AmazonDynamoDBClient")]
    [InlineData("""await Task.WhenAll(input.Select(async each => { using var http = [|new HttpClient()|]; await http.GetStringAsync(input); }));""", "HttpClient")]
    public void A_client_of_each_invocation_is_told(string statements, string type)
        => RuleTest.Flags(Id, $"'Function.HandleAsync' makes a new {type} for each invocation, with connections of its own; make it once, in a static readonly field or the constructor", Function(statements));

    [Theory]
    [InlineData("""_sqs ??= new AmazonSQSClient(); await _sqs.SendMessageAsync(_queue, input);""")]
    [InlineData("""if (_sqs is null) { _sqs = new AmazonSQSClient(); } await _sqs.SendMessageAsync(_queue, input);""")]
    [InlineData("""if (_sqs is null) { var made = new AmazonSQSClient(); _sqs = made; } await _sqs.SendMessageAsync(_queue, input);""")]
    [InlineData("""var sqs = _clients.GetOrAdd(input, _ => new AmazonSQSClient()); await sqs.SendMessageAsync(_queue, input);""")]
    [InlineData("""var db = new DynamoDBContextBuilder().WithDynamoDBClient(() => new AmazonDynamoDBClient()).Build(); await Task.Yield();""")]
    [InlineData("""var sqs = LazyInitializer.EnsureInitialized(ref _sqs, () => new AmazonSQSClient()); await sqs!.SendMessageAsync(_queue, input);""")]
    [InlineData("""_clients[input] = new AmazonSQSClient(); await Task.Yield();""")]
    [InlineData("""var sqs = new AmazonSQSClient(RegionEndpoint.GetBySystemName(input)); await sqs.SendMessageAsync(_queue, input);""")]
    [InlineData("""using var sqs = new AmazonSQSClient(await AssumeAsync(input)); await sqs.SendMessageAsync(_queue, input);""")]
    [InlineData("""var credentials = await AssumeAsync(input); using var sqs = new AmazonSQSClient(credentials, RegionEndpoint.EUWest1); await sqs.SendMessageAsync(_queue, input);""")]
    [InlineData("""using var sqs = new AmazonSQSClient(Current, RegionEndpoint.EUWest1); await sqs.SendMessageAsync(_queue, input);""")]
    [InlineData("""using var http = new HttpClient { BaseAddress = new Uri(input) }; await http.GetStringAsync("prices");""")]
    [InlineData("""using var http = new HttpClient(_handler, disposeHandler: false); await http.GetStringAsync(input);""")]
    [InlineData("""using var request = new HttpRequestMessage(HttpMethod.Get, input); await _http.SendAsync(request);""")]
    [InlineData("""await Make().SendMessageAsync(_queue, input);""")]
    [InlineData("""await _http.GetStringAsync(input);""")]
    public void One_that_is_kept_or_is_the_invocation_s_own_is_allowed(string statements) => RuleTest.Allows(Id, Function(statements));

    [Fact]
    public void AWS_s_example_makes_its_client_in_the_constructor()
        => RuleTest.AllowsWholly("""
            using Amazon.DynamoDBv2;
            using Amazon.Lambda.Core;
            public class Function
            {
                private readonly AmazonDynamoDBClient _client;
                private static readonly HttpClient s_http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
                public Function() : this(new AmazonDynamoDBClient()) { }
                public Function(AmazonDynamoDBClient client) { _client = client; }
                public async Task<string> FunctionHandler(string input, ILambdaContext context)
                {
                    var tables = await _client.ListTablesAsync();
                    return await s_http.GetStringAsync(tables.TableNames[0]);
                }
            }
            """);

    [Fact]
    public void A_program_that_no_function_runs_may_make_as_many_as_it_likes()
        => RuleTest.AllowsWholly("""
            public sealed class Tool { public async Task RunAsync() { using var http = new HttpClient(); await http.GetStringAsync("https://example.com"); } }
            """);

    private static string Function(string statements) => $$"""
        using System.Collections.Concurrent;
        using Amazon;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Amazon.Lambda.Core;
        using Amazon.Runtime;
        using Amazon.SQS;
        public sealed class Function
        {
            private static readonly ConcurrentDictionary<string, IAmazonSQS> _clients = new();
            private readonly HttpClient _http = new();
            private readonly HttpMessageHandler _handler = new SocketsHttpHandler();
            private readonly string _queue = Environment.GetEnvironmentVariable("QUEUE_URL")!;
            private IAmazonSQS? _sqs;
            public async Task HandleAsync(string input, ILambdaContext context) { {{statements}} }
            private Task SendAsync(IAmazonSQS sqs, string input) => sqs.SendMessageAsync(_queue, input);
            private static Task<AWSCredentials> AssumeAsync(string tenant) => throw new NotSupportedException();
            private static AWSCredentials Current => throw new NotSupportedException();
            private static IAmazonSQS Make() => new AmazonSQSClient();
        }
        """;
}
