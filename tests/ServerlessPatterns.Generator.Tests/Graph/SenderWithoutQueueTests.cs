using static ServerlessPatterns.Generator.Tests.Graph.GraphTest;

namespace ServerlessPatterns.Generator.Tests.Graph;

public class SenderWithoutQueueTests
{
    private const string Rule = "SLP0033";

    private const string Sender = """[QueueConsumer("q")] class Writer(IQueueSender<ShipOrder> orders) { public object Orders => orders; public void HandleAsync(string message) { } } """;

    [Fact]
    public void A_sender_of_a_message_that_has_no_queue_is_told_of()
        => Assert.Equal(
            ["orders: 'Writer' sends 'ShipOrder' to the queue 'ship-order', but no [QueueConsumer] of this project or of one that it references consumes it; where the queue is another service's, say so on the message: [QueueName(\"ship-order\")]"],
            Told(Rule, Sender + "public record ShipOrder(string Id);"));

    [Fact]
    public void So_is_an_attribute()
        => Assert.StartsWith(
            "typeof(ShipOrder): 'Writer' sends 'ShipOrder' to the queue 'ship-order', but no [QueueConsumer]",
            Assert.Single(Told(Rule, """[QueueConsumer("q"), Sends(typeof(ShipOrder))] class Writer { public void HandleAsync(string message) { } } public record ShipOrder(string Id);""")),
            StringComparison.Ordinal);

    [Fact]
    public void A_consumer_under_another_name_is_named_with_the_way_out()
        => Assert.Equal(
            ["orders: 'Writer' sends 'ShipOrder' to the queue 'ship-order', but 'Acme.Shipper' consumes the queue 'shipments'; name that queue on the message, for sender and consumer alike: [QueueName(\"shipments\")]"],
            Told(Rule, Sender + """public record ShipOrder(string Id); namespace Acme { [QueueConsumer("shipments")] class Shipper { public void HandleAsync(ShipOrder order) { } } }"""));

    [Theory]
    [InlineData("public record ShipOrder(string Id); [QueueConsumer] class Shipper { public void HandleAsync(ShipOrder order) { } }")]
    [InlineData("[QueueName(\"shipments\")] public record ShipOrder(string Id);")]
    [InlineData("public record ShipOrder(string Id); [QueueConsumer(\"ship-order\")] class Shipper { public void HandleAsync(string body) { } }")]
    [InlineData("[FanOutTopic] public record ShipOrder(string Id);")]
    [InlineData("public record ShipOrder(string Id); [QueueConsumer] class Shipper { public void HandleAsync(Missing order) { } }")]
    [InlineData("#pragma warning disable SLP0033\npublic record ShipOrder(string Id);")]
    public void Otherwise_nothing_is_told(string source)
        => Assert.Empty(Told(Rule, Project("Acme", source + "\n" + Sender) with { DoesNotCompile = true }));

    [Fact]
    public void The_queue_of_a_topics_consumer_is_nobody_elses_to_send_to()
        => Assert.Single(Told(Rule, Sender + """public record ShipOrder(string Id); [FanOutTopic] public record OrderPlaced(string Id); [QueueConsumer("ship-order")] class Shipper { public void HandleAsync(OrderPlaced order) { } }"""));

    [Theory]
    [MemberData(nameof(References), MemberType = typeof(GraphTest))]
    public void A_consumer_in_a_referenced_project_is_seen(bool isFile)
    {
        var contracts = Reference(isFile, "Contracts", "public record ShipOrder(string Id);");
        var warehouse = Reference(isFile, "Warehouse", "[QueueConsumer] internal class Shipper { public void HandleAsync(ShipOrder order) { } }", contracts);

        Assert.Empty(Told(Rule, Sender, contracts, warehouse));
        Assert.Single(Told(Rule, Sender, contracts));
    }
}
