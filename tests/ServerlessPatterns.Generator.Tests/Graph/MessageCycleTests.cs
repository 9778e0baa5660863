using System.Text;
using Microsoft.CodeAnalysis;
using static ServerlessPatterns.Generator.Tests.Graph.GraphTest;

namespace ServerlessPatterns.Generator.Tests.Graph;

public class MessageCycleTests
{
    private const string Rule = "SLP0032";

    private const string Messages =
        """
        [FanOutTopic] public record OrderPlaced(string Id);
        [FanOutTopic] public record InvoiceIssued(string Id);
        [FanOutTopic] public record Audited(string Id);
        public record ShipOrder(string Id);

        """;

    [Fact]
    public void A_cycle_is_told_at_each_class_on_it_with_the_whole_path()
        => Assert.Equal(
            [
                Says("QueueConsumer", "Invoicer", "OrderPlaced → Invoicer → InvoiceIssued → Auditor → OrderPlaced"),
                Says("QueueConsumer(TimeoutSeconds = 5)", "Auditor", "InvoiceIssued → Auditor → OrderPlaced → Invoicer → InvoiceIssued"),
            ],
            Told(Rule, Messages + """
                [QueueConsumer] class Invoicer(ITopicPublisher<InvoiceIssued> issued) { public object Issued => issued; public void HandleAsync(OrderPlaced order) { } }
                [QueueConsumer(TimeoutSeconds = 5)] class Auditor(ITopicPublisher<OrderPlaced> orders) { public object Orders => orders; public void HandleAsync(InvoiceIssued invoice) { } }
                [QueueConsumer] class Archive(ITopicPublisher<Audited> audited) { public object Audited => audited; public void HandleAsync(InvoiceIssued invoice) { } }
                """));

    [Theory]
    [InlineData("class Invoicer(ITopicPublisher<OrderPlaced> orders) { public object Orders => orders; public void HandleAsync(OrderPlaced order) { } }", "OrderPlaced → Invoicer → OrderPlaced")]
    [InlineData("class Invoicer(IQueueSender<ShipOrder> orders) { public object Orders => orders; public void HandleAsync(ShipOrder order) { } }", "ShipOrder → Invoicer → ShipOrder")]
    public void A_class_that_sends_what_it_takes_is_a_cycle_of_its_own(string source, string path)
        => Assert.Equal([Says("QueueConsumer", "Invoicer", path)], Told(Rule, Messages + "[QueueConsumer] " + source));

    [Fact]
    public void An_attribute_closes_a_cycle_as_a_constructor_does()
        => Assert.Equal(
            [Says("QueueConsumer", "Shipper", "ShipOrder → Shipper → OrderPlaced → Invoicer → ShipOrder"), Says("QueueConsumer", "Invoicer", "OrderPlaced → Invoicer → ShipOrder → Shipper → OrderPlaced")],
            Told(Rule, Messages + """
                [QueueConsumer, Publishes(typeof(OrderPlaced))] class Shipper { public void HandleAsync(ShipOrder order) { } }
                [QueueConsumer, Sends(typeof(ShipOrder))] class Invoicer { public void HandleAsync(OrderPlaced order) { } }
                """));

    [Fact]
    public void Another_message_on_the_consumers_own_queue_closes_a_cycle()
        => Assert.Equal(
            [Says("QueueConsumer(\"work\")", "Worker", "work → Worker → work")],
            Told(Rule, """
                [QueueName("work")] public record Task1(string Id);
                [QueueConsumer("work")] class Worker(IQueueSender<Task1> sender) { public object Sender => sender; public void HandleAsync(string body) { } }
                """));

    [Fact]
    public void A_chain_and_a_fan_are_no_cycles()
        => Assert.Empty(Told(Rule, Messages + """
            [QueueConsumer] class Invoicer(ITopicPublisher<InvoiceIssued> issued, ITopicPublisher<Audited> audited) { public object All => (issued, audited); public void HandleAsync(OrderPlaced order) { } }
            [QueueConsumer] class Auditor(ITopicPublisher<Audited> audited) { public object Audited => audited; public void HandleAsync(InvoiceIssued invoice) { } }
            [QueueConsumer] class Shipper(ITopicPublisher<OrderPlaced> orders) { public object Orders => orders; public void HandleAsync(ShipOrder order) { } }
            """));

    [Theory]
    [MemberData(nameof(References), MemberType = typeof(GraphTest))]
    public void A_cycle_through_another_service_is_told_at_the_class_of_this_one(bool isFile)
    {
        var contracts = Reference(isFile, "Contracts", Messages);
        var audit = Reference(isFile, "Audit", """[QueueConsumer] internal class Auditor(ITopicPublisher<OrderPlaced> orders) { public object Orders => orders; public void HandleAsync(InvoiceIssued invoice) { } }""", contracts);

        Assert.Equal(
            [Says("QueueConsumer", "Invoicer", "OrderPlaced → Invoicer → InvoiceIssued → Auditor → OrderPlaced")],
            Told(Rule, """[QueueConsumer, Publishes(typeof(InvoiceIssued))] class Invoicer { public void HandleAsync(OrderPlaced order) { } }""", contracts, audit));
    }

