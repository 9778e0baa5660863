using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class SynchronousInvokeFixTests
{
    private const string Id = "SLP1001";

    [Fact]
    public Task A_request_that_sets_nothing_or_waits_becomes_an_event()
        => FixTest.Fixes<SynchronousInvokeCodeFix>(
            Id,
            """
            using Amazon.Lambda;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.Model;

            public sealed class Function(IAmazonLambda lambda)
            {
                public async Task HandleAsync(string input, ILambdaContext context)
                {
                    await lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest { FunctionName = "prices" });
                    await lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest { FunctionName = "prices", InvocationType = InvocationType.RequestResponse }).ConfigureAwait(false);
                    await lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest
                    {
                        FunctionName = "prices", // both
                        Payload = input
                    });
                    await lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest
                    {
                        FunctionName = "prices",
                        Payload = input,
                    });
                    var request = new InvokeRequest();
                    request.FunctionName = "prices";
                    await lambda.{|SLP1001:InvokeAsync|}(request);
                }
            }
            """,
            """
            using Amazon.Lambda;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.Model;

            public sealed class Function(IAmazonLambda lambda)
            {
                public async Task HandleAsync(string input, ILambdaContext context)
                {
                    await lambda.InvokeAsync(new InvokeRequest { FunctionName = "prices", InvocationType = InvocationType.Event });
                    await lambda.InvokeAsync(new InvokeRequest { FunctionName = "prices", InvocationType = InvocationType.Event }).ConfigureAwait(false);
                    await lambda.InvokeAsync(new InvokeRequest
                    {
                        FunctionName = "prices", // both
                        Payload = input,
                        InvocationType = InvocationType.Event
                    });
                    await lambda.InvokeAsync(new InvokeRequest
                    {
                        FunctionName = "prices",
                        Payload = input,
                        InvocationType = InvocationType.Event,
                    });
                    var request = new InvokeRequest() { InvocationType = InvocationType.Event };
                    request.FunctionName = "prices";
                    await lambda.InvokeAsync(request);
                }
            }
            """);

    [Fact]
    public Task The_type_is_imported_where_it_is_not()
        => FixTest.Fixes<SynchronousInvokeCodeFix>(
            Id,
            """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.Model;

            public sealed class Function(Amazon.Lambda.IAmazonLambda lambda)
            {
                public async Task HandleAsync(string input, ILambdaContext context) => await lambda.{|SLP1001:InvokeAsync|}(new() { FunctionName = "prices" });
            }
            """,
            """
            using Amazon.Lambda;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.Model;

            public sealed class Function(Amazon.Lambda.IAmazonLambda lambda)
            {
                public async Task HandleAsync(string input, ILambdaContext context) => await lambda.InvokeAsync(new() { FunctionName = "prices", InvocationType = InvocationType.Event });
            }
            """);

    [Theory]
    [InlineData("var answer = await lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest()); Console.WriteLine(answer.StatusCode);")]
    [InlineData("await Task.WhenAll(lambda.{|SLP1001:InvokeAsync|}(new InvokeRequest()), Task.CompletedTask);")]
    [InlineData("var request = new InvokeRequest(); await lambda.{|SLP1001:InvokeAsync|}(request); return await lambda.{|SLP1001:InvokeAsync|}(request);")]
    [InlineData("await lambda.{|SLP1001:InvokeWithResponseStreamAsync|}(new InvokeWithResponseStreamRequest { FunctionName = input });")]
    public Task An_answer_that_is_used_or_streamed_is_not_taken_away(string statements)
        => FixTest.Offers_nothing<SynchronousInvokeCodeFix>(Id, $$"""
            using Amazon.Lambda;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.Model;

            public sealed class Function(IAmazonLambda lambda)
            {
                public async Task<object?> HandleAsync(string input, ILambdaContext context) { {{statements}} return null; }
            }
            """);
}
