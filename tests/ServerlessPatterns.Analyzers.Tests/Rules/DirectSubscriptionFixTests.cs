using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class DirectSubscriptionFixTests
{
    private const string Id = "SLP1008";

    private const string Before = """
        using System.Text.Json;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.SNS;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SNSEvents;
        using Shop;

        namespace Acme;

        public sealed class Invoicer
        {
            [LambdaFunction, SNSEvent("@Orders")]
            public async Task {|SLP1008:HandleAsync|}(SNSEvent sns, ILambdaContext context)
            {
                foreach (var record in sns.Records)
                {
                    var order = JsonSerializer.Deserialize<OrderPlaced>(record.Sns.Message)!;
                    await File.WriteAllTextAsync(order.Id, context.AwsRequestId);
                }
            }
        }
        """;

    private const string After = """
        using Amazon.Lambda.Core;
        using Shop;

        namespace Acme;

        [QueueConsumer]
        public sealed class Invoicer
        {
            public async Task HandleAsync(OrderPlaced order, ILambdaContext context)
            {
                await File.WriteAllTextAsync(order.Id, context.AwsRequestId);
            }
        }
        """;

    private const string Plain = "namespace Shop;\n\npublic sealed record OrderPlaced(string Id);\n";

    [Fact]
    public Task The_queue_is_on_the_message_s_topic()
        => FixTest.FixesFiles<QueueConsumerCodeFix>(
            Id,
            "Make it a [QueueConsumer], with a new queue on the topic of 'OrderPlaced'",
            ("Function.cs", Before, After),
            ("OrderPlaced.cs", Plain.Replace("public", "[FanOutTopic]\npublic", StringComparison.Ordinal), Plain.Replace("public", "[FanOutTopic]\npublic", StringComparison.Ordinal)));

    [Fact]
    public Task A_message_without_a_topic_gets_one()
        => FixTest.FixesFiles<QueueConsumerCodeFix>(
            Id,
            "Make it a [QueueConsumer], and 'OrderPlaced' a [FanOutTopic]: a new topic, and a new queue on it",
            ("Function.cs", Before, After),
            ("OrderPlaced.cs", Plain, Plain.Replace("public", "[FanOutTopic]\npublic", StringComparison.Ordinal)));

    [Fact]
    public Task The_namespace_is_brought_into_scope_or_named()
        => FixTest.FixesFiles<QueueConsumerCodeFix>(
            Id,
            "Make it a [QueueConsumer], and 'OrderPlaced' a [FanOutTopic]: a new topic, and a new queue on it",
            ("Usings.cs", "global using System.IO;\nglobal using System.Threading.Tasks;\n", "global using System.IO;\nglobal using System.Threading.Tasks;\n"),
            ("Function.cs", Before, After.Replace("using Shop;", "using ServerlessPatterns;\nusing Shop;", StringComparison.Ordinal)),
            ("OrderPlaced.cs", Plain, Plain.Replace("public", "[ServerlessPatterns.FanOutTopic]\npublic", StringComparison.Ordinal)));

    [Fact]
    public Task A_message_beside_its_handler_gets_a_topic_too()
        => FixTest.FixesFiles<QueueConsumerCodeFix>(
            Id,
            "Make it a [QueueConsumer], and 'OrderPlaced' a [FanOutTopic]: a new topic, and a new queue on it",
            ("Usings.cs", "global using System.IO;\nglobal using System.Threading.Tasks;\n", "global using System.IO;\nglobal using System.Threading.Tasks;\n"),
            (
                "Function.cs",
                Before.Replace("using Shop;\n", "", StringComparison.Ordinal) + "\n\n/// <summary>An order.</summary>\n[Serializable] public sealed record OrderPlaced(string Id);\n".Replace("Serializable", "System.Serializable", StringComparison.Ordinal),
                After.Replace("using Shop;\n", "using ServerlessPatterns;\n", StringComparison.Ordinal) + "\n\n/// <summary>An order.</summary>\n[System.Serializable] [FanOutTopic] public sealed record OrderPlaced(string Id);\n"));

    [Theory]

    // Its senders and consumers would be turned from their queue to the topic.
    [InlineData("[QueueName(\"orders\")]\npublic", "")]
    [InlineData("public", "[QueueConsumer]\npublic sealed class Other { public void HandleAsync(Shop.OrderPlaced order) { } }")]
    [InlineData("public", "[QueueConsumer(\"others\")]\npublic sealed class Other(IQueueSender<Shop.OrderPlaced> sender) { public Task HandleAsync(string order) => sender.SendAsync(new(order)); }")]
    [InlineData("public", "[QueueConsumer(\"others\")]\n[Sends(typeof(Shop.OrderPlaced))]\npublic sealed class Other { public void HandleAsync(string order) { } }")]

    // No topic can have it.
    [InlineData("[FanOutTopic(\"no name\")]\npublic", "")]
    public Task A_message_that_has_a_queue_gets_no_topic(string declared, string other)
    {
        var message = Plain.Replace("public", declared, StringComparison.Ordinal);
        return FixTest.FixesFiles<QueueConsumerCodeFix>(Id, "", ("Function.cs", Before + "\n\n" + other, Before + "\n\n" + other), ("OrderPlaced.cs", message, message));
    }

    [Theory]

    // Another project's message, which this one cannot give a topic.
    [InlineData("Version", "record.Sns.Message")]

    // What a queue's message does not have, and what is no message.
    [InlineData("OrderPlaced", "record.Sns.Subject")]
    public Task Nothing_is_offered_for_what_is_not_the_project_s_message(string type, string body)
        => FixTest.Offers_nothing<QueueConsumerCodeFix>(Id, Before.Replace("OrderPlaced", type, StringComparison.Ordinal).Replace("record.Sns.Message", body, StringComparison.Ordinal).Replace("order.Id", "order.ToString()", StringComparison.Ordinal).Replace("namespace Acme;", "namespace Acme;\n\npublic sealed record OrderPlaced(string Id);", StringComparison.Ordinal).Replace("using Shop;\n", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("SNSEvent(\"@Orders\")", "SNSEvent(\"@Orders\", FilterPolicy = \"{}\")")]
    [InlineData("context.AwsRequestId", "record.Sns.MessageId")]
    public Task Nothing_is_offered_where_the_topic_s_record_is_needed(string text, string other)
        => FixTest.Offers_nothing<QueueConsumerCodeFix>(Id, Before.Replace(text, other, StringComparison.Ordinal).Replace("namespace Acme;", "namespace Acme;\n\npublic sealed record OrderPlaced(string Id);", StringComparison.Ordinal).Replace("using Shop;\n", "", StringComparison.Ordinal));
}
