using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

/// <summary>The rules that look at handlers run while these are typed: cut off anywhere, no source makes them throw.</summary>
public sealed class CutHandlerTests
{
    private const string Source = """
        using Amazon.Lambda; using Amazon.Lambda.Core; using Amazon.Lambda.Model; using Amazon.SQS;
        public sealed class Function(IAmazonLambda lambda)
        {
            private readonly HttpClient _http = new() { BaseAddress = new Uri("http://prices") };
            public async Task<int> HandleAsync(string id, ILambdaContext context, CancellationToken token)
            {
                var request = new InvokeRequest { FunctionName = "a", InvocationType = InvocationType.RequestResponse };
                await lambda.InvokeAsync(request);
                _ = await _http.GetStringAsync($"https://{id}.execute-api.x.amazonaws.com/" + id);
                using var sqs = new AmazonSQSClient(new AmazonSQSConfig { ServiceURL = id ?? "x" });
                _ = sqs?.SendMessageAsync("q", id);
                foreach (var task in new[] { Task.FromResult(1) }) { _ = task.Result + task.GetAwaiter().GetResult(); }
                new List<int>().ForEach(async n => await Task.Delay(n));
                return 1;
            }
        }
        """;

    private const string Program = """
        using Amazon.Lambda.Core; using Amazon.Lambda.RuntimeSupport; using Amazon.Lambda.SQSEvents;
        var handler = async (SQSEvent input, ILambdaContext context) => { await Charge(input); return new SQSBatchResponse(); };
        await LambdaBootstrapBuilder.Create(handler, null!).Build().RunAsync();
        using var other = new LambdaBootstrap(HandlerWrapper.GetHandlerWrapper<string>(delegate(string input) { Thread.Sleep(1); return Task.CompletedTask; }, null!));
        async Task Charge(SQSEvent input) { try { await Task.Delay(1000); } catch { } }
        """;

    [Theory]
    [InlineData(Source, OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(Program, OutputKind.ConsoleApplication)]
    public async Task Nothing_throws(string source, OutputKind kind)
    {
        foreach (var length in Enumerable.Range(0, source.Length / 9).Select(n => n * 9))
        {
            var compilation = new AnalyzedProject(source[..length]) { OutputKind = kind, OtherReferences = [Libraries.Contract("Amazon.Lambda.RuntimeSupport")] }.Compile();
            var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
            var diagnostics = await compilation.WithAnalyzers([new HandlerAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

            Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => $"{length}: {diagnostic}"));
        }
    }
}
