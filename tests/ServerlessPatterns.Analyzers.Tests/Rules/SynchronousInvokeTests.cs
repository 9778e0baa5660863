using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class SynchronousInvokeTests
{
    private const string Id = "SLP1001";

    private const string Message = "'Function.HandleAsync' invokes a function and waits for its answer, so that both are paid for and fail together; set InvocationType to Event, or send a message to a queue that the other function consumes";

    [Theory]
    [InlineData("""await _lambda.[|InvokeAsync|](new InvokeRequest { FunctionName = "prices" });""")]
    [InlineData("""var answer = await _lambda.[|InvokeAsync|](new InvokeRequest { FunctionName = "prices", InvocationType = InvocationType.RequestResponse }); return answer.StatusCode;""")]
    [InlineData("""await _lambda.[|InvokeAsync|](new InvokeRequest { FunctionName = "prices", InvocationType = "RequestResponse" }).ConfigureAwait(false);""")]
    [InlineData("""await Task.Yield(); new AmazonLambdaClient().[|Invoke|](new InvokeRequest());""")]
    [InlineData("""var request = new InvokeRequest(); request.FunctionName = "prices"; request.InvocationType = InvocationType.RequestResponse; await _lambda.[|InvokeAsync|](request);""")]
    [InlineData("""var request = new InvokeRequest { FunctionName = "prices" }; var answers = Enumerable.Range(0, 3).Select(_ => _lambda.[|InvokeAsync|](request)); await Task.WhenAll(answers);""")]
    public void A_handler_that_waits_for_another_function_is_told(string statements) => RuleTest.Flags(Id, Message, Function(statements));

    [Theory]
    [InlineData("""await _lambda.[|InvokeWithResponseStreamAsync|](new InvokeWithResponseStreamRequest { FunctionName = "prices" });""")]
    [InlineData("""using var answer = await _lambda.[|InvokeWithResponseStreamAsync|](new InvokeWithResponseStreamRequest { InvocationType = ResponseStreamingInvocationType.RequestResponse }); return answer;""")]
    [InlineData("""await _lambda.[|InvokeWithResponseStreamAsync|](Streamed(args));""")]
    [InlineData("""await Task.Yield(); new AmazonLambdaClient().[|InvokeWithResponseStream|](new InvokeWithResponseStreamRequest { InvocationType = "RequestResponse" });""")]
    public void So_is_one_that_reads_a_streamed_answer(string statements) => RuleTest.Flags(Id, Message, Function(statements));

    [Fact]
    public void So_is_a_method_that_it_calls()
        => RuleTest.Flags(Id, Message.Replace("HandleAsync", "PriceAsync", StringComparison.Ordinal), """
            using Amazon.Lambda;
            using Amazon.Lambda.Model;
            [QueueConsumer("orders")]
            public sealed class Function(IAmazonLambda lambda)
            {
                public Task HandleAsync(string order) => PriceAsync();
                private Task PriceAsync() => lambda.[|InvokeAsync|](new InvokeRequest { FunctionName = "prices" });
            }
            """);

    [Theory]
    [InlineData("""await _lambda.InvokeAsync(new InvokeRequest { FunctionName = "prices", InvocationType = InvocationType.Event });""")]
    [InlineData("""await _lambda.InvokeAsync(new InvokeRequest { FunctionName = "prices", InvocationType = "Event" });""")]
    [InlineData("""await _lambda.InvokeAsync(new InvokeRequest { FunctionName = "prices", InvocationType = InvocationType.DryRun });""")]
    [InlineData("""await _lambda.InvokeAsync(new InvokeRequest { FunctionName = "prices", InvocationType = args.Length > 1 ? InvocationType.Event : InvocationType.RequestResponse });""")]
    [InlineData("""var request = new InvokeRequest(); request.InvocationType = InvocationType.Event; await _lambda.InvokeAsync(request);""")]
    [InlineData("""var request = new InvokeRequest(); Prepare(request); await _lambda.InvokeAsync(request);""")]
    [InlineData("""InvokeRequest request; if (args.Length > 1) { request = new InvokeRequest(); } else { request = new InvokeRequest { InvocationType = InvocationType.Event }; } await _lambda.InvokeAsync(request);""")]
    [InlineData("""await _lambda.InvokeAsync(Request(args));""")]
    [InlineData("""await _lambda.InvokeWithResponseStreamAsync(new InvokeWithResponseStreamRequest { InvocationType = ResponseStreamingInvocationType.DryRun });""")]
    [InlineData("""var request = Streamed(args); request.InvocationType = "DryRun"; await _lambda.InvokeWithResponseStreamAsync(request);""")]
    [InlineData("""await InvokeAsync(new InvokeRequest { FunctionName = "prices" });""")]
    [InlineData("""await _other.InvokeAsync(new InvokeRequest { FunctionName = "prices" });""")]
    public void What_is_an_event_or_may_be_one_is_allowed(string statements) => RuleTest.Allows(Id, Function(statements));

    [Fact]
    public void A_program_that_no_function_runs_may_wait()
        => RuleTest.AllowsWholly("""
            using Amazon.Lambda;
            using Amazon.Lambda.Model;
            public sealed class Tool(IAmazonLambda lambda) { public Task RunAsync() => lambda.InvokeAsync(new InvokeRequest { FunctionName = "prices" }); }
            """);

    [Fact]
    public void AWS_s_example_of_an_invocation_by_event_is_allowed()
        => RuleTest.AllowsWholly("""
            using Amazon.Lambda;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.Model;
            public class Function
            {
                private readonly IAmazonLambda _lambdaService = new AmazonLambdaClient();
                public async Task<int> FunctionHandler(string parameters, ILambdaContext context)
                {
                    var request = new InvokeRequest
                    {
                        FunctionName = "CreateOrder",
                        InvocationType = InvocationType.Event,
                        Payload = parameters,
                    };
                    var response = await _lambdaService.InvokeAsync(request);
                    context.Logger.LogInformation("Status " + response.StatusCode);
                    return response.StatusCode;
                }
            }
            """);

    private static string Function(string statements) => $$"""
        using Amazon.Lambda;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Model;
        public sealed class Other { public Task InvokeAsync(InvokeRequest request) => Task.CompletedTask; }
        public sealed class Function
        {
            private readonly IAmazonLambda _lambda = new AmazonLambdaClient();
            private readonly Other _other = new();
            public async Task<object?> HandleAsync(string[] args, ILambdaContext context) { {{statements}} return null; }
            private static void Prepare(InvokeRequest request) => request.InvocationType = InvocationType.Event;
            private static InvokeRequest Request(string[] args) => new();
            private static InvokeWithResponseStreamRequest Streamed(string[] args) => new();
            private Task InvokeAsync(InvokeRequest request) => Task.CompletedTask;
        }
        """;
}
