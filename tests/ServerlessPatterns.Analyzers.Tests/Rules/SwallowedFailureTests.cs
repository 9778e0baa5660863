using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class SwallowedFailureTests
{
    private const string End = "and neither throws nor records the failure, so that the message counts as handled and is deleted; rethrow it, or add the message's id to the batch item failures";

    [Theory]
    [InlineData("[|catch|] (Exception) { }", "Exception")]
    [InlineData("[|catch|] { }", "every exception")]
    [InlineData("[|catch|] (SystemException error) { Console.WriteLine(error); return; }", "SystemException")]
    [InlineData("catch (FormatException) { throw; } [|catch|] (Exception error) { await Console.Error.WriteLineAsync(error.Message); }", "Exception")]
    public void A_consumer_that_forgets_every_failure_is_told(string clause, string what)
        => RuleTest.Flags(
            "SLP1011",
            $"'Consumer.HandleAsync' catches {what} {End}",
            $$"""
            [QueueConsumer("orders")]
            public sealed class Consumer(HttpClient http)
            {
                public async Task HandleAsync(string order)
                {
                    Console.WriteLine(order);
                    try { await http.GetAsync(order); } {{clause}}
                }
            }
            """);

    [Theory]
    [InlineData("async Task", "foreach (var record in sqs.Records) { try { await Save(record); } [|catch|] (Exception e) { context.Logger.LogLine(e.Message); continue; } } context.Logger.LogLine(\"done\");", "HandleAsync")]
    [InlineData("async Task<SQSBatchResponse>", "try { foreach (var record in sqs.Records) { await Save(record); } return new SQSBatchResponse(); } [|catch|] (Exception e) { Console.Error.WriteLine(e.Message); return new SQSBatchResponse(); }", "HandleAsync")]
    [InlineData("Task", "try { Save(sqs.Records[0]); return Task.CompletedTask; } [|catch|] (Exception) { return Task.CompletedTask; }", "HandleAsync")]
    [InlineData("Task", "return Task.WhenAll(sqs.Records.Select(async record => { try { await Save(record); } [|catch|] (Exception) { context?.Logger.LogLine(\"failed\"); } }));", "HandleAsync")]
    [InlineData("async Task", "foreach (var record in sqs.Records) { await One(record); }", "One")]
    public void So_is_an_SQSEvent_handler(string returns, string body, string method)
        => RuleTest.Flags("SLP1011", $"'Function.{method}' catches Exception {End}", Function(returns, body, method == "One" ? "[|catch|] (Exception) { }" : "catch (Exception) { throw; }"));

    [Theory]
    [InlineData("catch (InvalidOperationException) { Console.WriteLine(\"handled before\"); }")]
    [InlineData("catch (Exception error) when (error is FormatException) { }")]
    [InlineData("catch (Exception error) { Console.WriteLine(error); throw; }")]
    [InlineData("catch (Exception error) { throw new InvalidOperationException(\"It failed.\", error); }")]
    [InlineData("catch (Exception) { await http.PostAsync(\"/dead-letters\", new StringContent(order)); }")]
    [InlineData("catch (Exception) { Give(order); }")]
    [InlineData("catch (Exception error) { if (error is not FormatException) { throw; } }")]
    [InlineData("finally { Console.WriteLine(\"done\"); }")]
    public void A_catch_that_decides_or_records_is_none(string clause)
        => RuleTest.Allows("SLP1011", $$"""
            [QueueConsumer("orders")]
            public sealed class Consumer(HttpClient http)
            {
                public async Task HandleAsync(string order)
                {
                    try { await http.GetAsync(order); } {{clause}}
                }

                private void Give(string order) => Console.WriteLine(order);
            }
            """);

    [Theory]
    [InlineData("await http.PostAsync(order, null); try { await http.GetAsync(\"/metrics\"); } catch (Exception) { }")]
    [InlineData("try { await http.GetAsync(\"/warm\"); } catch (Exception) { } await http.PostAsync(order, null);")]
    [InlineData("foreach (var client in order.Split(',')) { try { await http.GetAsync(client); } catch (Exception) { Console.WriteLine(client); } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { await http.GetAsync(order); return; } catch (Exception e) { Console.WriteLine(e); } } throw new TimeoutException();")]
    [InlineData("while (true) { try { await http.GetAsync(order); break; } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("if (order.Length > 3) { try { await http.GetAsync(order); } catch (Exception) { } }")]
    [InlineData("if (!await Try(order)) { throw new InvalidOperationException(); }")]
    [InlineData("var answer = \"\"; try { answer = await http.GetStringAsync(order); } catch (Exception) { } Console.WriteLine(answer); await http.PostAsync(answer, null);")]
    [InlineData("await Notify(order);")]
    [InlineData("try { Console.WriteLine(order); } catch (Exception) { }")]
    public void A_step_among_others_may_fail(string body)
        => RuleTest.Allows("SLP1011", $$"""
            [QueueConsumer("orders")]
            public sealed class Consumer(HttpClient http)
            {
                public async Task HandleAsync(string order) { {{body}} }
                private async Task<bool> Try(string order) { try { await http.GetAsync(order); return true; } catch (Exception) { return false; } }
                private async Task Notify(string order) { try { await http.GetAsync("/notify/" + order); } catch (Exception) { } }
            }
            """);

    [Theory]
    [InlineData("var handled = new HashSet<string>(); foreach (var record in sqs.Records) { try { await Save(record); handled.Add(record.MessageId); } catch (Exception) { } } if (handled.Count < sqs.Records.Count) { Give(handled); }")]
    [InlineData("var count = 0; foreach (var record in sqs.Records) { try { await Save(record); count++; } catch (Exception) { } } if (sqs.Records.Count > 1) { throw new InvalidOperationException(); }")]
    [InlineData("var failures = new List<SQSBatchResponse.BatchItemFailure>(); foreach (var record in sqs.Records) { try { await Save(record); } catch (Exception) { failures.Add(new() { ItemIdentifier = record.MessageId }); } } Give(failures);")]
    public void What_the_loop_leaves_behind_may_tell(string body) => RuleTest.Allows("SLP1011", Function("async Task", body, "catch (Exception) { throw; }"));

    // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html, .NET
    [Fact]
    public void The_example_of_AWS_is_free_of_warnings()
        => RuleTest.AllowsWholly("""
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
                            await ProcessMessageAsync(message, context);
                        }
                        catch (System.Exception)
                        {
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
                    context.Logger.LogLine($"Processed message {message.Body}");
                    await Task.CompletedTask;
                }
            }
            """);

    [Fact]
    public void A_request_may_be_answered_after_a_failure()
        => RuleTest.Allows("SLP1011", """
            using Amazon.Lambda.Core;
            public sealed class Function { public void Handle(string input, ILambdaContext context) { try { File.Delete(input); } catch (Exception) { } } }
            """);

    private static string Function(string returns, string body, string clause)
        => $$"""
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;
            public sealed class Function
            {
                public {{returns}} HandleAsync(SQSEvent sqs, ILambdaContext context) { {{body}} }
                private async Task One(SQSEvent.SQSMessage record) { try { await Save(record); } {{clause}} }
                private Task Save(SQSEvent.SQSMessage record) => Task.CompletedTask;
                private void Give(object what) { }
            }
            """;
}
