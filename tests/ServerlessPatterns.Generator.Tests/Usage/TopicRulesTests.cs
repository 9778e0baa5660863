using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class TopicRulesTests
{
    private const string FifoTopics = "https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html";

    [Theory]
    [InlineData("static class [|Order|] { }", "Order", "the type is static, and no message can be made of it; put the attribute on a record, class or struct")]
    [InlineData("ref struct [|Order|] { }", "Order", "the type is a ref struct, which can be neither published nor handled; remove 'ref'")]
    [InlineData("file record [|Order|];", "Order", "the type is local to its file, and publishers and consumers stand in other files; remove 'file'")]
    [InlineData("record [|Order|]<T>(T Body);", "Order<T>", "the type is generic, and messages of different types cannot share a topic; derive a type from it that is not, and put the attribute there")]
    public void A_type_that_is_no_topic_s_message_is_flagged(string type, string name, string problem)
        => UsageTest.Flags("SLP0025", $"[FanOutTopic] of '{name}': {problem}", "[FanOutTopic] " + type);

    [Fact]
    public void So_is_a_type_inside_a_generic_one()
        => UsageTest.Flags(
            "SLP0025",
            "[FanOutTopic] of 'Envelope<T>.Order': the type is nested in the generic type 'Envelope<T>'; derive a type from it that is not, and put the attribute there",
            "class Envelope<T> { [FanOutTopic] public record [|Order|]; }");

    [Theory]
    [InlineData("record Order(string Id);")]
    [InlineData("class Order { public string? Id { get; set; } }")]
    [InlineData("readonly record struct Order(string Id);")]
    [InlineData("struct Order { public string? Id { get; set; } }")]
    [InlineData("record Order(string Id) : Envelope<string>(Id);")]
    public void Records_classes_and_structs_are_messages(string type)
        => UsageTest.Allows($"[FanOutTopic] public {type} public record Envelope<T>(T Body); {Consumer("Order")}");

    [Theory]
    [InlineData("orders.fifo", "; leave out '.fifo' and set Fifo = true")]
    [InlineData("a b", "")]
    [InlineData("", "")]
    [InlineData("größe", "")]
    public void A_topic_name_that_SNS_would_not_take_is_flagged_at_it(string name, string hint)
        => UsageTest.Flags(
            "SLP0011",
            $"'Order': the topic name '{name}' must be 1 to 256 letters of ASCII, digits, hyphens and underscores{hint}",
            $"[FanOutTopic([|\"{name}\"|])] public record Order; {Consumer("Order")}");

    [Fact]
    public void A_topic_name_of_256_characters_is_taken_and_one_more_is_not()
    {
        var name = new string('a', 256);

        UsageTest.Allows($"[FanOutTopic(\"{name}\")] public record Order; {Consumer("Order")}");
        UsageTest.Flags("SLP0011", $"'Order': the topic name '{name}a' must be 1 to 256 letters of ASCII, digits, hyphens and underscores", $"[FanOutTopic([|\"{name}a\"|])] public record Order;");
    }

    [Fact]
    public void A_topic_name_that_comes_from_the_type_is_flagged_at_the_type()
        => UsageTest.Flags(
            "SLP0011",
            "'Größe': the topic name 'größe' must be 1 to 256 letters of ASCII, digits, hyphens and underscores; it was made from the type's own name: give another, [FanOutTopic(\"other-name\")]",
            "[FanOutTopic] public record [|Größe|];");

    [Theory]
    [InlineData("")]
    [InlineData("my shop")]
    public void An_owner_that_no_service_can_be_is_flagged(string owner)
        => UsageTest.Flags(
            "SLP0011",
            $"'Order': the owning service's name '{owner}' must be 1 to 63 letters, digits, dots, hyphens and underscores",
            $"[FanOutTopic([|Owner = \"{owner}\"|])] public record Order; {Consumer("Order")}");

    [Theory]
    [InlineData("My-Shop")]
    [InlineData("my.shop")]
    [InlineData("myshop")]
    public void An_owner_that_is_nearly_this_service_is_flagged(string owner)
        => UsageTest.Flags(
            "SLP0025",
            $"[FanOutTopic] of 'Order': Owner is '{owner}', and this service is 'my-shop', so that no template would hold the topic; name them alike: Owner = \"my-shop\", or [assembly: ServerlessService(\"{owner}\")]",
            $"[assembly: ServerlessService(\"my-shop\")] [FanOutTopic([|Owner = \"{owner}\"|])] public record Order; {Consumer("Order")}");

    [Theory]
    [InlineData("my-shop")]
    [InlineData("warehouse")]
    [InlineData("my-shop-2")]
    public void This_service_and_others_may_be_owners(string owner)
        => UsageTest.Allows($"[assembly: ServerlessService(\"my-shop\")] [FanOutTopic(Owner = \"{owner}\")] public record Order; {Consumer("Order")}");

    [Fact]
    public void A_message_has_a_topic_or_a_queue()
        => UsageTest.Flags(
            "SLP0025",
            "[FanOutTopic] of 'Order': the type bears [QueueName] too, and a message goes to a topic, whose consumers' queues are named after their classes, or to one queue; remove one of the two attributes",
            $"[FanOutTopic] [[|QueueName(\"orders\")|]] public record Order; {Consumer("Order")}");

    [Fact]
    public void Only_FIFO_topics_deduplicate()
    {
        UsageTest.Flags(
            "SLP0025",
            "[FanOutTopic] of 'Order': ContentBasedDeduplication is set, and only FIFO topics deduplicate (https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html); set Fifo = true as well, or leave it out",
            $"[FanOutTopic([|ContentBasedDeduplication = true|])] public record Order; {Consumer("Order")}");
        UsageTest.Allows($"[FanOutTopic(Fifo = true, ContentBasedDeduplication = true)] public record Order; {Consumer("Order")}");
    }

    [Fact]
    public void Two_messages_of_one_topic_name_are_flagged_each()
        => UsageTest.Flags(
            "SLP0025",
            "[FanOutTopic] of 'Order': its topic is 'order', and so is that of 'Acme.Other': other services find a topic by its name alone; give one of them another, [FanOutTopic(\"other-name\")]",
            """
            namespace Acme;
            [FanOutTopic] public record [|Order|];
            [FanOutTopic([|"order"|], Owner = "shop")] public record Other;
            [FanOutTopic("Order")] public record Third;
            """);

    [Fact]
    public void A_message_whose_topic_a_referenced_one_has_is_flagged()
    {
        var contracts = UsageTest.Reference("Contracts", "namespace Shop; [FanOutTopic] public record Order(string Id);");
        UsageTest.Flags(
            "SLP0025",
            "[FanOutTopic] of 'Order': its topic is 'order', and so is that of 'Shop.Order': other services find a topic by its name alone; give one of them another, [FanOutTopic(\"other-name\")]",
            "[FanOutTopic] public record [|Order|];",
            project => project with { OtherReferences = [contracts] });
    }

    [Fact]
    public void A_FIFO_consumer_on_a_standard_topic_is_flagged()
        => UsageTest.Flags(
            "SLP0026",
            $"'Writer': Fifo is true, and the topic 'order' is a standard one, from which SNS does not deliver to FIFO queues ({FifoTopics}); leave Fifo out, or set it on the message's [FanOutTopic]",
            $"[FanOutTopic] public record Order; {Consumer("Order", "[|Fifo = true|]")}");

    [Fact]
    public void A_standard_consumer_on_a_FIFO_topic_is_warned_of()
        => UsageTest.Flags(
            "SLP0027",
            "'Writer': Fifo is false, and the topic 'order' is a FIFO one, whose messages come through a standard queue in any order and more than once; leave Fifo out for a FIFO queue",
            $"[FanOutTopic(Fifo = true)] public record Order; {Consumer("Order", "[|Fifo = false|]")}");

    [Theory]
    [InlineData("false", "Fifo = false")]
    [InlineData("true", "Fifo = true")]
    [InlineData("true", "")]
    public void Queues_of_their_topic_s_type_are_allowed(string fifo, string settings)
        => UsageTest.Allows($"[FanOutTopic(Fifo = {fifo})] public record Order; {Consumer("Order", settings)}");

    [Fact]
    public void What_a_FIFO_queue_cannot_do_a_FIFO_topic_s_consumer_cannot()
    {
        const string Configure = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html";
        UsageTest.Flags(
            "SLP0010",
            $"'Writer': BatchSize is 100, and a FIFO topic's consumer has a FIFO queue, which gives at most 10 messages a batch ({Configure}); set at most 10",
            $"[FanOutTopic(Fifo = true)] public record Order; {Consumer("Order", "[|BatchSize = 100|], [|MaximumBatchingWindowSeconds = 5|]")}");
        UsageTest.Flags(
            "SLP0027",
            "'Writer': Fifo is false, and the topic 'order' is a FIFO one, whose messages come through a standard queue in any order and more than once; leave Fifo out for a FIFO queue",
            $"[FanOutTopic(Fifo = true)] public record Order; {Consumer("Order", "BatchSize = 100, MaximumBatchingWindowSeconds = 5, [|Fifo = false|]")}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_wrong_with_another_service_s_topic_is_told_where_it_is_consumed(bool asSource)
        => UsageTest.Flags(
            "SLP0011",
            "'Order': the topic name 'a b' must be 1 to 256 letters of ASCII, digits, hyphens and underscores",
            "[QueueConsumer] class Writer { public void HandleAsync(Contracts.Order [|order|]) { } }",
            project => project with { OtherReferences = [Contracts("namespace Contracts; [FanOutTopic(\"a b\", Owner = \"shop\")] public record Order(string Id);", asSource)] });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_wrong_with_an_own_topic_in_a_referenced_library_is_told_at_the_service_s_name(bool asSource)
        => UsageTest.Flags(
            "SLP0025",
            "[FanOutTopic] of 'Order': Owner is 'Shop', and this service is 'shop', so that no template would hold the topic; name them alike: Owner = \"shop\", or [assembly: ServerlessService(\"Shop\")]",
            "[assembly: [|ServerlessService(\"shop\")|]] class Nothing;",
            project => project with { OtherReferences = [Contracts("namespace Contracts; [FanOutTopic(Owner = \"Shop\")] public record Order(string Id);", asSource)] });

    [Fact]
    public void Two_own_topics_of_one_name_in_a_referenced_library_are_told_at_the_service_s_name()
    {
        var contracts = Contracts("namespace Contracts; [FanOutTopic(\"a\", Owner = \"shop\")] public record One; [FanOutTopic(\"a\", Owner = \"shop\")] public record Two;", asSource: false);
        var told = UsageTest.Analyze(UsageTest.Project("[assembly: ServerlessService(\"shop\")]", project => project with { OtherReferences = [contracts] }), out _);

        Assert.Equal(["SLP0025", "SLP0025"], told.Select(diagnostic => diagnostic.Id));
        Assert.All(told, diagnostic => Assert.True(diagnostic.Location.IsInSource));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_bad_QueueName_in_a_referenced_library_is_told_at_the_consumer(bool asSource)
        => UsageTest.Flags(
            "SLP0011",
            "'Writer': the queue name 'a/b' must be 1 to 80 letters of ASCII, digits, hyphens and underscores ([QueueName] of 'Order')",
            "[QueueConsumer] class [|Writer|] { public void HandleAsync(Contracts.Order order) { } }",
            project => project with { OtherReferences = [Contracts("namespace Contracts; [QueueName(\"a/b\")] public record Order(string Id);", asSource)] });

    [Fact]
    public void A_library_that_names_an_owner_is_allowed_to()
        => Assert.Empty(UsageTest.Analyze(UsageTest.Project("namespace Contracts; [FanOutTopic(Owner = \"shop\")] public record Order(string Id);"), out _));

    private static MetadataReference Contracts(string source, bool asSource)
        => asSource ? new TestProject(source) { AssemblyName = "Contracts" }.Compile().ToMetadataReference() : UsageTest.Reference("Contracts", source);

    private static string Consumer(string message, string settings = "")
        => $"[QueueConsumer({settings})] class Writer {{ public void HandleAsync({message} message) {{ }} }}";
}
