using Microsoft.CodeAnalysis;
using static ServerlessPatterns.Generator.Tests.Graph.GraphTest;

namespace ServerlessPatterns.Generator.Tests.Graph;

public class TopicWithoutOwnerTests
{
    private const string Rule = "SLP0041";

    [Fact]
    public void A_library_s_topic_without_an_owner_is_flagged_at_its_attribute()
        => Assert.Equal(
            ["FanOutTopic(\"orders\"): 'OrderPlaced' bears [FanOutTopic] in a library without functions that says of no service to be its owner, so that a template of the library's own, of the service 'Acme', holds the topic. Name the service that publishes to it, [FanOutTopic(Owner = \"…\")], or make the library that service, [assembly: ServerlessService(\"Acme\")]."],
            Told(Rule, """[FanOutTopic("orders")] public record OrderPlaced(string Id);"""));

    [Theory]
    [InlineData("[FanOutTopic(Owner = \"shop\")] public record OrderPlaced(string Id);")]
    [InlineData("[FanOutTopic(Owner = \"Acme\")] public record OrderPlaced(string Id);")]
    [InlineData("[assembly: ServerlessService(\"shop\")] [FanOutTopic] public record OrderPlaced(string Id);")]
    [InlineData("[FanOutTopic] public record OrderPlaced(string Id); [QueueConsumer] class Invoicer { public void HandleAsync(OrderPlaced order) { } }")]
    [InlineData("[FanOutTopic] public record OrderPlaced(string Id); [QueueConsumer] class Invoicer { public void HandleAsync(string body) { } }")]
    [InlineData("#pragma warning disable SLP0041\n[FanOutTopic] public record OrderPlaced(string Id);")]
    public void Otherwise_nothing_is_told(string source) => Assert.Empty(Told(Rule, source));

    [Fact]
    public void A_program_owns_what_it_declares()
        => Assert.Empty(Told(Rule, Project("Acme", "return 0; [FanOutTopic] public record OrderPlaced(string Id);") with { OutputKind = OutputKind.ConsoleApplication }));

    [Fact]
    public void Nothing_is_told_while_a_consumer_is_half_typed()
        => Assert.Empty(Told(Rule, Project("Acme", "[FanOutTopic] public record OrderPlaced(string Id); [QueueConsumer] class Invoicer { public void HandleAsync( }") with { DoesNotCompile = true }));

    [Theory]
    [MemberData(nameof(References), MemberType = typeof(GraphTest))]
    public void A_service_is_told_nothing_of_the_topics_of_a_library_that_it_references(bool isFile)
    {
        var contracts = Reference(isFile, "Contracts", "[FanOutTopic] public record OrderPlaced(string Id);");

        Assert.Empty(Told(Rule, "[QueueConsumer] class Invoicer { public void HandleAsync(OrderPlaced order) { } }", contracts));
    }

    [Fact]
    public void A_library_is_told_nothing_of_topics_that_it_owns_in_another()
        => Assert.Empty(Told(Rule, "public class Unrelated;", Reference(isFile: true, "Contracts", "[FanOutTopic(Owner = \"Acme\")] public record OrderPlaced(string Id);")));
}
