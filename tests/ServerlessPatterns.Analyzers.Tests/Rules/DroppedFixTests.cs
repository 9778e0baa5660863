using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class DroppedFixTests
{
    private const string Id = "SLP1017";

    [Fact]
    public Task What_is_dropped_is_awaited()
        => FixTest.Fixes<DroppedCodeFix>(
            Id,
            """
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                public async Task HandleAsync(string order)
                {
                    // First the one,
                    {|SLP1017:WorkAsync|}();
                    _ = {|SLP1017:WorkAsync|}(); // then the other
                    var work = {|SLP1017:WorkAsync|}();
                    _ = Task.{|SLP1017:Run|}(() => Console.WriteLine(order));
                    WorkAsync().{|SLP1017:ConfigureAwait|}(false);
                    await Task.Yield();
                }

                private Task WorkAsync() => Task.CompletedTask;
            }
            """,
            """
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                public async Task HandleAsync(string order)
                {
                    // First the one,
                    await WorkAsync();
                    await WorkAsync(); // then the other
                    await WorkAsync();
                    await Task.Run(() => Console.WriteLine(order));
                    await WorkAsync().ConfigureAwait(false);
                    await Task.Yield();
                }

                private Task WorkAsync() => Task.CompletedTask;
            }
            """);

    [Theory]
    [InlineData("this?.{|SLP1017:WorkAsync|}();")]
    [InlineData("Action later = () => {|SLP1017:WorkAsync|}(); later();")]
    [InlineData("{|SLP1017:LogAsync|}();")]
    [InlineData("lock (this) { _ = {|SLP1017:WorkAsync|}(); }")]
    public Task Nothing_is_offered_where_an_await_cannot_stand(string statement)
        => FixTest.Offers_nothing<DroppedCodeFix>(Id, $$"""
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                public async Task HandleAsync(string order) { await Task.Yield(); {{statement}} }
                private Task WorkAsync() => Task.CompletedTask;
                private async void LogAsync() => await Task.Yield();
            }
            """);
}
