using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class FilterInCodeTests
{
    [Theory]
    [InlineData("order.Country != \"GB\"", "return;")]
    [InlineData("order.Country is not (\"GB\" or \"IE\")", "{ return; }")]
    [InlineData("order.Number < 1000", "return;")]
    [InlineData("1000m <= order.Total || order.Address.City == \"Bonn\"", "return;")]
    [InlineData("!order.IsPaid && order.Kind == Kind.Test", "return;")]
    [InlineData("order.Kind is Kind.Test", "return;")]
    [InlineData("order.Weight > 5", "return;")]
    [InlineData("!order.Country.StartsWith(\"G\", StringComparison.Ordinal)", "return;")]
    [InlineData("!(order.Address.City.EndsWith(\"n\", StringComparison.Ordinal))", "return;")]
    public void A_handler_that_returns_by_the_message_is_told(string condition, string returns)
        => RuleTest.Flags(
            "SLP1019",
            $"'Consumer.HandleAsync' returns at once where '{condition}', and each such message costs an invocation; let the subscription or the event source filter, with [MessageFilter]",
            Consumer($"if ([|{condition}|]) {returns} await WorkAsync();"));

    [Fact]
    public void A_handler_that_returns_a_task_is_told()
        => RuleTest.Flags(
            "SLP1019",
            "'Consumer.HandleAsync' returns at once where 'order.Country != \"GB\"', and each such message costs an invocation; let the subscription or the event source filter, with [MessageFilter]",
            """
            public sealed record Order(string Country);
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                public Task HandleAsync(Order order)
                {
                    if ([|order.Country != "GB"|])
                    {
                        return Task.CompletedTask;
                    }

                    return Console.Out.WriteLineAsync(order.Country);
                }
            }
            """);

    [Theory]
    // What a filter cannot ask.
    [InlineData("if (order.Lines.Count == 0) { return; } await WorkAsync();")]
    [InlineData("if (order.Lines.Capacity == 0) { return; } await WorkAsync();")]
    [InlineData("if (order.Country.Length > 2) { return; } await WorkAsync();")]
    [InlineData("if (order.IsLarge) { return; } await WorkAsync();")]
    [InlineData("if (order.Country is null) { return; } await WorkAsync();")]
    [InlineData("if (order.Placed < DateTime.UtcNow) { return; } await WorkAsync();")]
    [InlineData("if (order.Country != _country) { return; } await WorkAsync();")]
    [InlineData("if (order.Country != \"GB\" && await IsKnownAsync(order)) { return; } await WorkAsync();")]
    [InlineData("if (order is null) { return; } await WorkAsync();")]
    [InlineData("if (order.Lines[0] == \"a\") { return; } await WorkAsync();")]
    [InlineData("if (order is { Country: \"GB\" }) { return; } await WorkAsync();")]
    [InlineData("if (order.Country.StartsWith(\"G\", StringComparison.Ordinal)) { return; } await WorkAsync();")]
    [InlineData("if (!order.Country.StartsWith(\"G\", StringComparison.OrdinalIgnoreCase)) { return; } await WorkAsync();")]
    [InlineData("if (!order.Country.StartsWith(\"G\")) { return; } await WorkAsync();")]
    [InlineData("if (!order.Country.StartsWith(_country, StringComparison.Ordinal)) { return; } await WorkAsync();")]
    [InlineData("if (!_country.StartsWith(\"G\", StringComparison.Ordinal)) { return; } await WorkAsync();")]
    [InlineData("if (!order.Country.Contains(\"G\", StringComparison.Ordinal)) { return; } await WorkAsync();")]
    // What is not filtered.
    [InlineData("if (order.Country != \"GB\") { Console.WriteLine(order); return; } await WorkAsync();")]
    [InlineData("if (order.Country != \"GB\") { throw new InvalidOperationException(); } await WorkAsync();")]
    [InlineData("if (order.Country != \"GB\") { return; } else { await WorkAsync(); } await WorkAsync();")]
    [InlineData("await WorkAsync(); if (order.Country != \"GB\") { return; } await WorkAsync();")]
    [InlineData("if (order.Country == \"GB\") { await WorkAsync(); }")]
    public void Other_conditions_and_statements_are_not(string statements)
        => RuleTest.Allows("SLP1019", Consumer(statements));

    [Fact]
    public void A_handler_of_another_event_source_is_described_elsewhere()
        => RuleTest.Allows("SLP1019", """
            using Amazon.Lambda.Core;
            public sealed record Order(string Country);
            public sealed class Function { public void Handle(Order order, ILambdaContext context) { if (order.Country != "GB") { return; } context.Logger.LogLine("GB"); } }
            """);

    private static string Consumer(string statements) => $$"""
        public enum Kind { Real, Test }
        public sealed record Address(string City);
        public sealed record Order(string Country, decimal Total, int Number, bool IsPaid, Kind Kind, Address Address, double? Weight, DateTime Placed, List<string> Lines) { public bool IsLarge => Total > 100; }
        [QueueConsumer("orders")]
        public sealed class Consumer
        {
            private readonly string _country = Environment.MachineName;
            public async Task HandleAsync(Order order) { {{statements}} }
            private static Task WorkAsync() => Task.CompletedTask;
            private static Task<bool> IsKnownAsync(Order order) => Task.FromResult(true);
        }
        """;
}
