using static ServerlessPatterns.Generator.Tests.Graph.GraphTest;

namespace ServerlessPatterns.Generator.Tests.Graph;

public class SharedQueueNameTests
{
    private const string Rule = "SLP0012";

    [Fact]
    public void Two_consumers_of_topics_cannot_have_one_queue()
        => Assert.Equal(
            [
                "QueueConsumer: 'Writer' consumes the queue 'writer', and so does 'B.Writer': each message would reach only one of them. A queue has one consumer; give one of them another name, [QueueConsumer(\"other-name\")].",
                "QueueConsumer: 'Writer' consumes the queue 'writer', and so does 'A.Writer': each message would reach only one of them. A queue has one consumer; give one of them another name, [QueueConsumer(\"other-name\")].",
            ],
            Told(Rule, """
                [FanOutTopic] public record OrderPlaced(string Id);
                namespace A { [QueueConsumer] class Writer { public void HandleAsync(OrderPlaced order) { } } }
                namespace B { [QueueConsumer] class Writer { public void HandleAsync(OrderPlaced order) { } } }
                """));

    [Theory]
    [MemberData(nameof(References), MemberType = typeof(GraphTest))]
    public void A_queue_of_another_service_cannot_have_the_same_name(bool isFile)
    {
        var warehouse = Reference(isFile, "Warehouse", "[QueueConsumer(\"work\")] internal class Picker { public void HandleAsync(string body) { } }");

        Assert.Equal(
            ["QueueConsumer(\"work\"): 'Writer' consumes the queue 'work', and so does 'Picker' of the project 'Warehouse': each message would reach only one of them. A queue has one consumer; give one of them another name, [QueueConsumer(\"other-name\")]."],
            Told(Rule, "[QueueConsumer(\"work\")] class Writer { public void HandleAsync(string body) { } }", warehouse));
    }

    [Theory]
    [MemberData(nameof(References), MemberType = typeof(GraphTest))]
    public void The_queues_of_topics_consumers_are_known_in_their_service_alone(bool isFile)
    {
        var contracts = Reference(isFile, "Contracts", """[FanOutTopic(Owner = "shop")] public record OrderPlaced(string Id);""");
        var warehouse = Reference(isFile, "Warehouse", "[QueueConsumer] internal class Archive { public void HandleAsync(OrderPlaced order) { } }", contracts);

        Assert.Empty(Told(Rule, "[QueueConsumer] class Archive { public void HandleAsync(OrderPlaced order) { } }", contracts, warehouse));
        Assert.Empty(Told(Rule, "[QueueConsumer(\"archive\")] class Other { public void HandleAsync(string body) { } }", contracts, warehouse));
    }
}
