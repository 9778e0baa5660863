using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class SynchronousCallTests
{
    private const string Id = "SLP1002";

    [Theory]
    [InlineData("""await _http.[|GetStringAsync|]("https://abc123.execute-api.eu-west-1.amazonaws.com/prod/prices");""", "abc123.execute-api.eu-west-1.amazonaws.com")]
    [InlineData("""await _http.[|GetStringAsync|]($"https://{id}.execute-api.{region}.amazonaws.com/prod/prices/{id}");""", "*.execute-api.*.amazonaws.com")]
    [InlineData("""await _http.[|DeleteAsync|](new Uri("http://shop-1.eu-west-1.elb.amazonaws.com/prices"));""", "shop-1.eu-west-1.elb.amazonaws.com")]
    [InlineData("""await _http.[|PostAsync|]("https://abc.lambda-url.us-east-1.on.aws/", null);""", "abc.lambda-url.us-east-1.on.aws")]
    [InlineData("""var url = "http://prices.shop.internal:8080/v1?" + id; await _http.[|GetAsync|](url);""", "prices.shop.internal")]
    [InlineData("""await _http.[|GetFromJsonAsync<int>|]("http://Prices.shop.svc/v1");""", "prices.shop.svc")]
    [InlineData("""await _http.[|GetStringAsync|]("http://prices.shop.svc.cluster.local").ConfigureAwait(false);""", "prices.shop.svc.cluster.local")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Get, $"http://prices/{id}"); using var answer = await _http.[|SendAsync|](request);""", "prices")]
    [InlineData("""using var answer = await _http.[|SendAsync|](new HttpRequestMessage { RequestUri = new Uri("http://prices") });""", "prices")]
    [InlineData("""await _http.[|GetStringAsync|]((Environment.GetEnvironmentVariable("PRICES") ?? "http://prices.local/") + id);""", "prices.local")]
    [InlineData("""await _prices.[|GetStringAsync|]("v1/prices");""", "prices.shop.internal")]
    [InlineData("""using var http = new HttpClient(); http.BaseAddress = new Uri("http://prices"); await http.[|GetStringAsync|](Path);""", "prices")]
    [InlineData("""var both = Enumerable.Range(0, 2).Select(n => _stock.[|GetStringAsync|]("stock")); await Task.WhenAll(both);""", "stock.local")]
    public void A_handler_that_waits_for_a_sibling_is_told(string statements, string host)
        => RuleTest.Flags(Id, $"'Function.HandleAsync' calls '{host}' and waits for it, so that it is slow and fails when that service is slow and fails; send a message to a queue that the service owns", Function(statements));

    [Theory]
    [InlineData("""await _http.GetStringAsync("https://api.stripe.com/v1/charges");""")]
    [InlineData("""await _http.GetStringAsync("https://checkip.amazonaws.com/");""")]
    [InlineData("""await _http.GetStringAsync("https://s3.eu-west-1.amazonaws.com/bucket/key");""")]
    [InlineData("""await _http.GetStringAsync("https://execute-api.example.com/internal.local");""")]
    [InlineData("""await _http.GetStringAsync("http://localhost:2773/secretsmanager/get?secretId=" + id);""")]
    [InlineData("""await _http.GetStringAsync("http://127.0.0.1:2772/applications/shop");""")]
    [InlineData("""await _http.GetStringAsync("http://169.254.170.2/v2/metadata");""")]
    [InlineData("""await _http.GetStringAsync("http://[::1]:2772/applications/shop");""")]
    [InlineData("""await _http.GetStringAsync("http://host.docker.internal:8000/");""")]
    [InlineData("""await _http.GetStringAsync(Environment.GetEnvironmentVariable("PRICES_URL"));""")]
    [InlineData("""await _http.GetStringAsync($"{id}/prices");""")]
    [InlineData("""await _http.GetStringAsync($"https://{id}/prices");""")]
    [InlineData("""await _http.GetStringAsync($"https://{id}.example.com/prices");""")]
    [InlineData("""await _http.GetStringAsync("prices");""")]
    [InlineData("""await _prices.GetStringAsync("https://api.stripe.com/v1/charges");""")]
    [InlineData("""await _prices.GetStringAsync(id);""")]
    [InlineData("""var url = "http://prices"; if (id == region) { url = "https://api.stripe.com"; } await _http.GetStringAsync(url);""")]
    [InlineData("""_http.CancelPendingRequests(); await Task.Yield();""")]
    [InlineData("""await File.WriteAllTextAsync("http://prices.internal/v1", id);""")]
    public void Others_and_what_is_not_known_are_allowed(string statements) => RuleTest.Allows(Id, Function(statements));

    [Fact]
    public void A_program_that_no_function_runs_may_call()
        => RuleTest.AllowsWholly("""
            public sealed class Tool(HttpClient http) { public Task RunAsync() => http.GetStringAsync("http://prices.shop.internal/v1"); }
            """);

    [Fact]
    public void A_table_s_client_is_a_call()
        => RuleTest.Flags(
            Id,
            "'Consumer.HandleAsync' calls the API behind 'OrderClient' and waits for it, so that it is slow and fails when that service is slow and fails; send a message to a queue that the service owns",
            """
            using System.Text.Json.Serialization.Metadata;
            using ServerlessPatterns.Hosting;
            public sealed record Order(string Id);
            public sealed class OrderClient(HttpClient http, JsonTypeInfo<Order> json) : TableClient<Order>(http, "orders", json)
            {
                public Task<Order?> GetAsync(string id, CancellationToken cancellationToken = default) => GetItemAsync(new TableKey(id), cancellationToken);
            }
            [QueueConsumer("orders")]
            public sealed class Consumer(OrderClient orders) { public async Task HandleAsync(string id) => _ = await orders.[|GetAsync|](id); }
            """);

    [Fact]
    public void A_table_in_the_function_itself_is_none()
        => RuleTest.AllowsWholly("""
            public sealed record Order(string Id);
            [QueueConsumer("orders")]
            public sealed class Consumer(ITable<Order> orders) { public Task HandleAsync(Order order) => orders.PutAsync(order); }
            """);

    [Theory]
    [InlineData("http://greeter:5000", true)]
    [InlineData("https://greeter.shop.internal", true)]
    [InlineData("https://greeter.example.com", false)]
    [InlineData("http://localhost:5000", false)]
    public void A_gRPC_client_is_known_by_its_channel(string address, bool isSibling)
    {
        var source = $$"""
            using Grpc.Core;
            using Grpc.Net.Client;
            public sealed class GreeterClient : ClientBase<GreeterClient>
            {
                public GreeterClient(ChannelBase channel) : base(channel) { }
                public AsyncUnaryCall<string> SayHelloAsync(string name) => new();
            }
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                private static readonly GrpcChannel s_channel = GrpcChannel.ForAddress("{{address}}");
                private readonly GreeterClient _greeter;
                public Consumer() => _greeter = new GreeterClient(s_channel);
                public async Task HandleAsync(string name) => _ = await _greeter.[|SayHelloAsync|](name);
            }
            """;
        if (isSibling)
        {
            RuleTest.Flags(Id, $"'Consumer.HandleAsync' calls '{new Uri(address).Host}' and waits for it, so that it is slow and fails when that service is slow and fails; send a message to a queue that the service owns", source, Grpc);
        }
        else
        {
            RuleTest.Allows(Id, source.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), Grpc);
        }
    }

    private static AnalyzedProject Grpc(AnalyzedProject project) => project with { OtherReferences = [Libraries.Contract("Grpc.Net.Client")] };

    private static string Function(string statements) => $$"""
        using System.Net.Http.Json;
        using Amazon.Lambda.Core;
        public sealed class Function
        {
            private const string Path = "v1/prices";
            private readonly HttpClient _http;
            private readonly HttpClient _prices = new() { BaseAddress = new Uri("http://prices.shop.internal/") };
            private static readonly HttpClient _stock = new();
            static Function() { _stock.BaseAddress = new Uri("https://stock.local"); }
            public Function(HttpClient http) => _http = http;
            public async Task HandleAsync(string id, string region, ILambdaContext context) { {{statements}} }
        }
        """;
}
