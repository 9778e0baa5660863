using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Rules;
using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

/// <summary>Handlers that a program hands to the loop of Amazon.Lambda.RuntimeSupport.</summary>
public sealed class BootstrapHandlerTests
{
    private const string Blocks = "'Program.Main' blocks its thread with Thread.Sleep, which is paid for and may deadlock; await it";

    [Theory]
    [InlineData("""await LambdaBootstrapBuilder.Create(async (string input, ILambdaContext context) => { await Task.Yield(); [|Thread.Sleep(1)|]; }, serializer).Build().RunAsync();""")]
    [InlineData("""await LambdaBootstrapBuilder.Create<string>(async input => { await Task.Yield(); [|Thread.Sleep(1)|]; }, serializer).Build().RunAsync();""")]
    [InlineData("""var handler = async (string input, ILambdaContext context) => { await Task.Yield(); [|Thread.Sleep(1)|]; }; await LambdaBootstrapBuilder.Create(handler, serializer).Build().RunAsync();""")]
    [InlineData("""Func<string, ILambdaContext, Task> handler = async delegate(string input, ILambdaContext context) { await Task.Yield(); [|Thread.Sleep(1)|]; }; await LambdaBootstrapBuilder.Create(handler, serializer).Build().RunAsync();""")]
    [InlineData("""using var wrapper = HandlerWrapper.GetHandlerWrapper((Stream input, ILambdaContext context) => { [|Thread.Sleep(1)|]; return Task.CompletedTask; }); using var bootstrap = new LambdaBootstrap(wrapper); await bootstrap.RunAsync();""")]
    [InlineData("""using var wrapper = HandlerWrapper.GetHandlerWrapper((input, context, output) => [|Thread.Sleep(1)|]); await new LambdaBootstrap(wrapper).RunAsync();""")]
    [InlineData("""using var bootstrap = new LambdaBootstrap(invocation => { [|Thread.Sleep(1)|]; return Task.FromResult(new InvocationResponse(invocation.InputStream)); }, () => { Thread.Sleep(1); return Task.FromResult(true); }); await bootstrap.RunAsync();""")]
    [InlineData("""using var bootstrap = new LambdaBootstrap(new HttpClient(), async invocation => { await Task.Yield(); [|Thread.Sleep(1)|]; return new(invocation.InputStream); }); await bootstrap.RunAsync();""")]
    public void A_lambda_that_is_handed_over_is_a_handler(string statements) => RuleTest.Flags("SLP1015", Blocks, Program(statements), WithRuntime);

    [Theory]
    [InlineData("""await LambdaBootstrapBuilder.Create<string>(HandleAsync, serializer).Build().RunAsync(); static async Task HandleAsync(string input) { await Task.Yield(); [|Thread.Sleep(1)|]; }""")]
    [InlineData("""async Task HandleAsync(string input, ILambdaContext context) { await Task.Yield(); [|Thread.Sleep(1)|]; } await LambdaBootstrapBuilder.Create<string>(HandleAsync, serializer).Build().RunAsync();""")]
    [InlineData("""var handler = HandleAsync; await LambdaBootstrapBuilder.Create(handler, serializer).Build().RunAsync(); async Task HandleAsync(string input) { await Task.Yield(); [|Thread.Sleep(1)|]; }""")]
    [InlineData("""await LambdaBootstrapBuilder.Create<string>(input => HandleAsync(), serializer).Build().RunAsync(); async Task HandleAsync() { await Task.Yield(); [|Thread.Sleep(1)|]; }""")]
    public void So_are_local_functions_and_those_that_they_call(string statements) => RuleTest.Flags("SLP1015", Blocks.Replace("Main", "HandleAsync", StringComparison.Ordinal), Program(statements), WithRuntime);

    [Fact]
    public void What_a_function_has_inside_is_told_once()
        => RuleTest.Flags("SLP1015", Blocks, Program("""
            await LambdaBootstrapBuilder.Create<string>(async input => { await Task.Yield(); Wait(); void Wait() => [|Thread.Sleep(1)|]; }, serializer).Build().RunAsync();
            """), WithRuntime);

    [Fact]
    public void Nor_is_what_a_known_handler_hands_over_told_twice()
        => RuleTest.Flags("SLP1015", "'Function.Run' blocks its thread with Thread.Sleep, which is paid for and may deadlock; await it", """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            public sealed class Function
            {
                public Task Run(ILambdaSerializer serializer, ILambdaContext context)
                    => LambdaBootstrapBuilder.Create<string>(input => { [|Thread.Sleep(1)|]; return Task.CompletedTask; }, serializer).Build().RunAsync();
            }
            """, InLibrary);

    [Fact]
    public void A_method_of_the_type_needs_no_signature()
        => RuleTest.Flags("SLP1015", "'Host.Handle' blocks its thread with Thread.Sleep, which is paid for and may deadlock; await it", """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            public sealed class Outer
            {
                public static class Host
                {
                    public static LambdaBootstrapBuilder Make(ILambdaSerializer serializer) => LambdaBootstrapBuilder.Create<string>(Handle, serializer);
                    private static Task Handle(string input) { [|Thread.Sleep(1)|]; return Other(); }
                    private static Task Other() { [|Thread.Sleep(2)|]; return Task.CompletedTask; }
                    private static Task Unused() { Thread.Sleep(3); return Task.CompletedTask; }
                }
            }
            """, InLibrary);

