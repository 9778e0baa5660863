using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class FifoOrderTests
{
    private const string End = ", so that the messages of a group are handled out of their order; handle them one after the other, and stop at the first that fails";

    [Theory]
    [InlineData("await Task.[|WhenAll|](sqs.Records.Select(record => Save(record)));", "Task.WhenAll")]
    [InlineData("var tasks = sqs.Records.Where(record => record.Body != \"\").Select(Save).ToList(); await Task.[|WhenAll|](tasks);", "Task.WhenAll")]
    [InlineData("var tasks = new List<Task>(); foreach (var record in sqs.Records) { tasks.Add(Save(record)); } await Task.[|WhenAll|](tasks);", "Task.WhenAll")]
    [InlineData("Parallel.[|ForEach|](sqs.Records, record => Console.WriteLine(record.Body));", "Parallel.ForEach")]
    [InlineData("var records = sqs.Records; await Parallel.[|ForEachAsync|](records, async (record, token) => await Save(record));", "Parallel.ForEachAsync")]
    public void Records_at_once_have_no_order(string body, string what)
        => RuleTest.Flags("SLP1013", $"'OrdersFifo.HandleAsync' handles the records of a FIFO queue at once with {what}{End}", Function(body));

    [Theory]
    [InlineData("failures.Add(new() { ItemIdentifier = record.MessageId });")]
    [InlineData("Console.WriteLine(e); failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId }); continue;")]
    public void The_records_behind_one_that_failed_overtake_it(string statements)
        => RuleTest.Flags(
            "SLP1013",
            $"'OrdersFifo.HandleAsync' goes on with the next record of a FIFO queue after one has failed{End}",
            Function($"var failures = new List<SQSBatchResponse.BatchItemFailure>(); foreach (var record in sqs.Records) {{ try {{ await Save(record); }} [|catch|] (Exception e) {{ {statements} }} }} response.BatchItemFailures = failures;"));

    [Theory]
    [InlineData("[Amazon.Lambda.Annotations.LambdaFunction] [Amazon.Lambda.Annotations.SQS.SQSEvent(\"arn:aws:sqs:eu-west-1:123456789012:orders.fifo\")]", "sqs.Records.Select(Save)")]
    [InlineData("", "sqs.Records.Where(record => record.Attributes[\"SequenceNumber\"] != \"\").Select(Save)")]
    public void A_queue_says_that_it_is_one_by_its_name_or_its_records(string attributes, string tasks)
        => RuleTest.Flags("SLP1013", $"'Function.HandleAsync' handles the records of a FIFO queue at once with Task.WhenAll{End}", Function($"await Task.[|WhenAll|]({tasks});", "Function", attributes));

    [Theory]
    [InlineData("await Task.WhenAll(sqs.Records.Select(Save));")]
    [InlineData("foreach (var record in sqs.Records) { try { await Save(record); } catch (Exception) { response.BatchItemFailures.Add(new() { ItemIdentifier = record.MessageId }); } }")]
    [InlineData("if (sqs.Records[0].EventSourceArn.EndsWith(\".fifo\")) { foreach (var record in sqs.Records) { await Save(record); } } else { await Task.WhenAll(sqs.Records.Select(Save)); }")]
    public void A_standard_queue_has_no_order(string body) => RuleTest.Allows("SLP1013", Function(body, "Function"));

    [Theory]
    [InlineData("foreach (var record in sqs.Records) { await Save(record); }")]
    [InlineData("await Task.WhenAll(sqs.Records.GroupBy(record => record.Attributes[\"MessageGroupId\"]).Select(async group => { foreach (var record in group) { await Save(record); } }));")]
    [InlineData("await Task.WhenAll(Group(sqs.Records).Select(group => Save(group[0])));")]
    [InlineData("await Task.WhenAll(sqs.Records.Select(record => InTurn(record.Attributes[\"MessageGroupId\"], record)));")]
    [InlineData("foreach (var record in sqs.Records) { await Task.WhenAll(Save(record), Task.Delay(1)); }")]
    [InlineData("foreach (var record in sqs.Records) { await Task.WhenAll(record.Body.Split(',').Select(part => Task.Delay(part.Length))); }")]
    public void One_after_the_other_and_groups_at_once_keep_it(string body) => RuleTest.Allows("SLP1013", Function(body));

    [Theory]
    [InlineData("try { await Save(record); } catch (Exception) { failures.Add(new() { ItemIdentifier = record.MessageId }); break; }")]
    [InlineData("try { await Save(record); } catch (Exception) { throw; }")]
    [InlineData("if (failures.Count > 0) { failures.Add(new() { ItemIdentifier = record.MessageId }); continue; } try { await Save(record); } catch (Exception) { failures.Add(new() { ItemIdentifier = record.MessageId }); }")]
    [InlineData("try { if (failed) { throw new InvalidOperationException(); } await Save(record); } catch (Exception) { failed = true; failures.Add(new() { ItemIdentifier = record.MessageId }); }")]
    [InlineData("try { await Save(record); } catch (Exception) { failures.AddRange(sqs.Records.SkipWhile(each => each != record).Select(each => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = each.MessageId })); break; }")]
    public void Who_stops_at_a_failure_keeps_it(string body)
        => RuleTest.Allows("SLP1013", Function($"var failed = false; var failures = new List<SQSBatchResponse.BatchItemFailure>(); foreach (var record in sqs.Records) {{ {body} }} response.BatchItemFailures = failures;"));

    [Fact]
    public void A_queue_consumer_s_groups_are_kept_by_what_runs_it()
        => RuleTest.AllowsWholly("""
            [QueueConsumer("orders", Fifo = true)]
            public sealed class FifoConsumer { public Task HandleAsync(string order) => Task.WhenAll(order.Split(',').Select(part => File.WriteAllTextAsync(part, part))); }
            """);

    private static string Function(string body, string name = "OrdersFifo", string attributes = "")
        => $$"""
            using Amazon.Lambda.SQSEvents;
            public sealed class {{name}}
            {
                {{attributes}}
                public async Task<SQSBatchResponse> HandleAsync(SQSEvent sqs)
                {
                    var response = new SQSBatchResponse();
                    await Task.Yield();
                    {{body}}
                    return response;
                }

                private Task Save(SQSEvent.SQSMessage record) => Task.CompletedTask;
                private Task InTurn(string group, SQSEvent.SQSMessage record) => Task.CompletedTask;
                private List<List<SQSEvent.SQSMessage>> Group(List<SQSEvent.SQSMessage> records) => [records];
            }
            """;
}
