using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class HalfTypedMessageHandlerTests
{
    // Something for each rule that looks at handlers of messages.
    private const string Source =
        """
        using Amazon.Lambda.SNSEvents;
        using Amazon.Lambda.SQSEvents;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public sealed class OrdersFifo(IAmazonSQS sqs)
        {
            private static readonly string s_queue = Environment.GetEnvironmentVariable("QUEUE") ?? throw new InvalidOperationException();

            public async Task<SQSBatchResponse> HandleAsync(SQSEvent messages)
            {
                var failures = new List<SQSBatchResponse.BatchItemFailure>();
                foreach (var record in messages.Records)
                {
                    try { await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = s_queue, MessageBody = record.Body }); }
                    catch (TimeoutException) { failures.Add(new() { ItemIdentifier = record.Attributes["SequenceNumber"] }); }
                    catch (Exception e) { Console.WriteLine(e); continue; }
                    await sqs.DeleteMessageAsync(s_queue, record.ReceiptHandle);
                }

                await Task.WhenAll(messages.Records.Select(record => Task.CompletedTask));
                for (var i = 0; i < 3; i++) { await sqs.SendMessageAsync(s_queue, "done").ConfigureAwait(false); }
                return new SQSBatchResponse(failures);
            }

            public void Handle(SNSEvent sns) { try { Console.WriteLine(sns.Records[0].Sns.TopicArn.Length); File.Delete("x"); } catch { } }
        }
        """;

    /// <summary>Cut anywhere, and with a token left out anywhere, as an editor sees it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_rule_throws(int offset)
    {
        for (var at = Source.IndexOf("class", StringComparison.Ordinal) + offset; at < Source.Length - 8; at += 61)
        {
            foreach (var text in new[] { Source[..at], Source[..at] + Source[(at + 7)..] })
            {
                var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
                var told = await new AnalyzedProject(text).Compile().WithAnalyzers([new HandlerAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
                Assert.Empty(told.Where(diagnostic => diagnostic.Id == "AD0001").Select(diagnostic => text + diagnostic));
            }
        }
    }
}