    [Theory]
    [InlineData("""Thread.Sleep(1); await LambdaBootstrapBuilder.Create<string>(input => Task.CompletedTask, serializer).Build().RunAsync();""")]
    [InlineData("""var work = () => Thread.Sleep(1); work(); await LambdaBootstrapBuilder.Create<string>(input => Task.CompletedTask, serializer).Build().RunAsync();""")]
    [InlineData("""await LambdaBootstrapBuilder.Create<string>(input => Task.CompletedTask, serializer).UseBootstrapHandler(() => { Thread.Sleep(1); return Task.FromResult(true); }).Build().RunAsync();""")]
    [InlineData("""await Other.Create<string>(input => { Thread.Sleep(1); return Task.CompletedTask; });""")]
    public void The_start_up_around_it_is_none(string statements) => RuleTest.Allows("SLP1015", Program(statements), WithRuntime);

    [Theory]
    [InlineData("SLP1001", "await LambdaBootstrapBuilder.Create(async (string input, ILambdaContext context) => { var request = new InvokeRequest(); await lambda.[|InvokeAsync|](request); }, serializer).Build().RunAsync();")]
    [InlineData("SLP1002", "await LambdaBootstrapBuilder.Create(async (string input, ILambdaContext context) => { await http.[|GetStringAsync|](\"prices\"); }, serializer).Build().RunAsync();")]
    [InlineData("SLP1008", "await LambdaBootstrapBuilder.Create([|(SNSEvent input)|] => Task.CompletedTask, serializer).Build().RunAsync();")]
    [InlineData("SLP1010", "await LambdaBootstrapBuilder.Create([|(SQSEvent input, ILambdaContext context)|] => Task.CompletedTask, serializer).Build().RunAsync();")]
    [InlineData("SLP1010", "await LambdaBootstrapBuilder.Create<SQSEvent>([|input|] => Task.CompletedTask, serializer).Build().RunAsync();")]
    [InlineData("SLP1010", "await LambdaBootstrapBuilder.Create<SQSEvent>([|delegate|](SQSEvent input) { return Task.CompletedTask; }, serializer).Build().RunAsync();")]
    [InlineData("SLP1011", "await LambdaBootstrapBuilder.Create(async (SQSEvent input, ILambdaContext context) => { try { await http.GetStringAsync(\"a\"); } [|catch|] (Exception) { } return new SQSBatchResponse(); }, serializer).Build().RunAsync();")]
    [InlineData("SLP1011", "await LambdaBootstrapBuilder.Create(async (SQSEvent input) => { await HandleAsync(input.Records[0]); return new SQSBatchResponse(); }, serializer).Build().RunAsync(); async Task HandleAsync(SQSEvent.SQSMessage record) { try { await http.GetStringAsync(\"a\"); } [|catch|] { } }")]
    [InlineData("SLP1014", "await LambdaBootstrapBuilder.Create(async (string input, ILambdaContext context) => { using var own = [|new HttpClient()|]; await own.GetStringAsync(input); }, serializer).Build().RunAsync();")]
    [InlineData("SLP1016", "await LambdaBootstrapBuilder.Create(async (string input, ILambdaContext context) => { [|await Task.Delay(1000)|]; }, serializer).Build().RunAsync();")]
    [InlineData("SLP1017", "await LambdaBootstrapBuilder.Create((Action<string, ILambdaContext>)(async [|(input, context)|] => { await Task.Yield(); }), serializer).Build().RunAsync();")]
    [InlineData("SLP1009", "await LambdaBootstrapBuilder.Create(async (SNSEvent input, ILambdaContext context) => { foreach (var record in input.Records) { await sns.[|PublishAsync|](record.Sns.TopicArn, record.Sns.Message); } }, serializer).Build().RunAsync();")]
    public void Every_rule_sees_it(string rule, string statements)
    {
        var text = MarkedText.RemoveMarks(Program(statements), out var marks);

        Assert.Equal(marks, RuleTest.Analyze(WithRuntime(new AnalyzedProject(text))).Where(told => told.Id == rule).Select(told => told.Location.SourceSpan));
    }

    [Fact]
    public void What_rethrowing_sets_right_in_a_method_it_does_in_a_lambda()
    {
        var text = Program("""
            await LambdaBootstrapBuilder.Create(async (SQSEvent input) => { try { await http.GetStringAsync("a"); } catch (Exception) { } return new SQSBatchResponse(); }, serializer).Build().RunAsync();
            """);

        Assert.Contains(SwallowedFailureRule.FixProperty, RuleTest.Analyze(WithRuntime(new AnalyzedProject(text))).Single(told => told.Id == "SLP1011").Properties);
    }

    private static AnalyzedProject WithRuntime(AnalyzedProject project) => InLibrary(project) with { OutputKind = OutputKind.ConsoleApplication };

    private static AnalyzedProject InLibrary(AnalyzedProject project) => project with { OtherReferences = [Libraries.Contract("Amazon.Lambda.RuntimeSupport")] };

    private static string Program(string statements) => $$"""
        using Amazon.Lambda;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Model;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.SNSEvents;
        using Amazon.Lambda.SQSEvents;
        using Amazon.SimpleNotificationService;

        ILambdaSerializer serializer = null!;
        IAmazonLambda lambda = new AmazonLambdaClient();
        var sns = new AmazonSimpleNotificationServiceClient();
        var http = new HttpClient { BaseAddress = new Uri("http://prices.shop.internal") };
        _ = serializer;
        _ = lambda;
        _ = sns;
        _ = http;
        {{statements}}

        internal static class Other { public static Task Create<T>(Func<T, Task> handler) => Task.FromResult(handler); }
        """;
}
