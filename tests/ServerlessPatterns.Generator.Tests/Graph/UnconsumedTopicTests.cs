using static ServerlessPatterns.Generator.Tests.Graph.GraphTest;

namespace ServerlessPatterns.Generator.Tests.Graph;

public class UnconsumedTopicTests
{
    private const string Rule = "SLP0031";

    [Fact]
    public void A_topic_that_nobody_consumes_is_told_of_at_its_attribute()
        => Assert.Equal(
            ["FanOutTopic(\"orders\"): The topic 'orders' of 'OrderPlaced' has no consumer: no [QueueConsumer] of this project, or of one that it references, takes the message. If others consume it that this project does not see, say so: [FanOutTopic(Exported = true)]. Otherwise what is published to it reaches nobody."],
            Told(Rule, """[FanOutTopic("orders")] public record OrderPlaced(string Id);"""));

    [Theory]
    [InlineData("[FanOutTopic] public record OrderPlaced(string Id); [QueueConsumer] class Invoicer { public void HandleAsync(OrderPlaced order) { } }")]
    [InlineData("[FanOutTopic] public record OrderPlaced(string Id); [QueueConsumer(TimeoutSeconds = 0)] class Invoicer { public void HandleAsync(OrderPlaced order) { } }")]
    [InlineData("[FanOutTopic] public record OrderPlaced(string Id); abstract class Base { public void HandleAsync(OrderPlaced order) { } } [QueueConsumer] class Invoicer : Base;")]
    [InlineData("[FanOutTopic(Exported = true)] public record OrderPlaced(string Id);")]
    [InlineData("[FanOutTopic(Owner = \"shop\")] public record OrderPlaced(string Id);")]
    [InlineData("[FanOutTopic(\"\")] public record OrderPlaced(string Id);")]
    [InlineData("#pragma warning disable SLP0031\n[FanOutTopic] public record OrderPlaced(string Id);")]
    public void Otherwise_nothing_is_told(string source) => Assert.Empty(Told(Rule, source));

    [Theory]
    [InlineData("[QueueConsumer] class Invoicer { public void HandleAsync( }")]
    [InlineData("[QueueConsumer] class Invoicer { public void HandleAsync(OrderPla order) { } }")]
    [InlineData("[QueueConsumer] class Invoicer { }")]
    public void Nothing_is_told_while_a_consumer_is_half_typed(string consumer)
        => Assert.Empty(Told(Rule, Project("Acme", $"[FanOutTopic] public record OrderPlaced(string Id); {consumer}") with { DoesNotCompile = true }));

    [Theory]
    [MemberData(nameof(References), MemberType = typeof(GraphTest))]
    public void A_consumer_in_a_referenced_project_is_seen(bool isFile)
    {
        var contracts = Reference(isFile, "Contracts", """[FanOutTopic(Owner = "shop")] public record OrderPlaced(string Id);""");
        var warehouse = Reference(isFile, "Warehouse", "[QueueConsumer] internal class Picker { public void HandleAsync(OrderPlaced order) { } }", contracts);
        const string Shop = "[assembly: ServerlessService(\"shop\")]";

        Assert.Empty(Told(Rule, Shop, contracts, warehouse));
        Assert.StartsWith("assembly: ServerlessService(\"shop\"): The topic 'order-placed' of 'OrderPlaced' has no consumer"["assembly: ".Length..], Assert.Single(Told(Rule, Shop, contracts)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_contracts_library_is_told_nothing_of_topics_that_it_does_not_own()
        => Assert.Empty(Told(Rule, """[FanOutTopic(Owner = "shop")] public record OrderPlaced(string Id);"""));
}
