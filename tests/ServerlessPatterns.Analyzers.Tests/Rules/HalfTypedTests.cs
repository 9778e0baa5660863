using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Rules;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

/// <summary>Code that is being typed: no analyzer throws, whatever stands there.</summary>
public sealed class HalfTypedTests
{
    [Theory]
    [InlineData("await Task.Delay(")]
    [InlineData("await Task.Delay(,); while (await) { await Task.Delay(x); }")]
    [InlineData("while (true) { var t = await _db.Describe; if (t.Status == ) break; await")]
    [InlineData("Environment.SetEnvironmentVariable(); Environment.GetEnvironmentVariable(variable: ); Environment.SetEnvironmentVariable(\"AWS_REGION\"")]
    [InlineData("var c = new AmazonSQSClient(RegionEndpoint.); var d = new AmazonSQSConfig { RegionEndpoint = , ServiceURL }; var e = new AmazonSQSClient(\"a\", ")]
    [InlineData("Use(\"arn:aws:sns:eu-west-1:390847261502:paid\", $\"arn:aws:sqs:eu-west-1:390847261502:{\"); var s = \"arn:aws:sns:eu-west-1:390847261502:")]
    [InlineData("return message switch { \"/a\" => , \"/b\" or => 1 };")]
    [InlineData("switch (message.Path) { case \"/a\": case : case \"/b\" when")]
    [InlineData("if (message. != \"a\") return; else")]
    [InlineData("if (message.Country is not (\"a\" or )) return;")]
    [InlineData("await _db.PutItemAsync(new PutItemRequest { Item = { [\"id\"] = Guid.NewGuid( } });")]
    [InlineData("var id = Guid.NewGuid(); await http.PostAsync(; new UpdateItemRequest { UpdateExpression = \"SET a = a + }")]
    public async Task No_rule_throws(string statements)
    {
        var compilation = new AnalyzedProject($$"""
            using Amazon;
            using Amazon.DynamoDBv2;
            using Amazon.DynamoDBv2.Model;
            using Amazon.Lambda.APIGatewayEvents;
            using Amazon.SQS;
            [LoadBalancerTarget(] public sealed class Target { [HttpRoute("GET", )] public void Get() { } [HttpRoute] public void Put() { } }
            [QueueConsumer("orders")]
            public sealed class Consumer(IAmazonDynamoDB _db, HttpClient http)
            {
                public async Task HandleAsync(Unknown message, APIGatewayProxyRequest) { {{statements}} }
            }
            """).Compile();
        Assert.NotEmpty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation
            .WithAnalyzers([new HandlerAnalyzer(), new AccountBoundAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => diagnostic.ToString()));
    }
}
