using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class CallWithoutDeadlineTests
{
    private const string Id = "SLP1003";

    [Theory]
    [InlineData("""await _http.[|GetStringAsync|]("https://api.stripe.com/v1/charges");""")]
    [InlineData("""await _http.[|GetStringAsync|](order).ConfigureAwait(false);""")]
    [InlineData("""using var request = new HttpRequestMessage(HttpMethod.Get, order); using var answer = await _http.[|SendAsync|](request, HttpCompletionOption.ResponseHeadersRead);""")]
    [InlineData("""await _http.[|PostAsJsonAsync|](order, 1);""")]
    [InlineData("""await s_own.[|GetStringAsync|](order);""")]
    public void A_call_that_could_be_given_the_token_is_told(string statements)
        => RuleTest.Flags(Id, Message("'stopping'"), Consumer("CancellationToken stopping", statements));

    [Theory]
    [InlineData("""await s_own.[|GetStringAsync|](order);""")]
    [InlineData("""using var http = new HttpClient(new SocketsHttpHandler()); await http.[|GetStringAsync|](order);""")]
    public void So_is_one_of_a_client_made_without_a_timeout(string statements)
        => RuleTest.Flags(Id, Message("the CancellationToken that HandleAsync can be given"), Consumer("", statements));

    [Fact]
    public void A_function_with_a_context_has_no_token_and_can_make_one()
        => RuleTest.Flags(Id, Message("the token of a CancellationTokenSource that ends before the function's remaining time, or set the client's Timeout"), """
            using Amazon.Lambda.Core;
            public sealed class Consumer
            {
                private static readonly HttpClient s_http = new();
                public async Task<string> HandleAsync(string url, ILambdaContext context) => await s_http.[|GetStringAsync|](url);
            }
            """);

    [Theory]
    [InlineData("""await _http.GetStringAsync(order, stopping);""")]
    [InlineData("""await _http.GetStringAsync(order, CancellationToken.None);""")]
    [InlineData("""using var source = CancellationTokenSource.CreateLinkedTokenSource(stopping); source.CancelAfter(5000); await s_own.GetStringAsync(order, source.Token);""")]
    [InlineData("""await _http.GetStringAsync(order).WaitAsync(TimeSpan.FromSeconds(5));""")]
    [InlineData("""await Task.WhenAny(_http.GetStringAsync(order), Task.Delay(5000, stopping));""")]
    [InlineData("""using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) }; await http.GetStringAsync(order);""")]
    [InlineData("""using var http = new HttpClient(); http.Timeout = TimeSpan.FromSeconds(5); await http.GetStringAsync(order);""")]
    [InlineData("""await s_timed.GetStringAsync(order);""")]
    [InlineData("""await s_internal.GetStringAsync("prices");""")]
    [InlineData("""await File.ReadAllTextAsync(order);""")]
    public void One_with_a_deadline_is_allowed(string statements) => RuleTest.Allows(Id, Consumer("CancellationToken stopping", statements));

    [Theory]
    [InlineData("""await _http.GetStringAsync(order);""")]
    [InlineData("""using var http = Make(); await http.GetStringAsync(order);""")]
    [InlineData("""using var http = new HttpClient(_handler); await http.GetStringAsync(order);""")]
    public void A_client_from_elsewhere_may_have_its_timeout_from_there(string statements) => RuleTest.Allows(Id, Consumer("", statements));

    [Fact]
    public void A_program_that_no_function_runs_may_wait()
        => RuleTest.AllowsWholly("""
            public sealed class Tool { private readonly HttpClient _http = new(); public async Task RunAsync(CancellationToken stopping) => await _http.GetStringAsync("https://example.com"); }
            """);

    private static string Message(string token)
        => $"'Consumer.HandleAsync' awaits an HTTP call without a cancellation token, so that a server that does not answer uses up the function's whole timeout; pass {token}";

    private static string Consumer(string parameter, string statements) => $$"""
        using System.Net.Http.Json;
        [QueueConsumer("orders")]
        public sealed class Consumer(HttpClient http, HttpMessageHandler handler)
        {
            private static readonly HttpClient s_own = new();
            private static readonly HttpClient s_timed = new() { Timeout = TimeSpan.FromSeconds(5) };
            private static readonly HttpClient s_internal = new() { BaseAddress = new Uri("http://prices.internal") };
            private readonly HttpClient _http = http;
            private readonly HttpMessageHandler _handler = handler;
            public async Task HandleAsync(string order{{(parameter.Length > 0 ? ", " + parameter : "")}}) { {{statements}} }
            private static HttpClient Make() => new();
        }
        """;
}
