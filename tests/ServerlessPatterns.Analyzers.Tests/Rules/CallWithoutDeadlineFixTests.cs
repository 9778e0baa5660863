using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class CallWithoutDeadlineFixTests
{
    private const string Id = "SLP1003";

    [Fact]
    public Task The_token_is_passed_by_place_or_by_name()
        => FixTest.Fixes<CallWithoutDeadlineCodeFix>(
            Id,
            """
            using System.Net.Http.Json;

            [QueueConsumer("orders")]
            public sealed class Consumer(HttpClient http)
            {
                public async Task HandleAsync(string order, CancellationToken stopping)
                {
                    await http.{|SLP1003:GetStringAsync|}(order);
                    await http.{|SLP1003:PostAsync|}(
                        order,
                        null);
                    _ = await http.{|SLP1003:GetFromJsonAsync<int>|}(order);
                    await http.{|SLP1003:PostAsJsonAsync|}(order, 1).ConfigureAwait(false);
                    await Task.WhenAll(new[] { order }.Select(async each => await http.{|SLP1003:GetStringAsync|}(each)));
                }
            }
            """,
            """
            using System.Net.Http.Json;

            [QueueConsumer("orders")]
            public sealed class Consumer(HttpClient http)
            {
                public async Task HandleAsync(string order, CancellationToken stopping)
                {
                    await http.GetStringAsync(order, stopping);
                    await http.PostAsync(
                        order,
                        null,
                        stopping);
                    _ = await http.GetFromJsonAsync<int>(order, stopping);
                    await http.PostAsJsonAsync(order, 1, stopping).ConfigureAwait(false);
                    await Task.WhenAll(new[] { order }.Select(async each => await http.GetStringAsync(each, stopping)));
                }
            }
            """);

    [Theory]
    [InlineData("", "await s_http.{|SLP1003:GetStringAsync|}(order);")]
    [InlineData(", CancellationToken stopping", "await Inner(order); static async Task Inner(string order) => await s_http.GetStringAsync(order, CancellationToken.None);")]
    public Task Nothing_is_offered_where_there_is_no_token(string parameter, string statements)
        => FixTest.Offers_nothing<CallWithoutDeadlineCodeFix>(Id, $$"""
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                private static readonly HttpClient s_http = new();
                public async Task HandleAsync(string order{{parameter}}) { {{statements}} }
            }
            """);
}
