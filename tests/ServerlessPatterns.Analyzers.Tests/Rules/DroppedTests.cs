using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class DroppedTests
{
    private const string Id = "SLP1017";

    private const string End = ", and Lambda freezes the process when the handler returns; ";

    [Theory]
    [InlineData("""[|WorkAsync|]();""", "WorkAsync")]
    [InlineData("""_ = [|WorkAsync|]();""", "WorkAsync")]
    [InlineData("""_ = Task.[|Run|](() => Console.WriteLine(order));""", "Task.Run")]
    [InlineData("""Task.Factory.[|StartNew|](() => Console.WriteLine(order));""", "StartNew")]
    [InlineData("""WorkAsync().[|ConfigureAwait|](false);""", "WorkAsync")]
    [InlineData("""WorkAsync().[|ContinueWith|](_ => Console.WriteLine(order));""", "ContinueWith")]
    [InlineData("""var work = [|WorkAsync|]();""", "WorkAsync")]
    [InlineData("""sqs?.[|SendMessageAsync|]("queue", order);""", "SendMessageAsync")]
    [InlineData("""Action later = () => [|WorkAsync|](); later();""", "WorkAsync")]
    [InlineData("""foreach (var each in order) { [|ValueAsync|](); }""", "ValueAsync")]
    public void Work_that_is_dropped_is_told(string statement, string call)
        => RuleTest.Flags(Id, $"'Consumer.HandleAsync' does not await '{call}'{End}await it", Consumer(statement));

    [Theory]
    [InlineData("""new List<int> { 1 }.ForEach([|async|] n => await WorkAsync());""", "gives 'ForEach' an async lambda that returns nothing, so that nothing awaits it", "await the work where a Task can be returned")]
    [InlineData("""[|LogAsync|]();""", "calls 'LogAsync', which is async void, so that nothing awaits it", "let it return a Task, and await that")]
    [InlineData("""ThreadPool.[|QueueUserWorkItem|](_ => Console.WriteLine(order));""", "starts work with 'ThreadPool.QueueUserWorkItem', which nothing awaits", "await a Task")]
    public void So_is_what_cannot_be_awaited(string statement, string what, string instead)
        => RuleTest.Flags(Id, $"'Consumer.HandleAsync' {what}{End}{instead}", Consumer(statement));

    [Fact]
    public void A_handler_that_is_async_void_is_told()
        => RuleTest.Flags(Id, $"'Function.Handle' is async void, so that nothing awaits it{End}let it return a Task", """
            using Amazon.Lambda.Core;
            public sealed class Function { public async void [|Handle|](string input, ILambdaContext context) => await Task.Delay(1); }
            """);

    [Theory]
    [InlineData("""await WorkAsync();""")]
    [InlineData("""_ = await NumberAsync();""")]
    [InlineData("""await WorkAsync().ConfigureAwait(false);""")]
    [InlineData("""var work = WorkAsync(); Console.WriteLine(order); await work;""")]
    [InlineData("""Task work; work = WorkAsync(); await work;""")]
    [InlineData("""var all = new List<Task>(); foreach (var each in order) { all.Add(WorkAsync()); } await Task.WhenAll(all);""")]
    [InlineData("""await Task.WhenAll(order.Select(each => WorkAsync()));""")]
    [InlineData("""await Task.WhenAll(order.Select(async each => await WorkAsync()));""")]
    [InlineData("""Func<Task> later = () => WorkAsync(); await later();""")]
    [InlineData("""Func<Task> later = async () => await WorkAsync(); await later();""")]
    [InlineData("""WorkAsync().Wait();""")]
    [InlineData("""_ = NumberAsync().Result;""")]
    [InlineData("""_work = WorkAsync(); await _work;""")]
    [InlineData("""_ = Task.FromResult(1);""")]
    [InlineData("""await Task.Run(() => Console.WriteLine(order));""")]
    [InlineData("""await Parallel.ForEachAsync(order, async (each, token) => await WorkAsync());""")]
    [InlineData("""AppDomain.CurrentDomain.ProcessExit += async (_, _) => await WorkAsync();""")]
    [InlineData("""Console.WriteLine(order); order.ToString();""")]
    [InlineData("""await using var stream = new MemoryStream(); await (sqs?.SendMessageAsync("queue", order) ?? Task.FromResult<Amazon.SQS.Model.SendMessageResponse>(null!));""")]
    public void What_is_awaited_or_kept_is_allowed(string statement) => RuleTest.Allows(Id, Consumer(statement));

    [Fact]
    public void A_method_that_returns_the_task_leaves_it_to_its_caller()
        => RuleTest.AllowsWholly("""
            using Amazon.Lambda.Core;
            public class Function
            {
                public Task FunctionHandler(string input, ILambdaContext context) => ProcessAsync(input);
                private Task ProcessAsync(string input) { if (input.Length == 0) { return Task.CompletedTask; } return Task.FromResult(input); }
            }
            """);

    [Fact]
    public void A_program_that_goes_on_running_may_drop_work()
        => RuleTest.AllowsWholly("""
            public sealed class Server { public void Run() { _ = Task.Run(() => Console.WriteLine()); } public async void Log() => await Task.Yield(); }
            """);

    private static string Consumer(string statement) => $$"""
        [QueueConsumer("orders")]
        public sealed class Consumer(Amazon.SQS.IAmazonSQS? sqs)
        {
            private Task _work = Task.CompletedTask;
            public async Task HandleAsync(string order) { await Task.Yield(); _ = sqs; _ = _work; {{statement}} }
            private Task WorkAsync() => Task.CompletedTask;
            private Task<int> NumberAsync() => Task.FromResult(1);
            private ValueTask ValueAsync() => default;
            private async void LogAsync() => await Task.Yield();
        }
        """;
}