    [Theory]
    [InlineData("[QueueConsumer] class Invoicer(IQueueSender<OrderPlaced> orders) { public object Orders => orders; public void HandleAsync(OrderPlaced order) { } }")]
    [InlineData("[QueueConsumer, Sends(typeof(OrderPlaced))] class Invoicer { public void HandleAsync(OrderPlaced order) { } }")]
    [InlineData("[QueueConsumer, Publishes(typeof(ShipOrder))] class Shipper { public void HandleAsync(ShipOrder order) { } }")]
    public void A_sender_that_is_an_error_itself_closes_no_cycle(string source)
        => Assert.Equal(
            ["SLP0028"],
            Usage.UsageTest.Analyze(Project("Acme", Messages + source), out _)
                .Select(diagnostic => diagnostic.Id)
                .Except(["SLP0018", "SLP0031"]));

    [Fact]
    public void A_partial_class_is_one_class()
        => Assert.Equal(
            [Says("QueueConsumer", "Invoicer", "OrderPlaced → Invoicer → OrderPlaced")],
            Told(Rule, Project("Acme", Messages) with
            {
                Sources =
                [
                    ("A.cs", Messages),
                    ("B.cs", "[QueueConsumer] partial class Invoicer { public void HandleAsync(OrderPlaced order) { } }"),
                    ("C.cs", "[Publishes(typeof(OrderPlaced))] partial class Invoicer;"),
                ],
            }));

    [Fact]
    public void The_order_of_files_changes_nothing()
    {
        (string, string)[] files =
        [
            ("A.cs", Messages),
            ("B.cs", "[QueueConsumer] class Invoicer(ITopicPublisher<InvoiceIssued> a, ITopicPublisher<Audited> b) { public object All => (a, b); public void HandleAsync(OrderPlaced order) { } }"),
            ("C.cs", "[QueueConsumer] class Auditor(ITopicPublisher<OrderPlaced> a, ITopicPublisher<Audited> b) { public object All => (a, b); public void HandleAsync(InvoiceIssued order) { } }"),
            ("D.cs", "[QueueConsumer] class Checker(ITopicPublisher<OrderPlaced> a, ITopicPublisher<InvoiceIssued> b) { public object All => (a, b); public void HandleAsync(Audited order) { } }"),
        ];

        var told = Told(Rule, Project("Acme", "") with { Sources = [.. files] });

        Assert.Equal(3, told.Count);
        Assert.Equal(told.Order(StringComparer.Ordinal), Told(Rule, Project("Acme", "") with { Sources = [.. files.Reverse()] }).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("#pragma warning disable SLP0032 // The second turn is the last.\n")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"ServerlessPatterns.Usage\", \"SLP0032\", Justification = \"The second turn is the last.\")]\n")]
    public void It_can_be_suppressed_at_the_class(string suppression)
    {
        var told = UsageDiagnostics(Messages + suppression + "[QueueConsumer] class Invoicer(ITopicPublisher<OrderPlaced> orders) { public object Orders => orders; public void HandleAsync(OrderPlaced order) { } }");

        Assert.Empty(told);
    }

    [Fact]
    public void Half_typed_senders_are_no_edges()
        => Assert.Empty(Told(Rule, Project("Acme", Messages + """
            [QueueConsumer] class Invoicer(ITopicPublisher<> a, ITopicPublisher<OrderPla> b, IQueueSender<List<OrderPla>> c) { public void HandleAsync(OrderPlaced order) { } }
            [QueueConsumer, Publishes, Publishes(null), Publishes(typeof(Missing))] class Auditor { public void HandleAsync(OrderPlaced order) { } }
            """) with { DoesNotCompile = true }));

    [Fact]
    public void Five_hundred_consumers_of_fifty_topics_are_checked()
    {
        var source = new StringBuilder();
        for (var topic = 0; topic < 50; topic++)
        {
            source.Append("[FanOutTopic] public record M").Append(topic).AppendLine("(string Id);");
        }

        // Each passes on to the next topic, the last to the first: one cycle through everything.
        for (var consumer = 0; consumer < 500; consumer++)
        {
            source.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"[QueueConsumer, Publishes(typeof(M{(consumer + 1) % 50}))] class C{consumer} {{ public void HandleAsync(M{consumer % 50} message) {{ }} }}");
        }

        var told = Told(Rule, source.ToString());

        Assert.Equal(500, told.Count);
        Assert.All(told, each => Assert.Contains(" → … → ", each, StringComparison.Ordinal));
        Assert.All(told, each => Assert.True(each.Length < 600, each));
    }

    private static string Says(string place, string name, string path)
        => $"{place}: '{name}' sends what comes back to it: {path}. Unless its code ends it, each message makes another, until Lambda or somebody notices (https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html); break the cycle.";

    private static IEnumerable<string> UsageDiagnostics(string source)
        => Usage.UsageTest.Analyze(Project("Acme", source), out _).Where(diagnostic => diagnostic is { Id: Rule, IsSuppressed: false }).Select(diagnostic => diagnostic.ToString());
}
