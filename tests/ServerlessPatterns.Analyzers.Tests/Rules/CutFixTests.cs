using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

/// <summary>The fixes of handlers of events are asked for while these are typed: cut off anywhere, no source makes them throw.</summary>
public sealed class CutFixTests
{
    private const string Source = """
        using System.Text.Json; using Amazon.Lambda.Annotations; using Amazon.Lambda.Annotations.SQS; using Amazon.Lambda.Core; using Amazon.Lambda.SQSEvents; using Amazon.Lambda.SNSEvents;
        public sealed record Order(string Id);
        public sealed class Function
        {
            private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { MaxDepth = 3 };
            [LambdaFunction(Timeout = 3)]
            [SQSEvent("@Orders", BatchSize = 5)]
            public async Task HandleAsync(SQSEvent sqs, ILambdaContext context)
            {
                foreach (var record in sqs.Records)
                {
                    var order = JsonSerializer.Deserialize<Order>(record.Body, s_options) ?? throw new Exception();
                    if (order.Id is null) { continue; }
                    await Task.Delay(1);
                }
                context.Logger.LogLine("done");
            }
        }
        public sealed class Other
        {
            public async Task HandleAsync(SNSEvent sns)
            {
                foreach (var record in sns.Records)
                {
                    await SaveAsync(record);
                }
            }
            private async Task SaveAsync(SNSEvent.SNSRecord record)
            {
                var order = JsonSerializer.Deserialize<Order>(record.Sns.Message)!;
                await File.WriteAllTextAsync(order.Id, order.Id);
            }
        }
        """;

    [Fact]
    public async Task Nothing_throws()
    {
        var offered = new HashSet<string>();
        foreach (var length in Enumerable.Range(0, Source.Length / 13).Select(n => n * 13).Append(Source.Length))
        {
            using var workspace = new AdhocWorkspace();
            var project = workspace.AddProject("Acme", LanguageNames.CSharp)
                .WithMetadataReferences(new AnalyzedProject().References)
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                .AddDocument("Usings.cs", "global using System; global using System.IO; global using System.Threading.Tasks; global using ServerlessPatterns;").Project;
            var document = project.AddDocument("Function.cs", SourceText.From(Source[..length]));
            var compilation = await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
            var diagnostics = await compilation!.WithAnalyzers([new HandlerAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
            foreach (var fix in new CodeFixProvider[] { new QueueConsumerCodeFix(), new PartialBatchCodeFix() })
            {
                foreach (var diagnostic in diagnostics.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
                {
                    var context = new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action.Title), TestContext.Current.CancellationToken);
                    await fix.RegisterCodeFixesAsync(context);
                }
            }
        }

        Assert.Equal(["Make it a [QueueConsumer], and 'Order' a [FanOutTopic]: a new topic, and a new queue on it", "Return the failed messages' ids"], offered.Order(StringComparer.Ordinal));
    }
}
