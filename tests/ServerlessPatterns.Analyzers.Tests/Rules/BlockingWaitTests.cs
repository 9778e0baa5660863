using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class BlockingWaitTests
{
    [Theory]
    [InlineData("_ = [|Work().Result|];", "Result")]
    [InlineData("[|Work().Wait()|];", "Wait()")]
    [InlineData("[|Task.WaitAll(Work(), Work())|];", "WaitAll()")]
    [InlineData("_ = [|Work().GetAwaiter().GetResult()|];", "GetAwaiter().GetResult()")]
    [InlineData("_ = [|Work().ConfigureAwait(false).GetAwaiter().GetResult()|];", "GetAwaiter().GetResult()")]
    [InlineData("[|Thread.Sleep(100)|];", "Thread.Sleep")]
    public void A_handler_that_blocks_is_told(string statement, string what)
        => RuleTest.Flags(
            "SLP1015",
            $"'Consumer.HandleAsync' blocks its thread with {what}, which is paid for and may deadlock; await it",
            $$"""
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                public void HandleAsync(string order) { {{statement}} }
                private Task<int> Work() => Task.FromResult(1);
            }
            """);

    [Fact]
    public void A_method_of_the_same_type_that_a_handler_calls_is_looked_at_to_any_depth()
        => RuleTest.Flags(
            "SLP1015",
            "'Function.Third' blocks its thread with Wait(), which is paid for and may deadlock; await it",
            """
            using Amazon.Lambda.Core;
            public sealed class Function
            {
                public void Handle(string input, ILambdaContext context) => First();
                private void First() { Action second = Second; second(); }
                private void Second() => Third();
                private static void Third() { [|Task.Delay(1).Wait()|]; }
                private static void Never() { Task.Delay(1).Wait(); }
            }
            """);

    [Theory]
    [InlineData("await Task.WhenAll(work); _ = work.Result;")]
    [InlineData("if (work.IsCompletedSuccessfully) { _ = work.Result; }")]
    [InlineData("await work;")]
    public void A_task_that_has_ended_holds_nobody_up(string statement)
        => RuleTest.Allows("SLP1015", $$"""
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                public async Task HandleAsync(string order) { await Task.Yield(); var work = Task.FromResult(1); {{statement}} }
            }
            """);

    [Fact]
    public void Code_that_no_function_runs_is_its_own_affair()
        => RuleTest.AllowsWholly("""
            public sealed class Program { public static void Run() { Task.Delay(1).Wait(); Thread.Sleep(5); } }
            public sealed class Answer { public int Result => 1; public int Twice(Answer other) => other.Result * 2; }
            """);
}
