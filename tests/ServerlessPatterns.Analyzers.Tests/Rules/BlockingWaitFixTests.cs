using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class BlockingWaitFixTests
{
    private const string Id = "SLP1015";

    [Fact]
    public Task What_a_thread_is_blocked_for_is_awaited()
        => FixTest.Fixes<BlockingWaitCodeFix>(
            Id,
            """
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                public async Task HandleAsync(string order)
                {
                    await Task.Yield();
                    var text = {|SLP1015:WorkAsync().Result|};
                    var length = {|SLP1015:WorkAsync().Result|}.Length + {|SLP1015:WorkAsync().GetAwaiter().GetResult()|}.Length;
                    Console.WriteLine({|SLP1015:WorkAsync().ConfigureAwait(false).GetAwaiter().GetResult()|} + text + length);
                    {|SLP1015:WorkAsync().Wait()|}; // the last
                    {|SLP1015:Thread.Sleep(100)|};
                    {|SLP1015:Task.WaitAll(WorkAsync(), WorkAsync())|};
                    await Task.WhenAll(new[] { order }.Select(async each => each + {|SLP1015:WorkAsync().Result|}));
                }

                private Task<string> WorkAsync() => Task.FromResult("");
            }
            """,
            """
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                public async Task HandleAsync(string order)
                {
                    await Task.Yield();
                    var text = await WorkAsync();
                    var length = (await WorkAsync()).Length + (await WorkAsync()).Length;
                    Console.WriteLine(await WorkAsync().ConfigureAwait(false) + text + length);
                    await WorkAsync(); // the last
                    await Task.Delay(100);
                    await Task.WhenAll(WorkAsync(), WorkAsync());
                    await Task.WhenAll(new[] { order }.Select(async each => each + await WorkAsync()));
                }

                private Task<string> WorkAsync() => Task.FromResult("");
            }
            """);

    [Theory]
    [InlineData("lock (this) { _ = {|SLP1015:WorkAsync().Result|}; }")]
    [InlineData("try { _ = {|SLP1015:WorkAsync().Result|}; } catch (AggregateException) { }")]
    [InlineData("_ = {|SLP1015:WorkAsync().Wait(100)|};")]
    [InlineData("_ = {|SLP1015:Task.WaitAny(WorkAsync())|};")]
    [InlineData("_ = {|SLP1015:Task.WaitAll(new[] { WorkAsync() }, 100)|};")]
    [InlineData("Func<string> now = () => {|SLP1015:WorkAsync().Result|}; now();")]
    [InlineData("_ = Work(); string Work() => {|SLP1015:WorkAsync().Result|};")]
    public Task Nothing_is_offered_where_an_await_cannot_stand_or_would_differ(string statement)
        => FixTest.Offers_nothing<BlockingWaitCodeFix>(Id, $$"""
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                public async Task HandleAsync(string order) { await Task.Yield(); {{statement}} }
                private Task<string> WorkAsync() => Task.FromResult("");
            }
            """);

    [Fact]
    public Task A_method_that_is_not_asynchronous_is_left()
        => FixTest.Offers_nothing<BlockingWaitCodeFix>(Id, """
            [QueueConsumer("orders")]
            public sealed class Consumer { public void HandleAsync(string order) => {|SLP1015:Task.Delay(1).Wait()|}; }
            """);
}
