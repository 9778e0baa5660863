using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class OneByOneTests
{
    [Theory]
    [InlineData("foreach (var line in lines) { await sqs.[|SendMessageAsync|](Url, line); }", "SendMessageAsync", "SendMessageBatchAsync")]
    [InlineData("foreach (var line in lines) { if (line != \"\") { var request = new SendMessageRequest { QueueUrl = Url, MessageBody = line }; await sqs.[|SendMessageAsync|](request, token).ConfigureAwait(false); } }", "SendMessageAsync", "SendMessageBatchAsync")]
    [InlineData("for (var i = 0; i < lines.Length; i++) { await sqs.[|SendMessageAsync|](Url, lines[i]); Console.WriteLine(i); }", "SendMessageAsync", "SendMessageBatchAsync")]
    [InlineData("foreach (var line in lines) await sns.[|PublishAsync|](new Amazon.SimpleNotificationService.Model.PublishRequest { TopicArn = topic, Message = line });", "PublishAsync", "PublishBatchAsync")]
    [InlineData("foreach (var line in lines) { await orders.[|SendAsync|](line, cancellationToken: token); }", "SendAsync", "SendBatchAsync")]
    [InlineData("foreach (var line in lines) { if (line.Length < 3) continue; await placed.[|PublishAsync|](new Placed(line)); }", "PublishAsync", "PublishBatchAsync")]
    public void A_request_for_each_message_costs_ten_times_as_much(string body, string method, string batch)
        => RuleTest.Flags("SLP1018", $"'Consumer.HandleAsync' calls {method} in a loop, a request for each message; send up to ten in one request with {batch}", Consumer(body));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(Url, order);")]
    [InlineData("await orders.SendBatchAsync(lines, cancellationToken: token);")]
    [InlineData("foreach (var chunk in lines.Chunk(10)) { await sqs.SendMessageBatchAsync(Url, chunk.Select((line, i) => new SendMessageBatchRequestEntry(i.ToString(), line)).ToList()); }")]
    [InlineData("foreach (var line in lines) { await sqs.SendMessageAsync(Url + line, line); }")]
    [InlineData("foreach (var line in lines) { var url = Find(line); await sqs.SendMessageAsync(url, line); }")]
    [InlineData("foreach (var request in lines.Select(line => new SendMessageRequest(Find(line), line))) { await sqs.SendMessageAsync(request); }")]
    [InlineData("foreach (var sender in new[] { orders }) { await sender.SendAsync(order); }")]
    [InlineData("foreach (var line in lines) { var id = await orders.SendAsync(line); Console.WriteLine(id); }")]
    [InlineData("foreach (var line in lines) { await File.WriteAllTextAsync(line, line); await sqs.SendMessageAsync(Url, line); }")]
    [InlineData("foreach (var line in lines) { try { await orders.SendAsync(line); } catch (SendException) { Console.WriteLine(line); } }")]
    [InlineData("foreach (var line in lines) { if (line == order) { await orders.SendAsync(line); break; } }")]
    [InlineData("foreach (var line in lines) { if (line == order) { await orders.SendAsync(line); return; } }")]
    [InlineData("while (!token.IsCancellationRequested) { await orders.SendAsync(order); }")]
    [InlineData("foreach (var phone in lines) { await sns.PublishAsync(new Amazon.SimpleNotificationService.Model.PublishRequest { Message = phone }); }")]
    [InlineData("Action<string> send = line => orders.SendAsync(line); foreach (var line in lines) { send(line); }")]
    public void One_message_or_one_that_has_to_be_dealt_with_alone_is_right(string body) => RuleTest.Allows("SLP1018", Consumer(body));

    [Fact]
    public void A_record_s_own_message_fails_with_the_record()
        => RuleTest.Allows("SLP1018", """
            using Amazon.Lambda.SQSEvents;
            using Amazon.SQS;
            public sealed class Function(IAmazonSQS sqs)
            {
                public async Task HandleAsync(SQSEvent messages) { foreach (var record in messages.Records) { await sqs.SendMessageAsync("https://sqs/next", record.Body); } }
            }
            """);

    [Fact]
    public void Code_that_no_function_runs_is_its_own_affair()
        => RuleTest.AllowsWholly("""
            using Amazon.SQS;
            public sealed class Program(IAmazonSQS sqs) { public async Task Run(string[] lines) { foreach (var line in lines) { await sqs.SendMessageAsync("https://sqs/next", line); } } }
            """);

    private static string Consumer(string body)
        => $$"""
            using Amazon.SimpleNotificationService;
            using Amazon.SQS;
            using Amazon.SQS.Model;
            public sealed record Placed(string Id);
            [QueueConsumer("orders")]
            public sealed class Consumer(IAmazonSQS sqs, IAmazonSimpleNotificationService sns, IQueueSender<string> orders, ITopicPublisher<Placed> placed, string topic)
            {
                private const string Url = "https://sqs.eu-west-1.amazonaws.com/123456789012/lines";
                public async Task HandleAsync(string order, CancellationToken token)
                {
                    await Task.Yield();
                    var lines = order.Split(',');
                    {{body}}
                }

                private string Find(string line) => topic + line;
            }
            """;
}
