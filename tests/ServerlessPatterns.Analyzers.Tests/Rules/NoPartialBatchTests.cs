using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class NoPartialBatchTests
{
    [Theory]
    [InlineData("async Task", "await Task.Yield();")]
    [InlineData("void", "")]
    [InlineData("Task<string>", "return Task.FromResult(\"done\");")]
    public void An_SQSEvent_handler_without_a_batch_response_repeats_the_batch(string returns, string body)
        => RuleTest.Flags(
            "SLP1010",
            "'Function.HandleAsync' handles an SQSEvent and returns no SQSBatchResponse, so that one failure delivers the whole batch again; return an SQSBatchResponse with the failed messages' ids, or make it a [QueueConsumer]",
            $$"""
            using Amazon.Lambda.SQSEvents;
            public sealed class Function { public {{returns}} [|HandleAsync|](SQSEvent sqs) { {{body}} } }
            """);

    [Theory]
    [InlineData("SQSBatchResponse", "return new SQSBatchResponse();")]
    [InlineData("Task<SQSBatchResponse>", "return Task.FromResult(new SQSBatchResponse());")]
    [InlineData("async ValueTask<SQSBatchResponse>", "await Task.Yield(); return new SQSBatchResponse();")]
    [InlineData("Task<Stream>", "return Task.FromResult<Stream>(new MemoryStream());")]
    public void One_with_a_batch_response_does_not(string returns, string body)
        => RuleTest.Allows("SLP1010", $$"""
            using Amazon.Lambda.SQSEvents;
            public sealed class Function { public {{returns}} HandleAsync(SQSEvent sqs) { {{body}} } }
            """);

    [Fact]
    public void A_queue_consumer_answers_for_each_message()
        => RuleTest.AllowsWholly("""
            [QueueConsumer("orders")]
            public sealed class Consumer { public Task HandleAsync(string order) => Task.CompletedTask; }
            """);

    [Fact]
    public void Another_class_named_SQSEvent_is_none()
        => RuleTest.Allows("SLP1010", """
            namespace Other { public sealed class SQSEvent; public sealed class Function { public void Handle(SQSEvent sqs) { } } }
            """);
}
