using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class RecursionTests
{
    private const string Arn = "[Amazon.Lambda.Annotations.LambdaFunction] [Amazon.Lambda.Annotations.SQS.SQSEvent(\"arn:aws:sqs:eu-west-1:123456789012:orders\")]";

    [Theory]
    [InlineData(Arn, "await sqs.[|SendMessageAsync|](\"https://sqs.eu-west-1.amazonaws.com/123456789012/orders\", record.Body);")]
    [InlineData(Arn, "await sqs.[|SendMessageAsync|](new SendMessageRequest { QueueUrl = Url, MessageBody = record.Body });")]
    [InlineData("", "await sqs.[|SendMessageAsync|](Url, record.Body); await sqs.DeleteMessageAsync(Url, record.ReceiptHandle);")]
    [InlineData("", "var handle = record.ReceiptHandle; await sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = _queue, ReceiptHandle = handle }); await sqs.[|SendMessageAsync|](_queue, record.Body).ConfigureAwait(false);")]
    [InlineData("", "var url = Environment.GetEnvironmentVariable(\"QUEUE\") ?? throw new InvalidOperationException(); await sqs.ChangeMessageVisibilityAsync(Environment.GetEnvironmentVariable(\"QUEUE\"), record.ReceiptHandle, 5); var request = new SendMessageRequest(); request.QueueUrl = url; try { await sqs.[|SendMessageAsync|](request); } finally { Console.WriteLine(\"sent\"); }")]
    public void A_handler_that_sends_to_its_own_queue_invokes_itself(string attributes, string body)
        => RuleTest.Flags("SLP1009", "'Function.HandleAsync' sends to the queue, which invokes it, so that each message makes another one; send to another queue, or return", Function(body, attributes));

    [Fact]
    public void So_does_a_method_that_it_calls_for_each_message()
        => RuleTest.Flags(
            "SLP1009",
            "'Function.Always' sends to the queue, which invokes it, so that each message makes another one; send to another queue, or return",
            Function("await Always(record);", Arn, always: "await sqs.[|SendMessageAsync|](Url, record.Body);"));

    [Fact]
    public void What_is_returned_is_sent()
        => RuleTest.Flags(
            "SLP1009",
            "'Function.Handle' sends to the queue, which invokes it, so that each message makes another one; send to another queue, or return",
            $$"""
            using Amazon.Lambda.SQSEvents;
            using Amazon.SQS;
            public sealed class Function(IAmazonSQS sqs)
            {
                {{Arn}}
                public Task Handle(SQSEvent messages)
                {
                    var bodies = messages.Records.Select(record => record.Body).ToList();
                    return sqs.[|SendMessageAsync|]("https://sqs.eu-west-1.amazonaws.com/123456789012/orders", bodies[0]);
                }
            }
            """);

    [Theory]
    [InlineData("", "record.Sns.TopicArn")]
    [InlineData("[Amazon.Lambda.Annotations.LambdaFunction] [Amazon.Lambda.Annotations.SNS.SNSEvent(\"arn:aws:sns:eu-west-1:123456789012:orders\")]", "\"arn:aws:sns:eu-west-1:123456789012:orders\"")]
    public void A_handler_that_publishes_to_its_own_topic_invokes_itself(string attributes, string topic)
        => RuleTest.Flags(
            "SLP1009",
            "'Function.HandleAsync' sends to the topic, which invokes it, so that each message makes another one; send to another queue, or return",
            $$"""
            using Amazon.Lambda.SNSEvents;
            using Amazon.SimpleNotificationService;
            public sealed class Function(IAmazonSimpleNotificationService sns)
            {
                {{attributes}}
                public async Task HandleAsync(SNSEvent messages) { foreach (var record in messages.Records) { await sns.[|PublishAsync|]({{topic}}, record.Sns.Message); } }
            }
            """);

    [Theory]
    [InlineData(Arn, "await sqs.SendMessageAsync(\"https://sqs.eu-west-1.amazonaws.com/123456789012/invoices\", record.Body);")]
    [InlineData(Arn, "await sqs.SendMessageAsync(\"https://sqs.us-east-1.amazonaws.com/123456789012/orders\", record.Body);")]
    [InlineData(Arn, "await sqs.SendMessageAsync(\"http://localhost:4566/000000000000/orders\", record.Body);")]
    [InlineData(Arn, "await sqs.SendMessageAsync(\"orders\", record.Body);")]
    [InlineData(Arn, "await sqs.SendMessageAsync(_queue, record.Body);")]
    [InlineData("", "await sqs.SendMessageAsync(Url, record.Body);")]
    [InlineData("", "await sqs.DeleteMessageAsync(Url, record.ReceiptHandle); await sqs.SendMessageAsync(_queue, record.Body);")]
    [InlineData("", "var other = await sqs.ReceiveMessageAsync(Url); await sqs.DeleteMessageAsync(Url, other.Messages[0].ReceiptHandle); await sqs.SendMessageAsync(Url, record.Body);")]
    [InlineData("", "await sqs.DeleteMessageAsync(Environment.GetEnvironmentVariable(\"QUEUE\"), record.ReceiptHandle); await sqs.SendMessageAsync(Environment.GetEnvironmentVariable(\"NEXT_QUEUE\"), record.Body);")]
    public void Another_queue_or_one_that_is_not_known_is_right(string attributes, string body) => RuleTest.Allows("SLP1009", Function(body, attributes));

    [Theory]
    [InlineData("if (record.Body.Length > 10) { await sqs.SendMessageAsync(Url, record.Body[..10]); }")]
    [InlineData("if (record.Body == \"\") { continue; } await sqs.SendMessageAsync(Url, record.Body[1..]);")]
    [InlineData("foreach (var part in record.Body.Split(',')) { await sqs.SendMessageAsync(Url, part); }")]
    [InlineData("try { Console.WriteLine(record.Body); } catch (FormatException) { await sqs.SendMessageAsync(Url, record.Body); }")]
    [InlineData("if (record.Body != \"\") { await Always(record); }")]
    [InlineData("var next = record.Body == \"\" ? null : await sqs.SendMessageAsync(Url, record.Body);")]
    public void A_message_on_a_condition_may_be_the_last(string body)
        => RuleTest.Allows("SLP1009", Function(body, Arn, always: "await sqs.SendMessageAsync(Url, record.Body);"));

    [Fact]
    public void A_request_may_go_to_a_queue()
        => RuleTest.AllowsWholly("""
            using Amazon.Lambda.Core;
            using Amazon.SQS;
            public sealed class Function(IAmazonSQS sqs)
            {
                private static readonly string s_queue = Environment.GetEnvironmentVariable("QUEUE_URL")!;
                public Task Handle(string order, ILambdaContext context) => sqs.SendMessageAsync(s_queue, order);
            }
            """);

    private static string Function(string body, string attributes = "", string always = "await Task.Yield();")
        => $$"""
            using Amazon.Lambda.SQSEvents;
            using Amazon.SQS;
            using Amazon.SQS.Model;
            public sealed class Function(IAmazonSQS sqs, string queue)
            {
                private const string Url = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";
                private readonly string _queue = queue;
                {{attributes}}
                public async Task<SQSBatchResponse> HandleAsync(SQSEvent messages)
                {
                    foreach (var record in messages.Records) { {{body}} }
                    return new SQSBatchResponse();
                }

                private async Task Always(SQSEvent.SQSMessage record) { {{always}} }
            }
            """;
}
