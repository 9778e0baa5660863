using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

/// <summary>Functions as AWS's documentation and templates have them: no rule warns of them.</summary>
public sealed class OfficialExamplesTests
{
    // https://docs.aws.amazon.com/lambda/latest/dg/example_serverless_SQS_Lambda_batch_item_failures_section.html
    private const string BatchItemFailures = """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        namespace sqsSample;
        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                List<SQSBatchResponse.BatchItemFailure> batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();
                foreach (var message in evnt.Records)
                {
                    try
                    {
                        //process your message
                        await ProcessMessageAsync(message, context);
                    }
                    catch (System.Exception)
                    {
                        //Add failed message identifier to the batchItemFailures list
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }
                return new SQSBatchResponse(batchItemFailures);
            }

            private async Task ProcessMessageAsync(SQSEvent.SQSMessage message, ILambdaContext context)
            {
                if (String.IsNullOrEmpty(message.Body))
                {
                    throw new Exception("No Body in SQS Message.");
                }
                context.Logger.LogInformation($"Processed message {message.Body}");
                // TODO: Do interesting work based on the new message
                await Task.CompletedTask;
            }
        }
        """;

    // The function that "sam init" makes for C#.
    private const string HelloWorld = """
        using System.Text.Json;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        namespace HelloWorld;
        public class Function
        {
            private static readonly HttpClient client = new HttpClient();

            private static async Task<string> GetCallingIP()
            {
                client.DefaultRequestHeaders.Accept.Clear();
                client.DefaultRequestHeaders.Add("User-Agent", "AWS Lambda .Net Client");
                var msg = await client.GetStringAsync("http://checkip.amazonaws.com/").ConfigureAwait(continueOnCapturedContext: false);
                return msg.Replace("\n", "");
            }

            public async Task<APIGatewayProxyResponse> FunctionHandler(APIGatewayProxyRequest apigProxyEvent, ILambdaContext context)
            {
                var location = await GetCallingIP();
                var body = new Dictionary<string, string> { { "message", "hello world" }, { "location", location } };
                return new APIGatewayProxyResponse { Body = JsonSerializer.Serialize(body), StatusCode = 200, Headers = new Dictionary<string, string> { { "Content-Type", "application/json" } } };
            }
        }
        """;

    [Theory]
    [InlineData(BatchItemFailures)]
    [InlineData(HelloWorld)]
    public void No_rule_warns(string source)
        => Assert.Empty(RuleTest.Analyze(new AnalyzedProject(source)).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
}
