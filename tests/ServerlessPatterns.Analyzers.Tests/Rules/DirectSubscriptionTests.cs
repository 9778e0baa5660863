using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class DirectSubscriptionTests
{
    [Theory]
    [InlineData("", "SNSEvent sns, ILambdaContext context")]
    [InlineData("", "SNSEvent sns")]
    [InlineData("[Amazon.Lambda.Annotations.LambdaFunction] [Amazon.Lambda.Annotations.SNS.SNSEvent(\"@Orders\")]", "SNSEvent sns")]
    [InlineData("[Amazon.Lambda.Annotations.LambdaFunction] [Amazon.Lambda.Annotations.SNS.SNSEvent(\"@Orders\")]", "string order")]
    public void A_topic_s_event_invokes_the_function_without_a_queue(string attributes, string parameters)
        => RuleTest.Flags(
            "SLP1008",
            "'Function.HandleAsync' is subscribed straight to a topic, so that a message is lost when its few retries fail; let it consume a queue of its own that is subscribed to the topic, with [QueueConsumer]",
            $$"""
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SNSEvents;
            public sealed class Function { {{attributes}} public async Task [|HandleAsync|]({{parameters}}) { await Task.Yield(); } }
            """);

    [Theory]
    [InlineData("public Task<SQSBatchResponse> HandleAsync(SQSEvent sqs) => Task.FromResult(new SQSBatchResponse());")]
    [InlineData("public void Handle(string input, ILambdaContext context) { }")]
    [InlineData("public void Handle(List<SNSEvent.SNSMessage> messages) { }")]
    [InlineData("public SNSEvent Make() => new();")]
    [InlineData("public void Handle(Unknown.SNSEvent sns) { }")]
    public void Another_event_is_none(string method)
        => RuleTest.AllowsWholly($$"""
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SNSEvents;
            using Amazon.Lambda.SQSEvents;
            namespace Unknown { public sealed class SNSEvent; }
            namespace Acme { public sealed class Function { {{method}} } }
            """);

    [Fact]
    public void A_queue_that_is_subscribed_to_a_topic_is_the_pattern()
        => RuleTest.AllowsWholly("""
            [FanOutTopic]
            public sealed record OrderPlaced(string Id);

            [QueueConsumer]
            public sealed class Invoicer { public Task HandleAsync(OrderPlaced order) => File.WriteAllTextAsync(order.Id, order.Id); }
            """);
}
