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
    [InlineData("_ = work.IsCompleted ? work.GetAwaiter().GetResult() : await work;")]
    [InlineData("var tasks = new[] { work, work }; await Task.WhenAll(tasks); foreach (var task in tasks) { _ = task.Result; }")]
    [InlineData("var tasks = new List<Task<int>> { work }; await Task.WhenAll(tasks).ConfigureAwait(false); _ = tasks.Where(task => task.Result > 0).Select(task => task.Result).Sum();")]
    [InlineData("var tasks = new[] { work, work }; await Task.WhenAll(tasks); _ = tasks[0].Result + tasks[1].Result;")]
    [InlineData("var tasks = new Dictionary<string, Task<int>>(); await Task.WhenAll(tasks.Values); _ = tasks[order].Result;")]
    [InlineData("var first = await Task.WhenAny(work, Task.FromResult(2)); _ = first.Result;")]
    [InlineData("_ = (await Task.WhenAny(work, Task.FromResult(2))).Result;")]
    [InlineData("await work.ContinueWith(ended => ended.Result + 1);")]
    [InlineData("if (work.Status == TaskStatus.RanToCompletion) { _ = work.Result; }")]
    public void A_task_that_has_ended_holds_nobody_up(string statement)
        => RuleTest.Allows("SLP1015", $$"""
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                public async Task HandleAsync(string order) { await Task.Yield(); var work = Task.FromResult(1); {{statement}} }
            }
            """);

    [Theory]
    [InlineData("_ = [|work.Result|]; await work;")]
    [InlineData("await other; _ = [|work.Result|];")]
    [InlineData("var tasks = new[] { work }; foreach (var task in tasks) { _ = [|task.Result|]; } await Task.WhenAll(tasks);")]
    [InlineData("_ = new[] { work }.Select(task => [|task.Result|]).Sum();")]
    public void A_task_that_may_not_have_ended_does(string statement)
        => RuleTest.Flags("SLP1015", "'Consumer.HandleAsync' blocks its thread with Result, which is paid for and may deadlock; await it", $$"""
            [QueueConsumer("orders")]
            public sealed class Consumer
            {
                public async Task HandleAsync(string order) { await Task.Yield(); var work = Task.FromResult(1); var other = Task.FromResult(2); {{statement}} }
            }
            """);

    [Fact]
    public void A_body_of_many_results_is_read_in_one_walk()
    {
        var text = string.Concat(Enumerable.Range(0, 6000).Select(n => "_ = work.Result + 1;\n"));
        var time = System.Diagnostics.Stopwatch.StartNew();

        RuleTest.Allows("SLP1015", $$"""
            [QueueConsumer("orders")]
            public sealed class Consumer { public async Task HandleAsync(Task<int> work) { await work; {{text}} } }
            """);

        // A walk of the body for each of them would take minutes.
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Code_that_no_function_runs_is_its_own_affair()
        => RuleTest.AllowsWholly("""
            public sealed class Program { public static void Run() { Task.Delay(1).Wait(); Thread.Sleep(5); } }
            public sealed class Answer { public int Result => 1; public int Twice(Answer other) => other.Result * 2; }
            """);
}
