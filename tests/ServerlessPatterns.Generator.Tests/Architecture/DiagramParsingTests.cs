using ServerlessPatterns.Generator.Architecture;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Tests.Architecture;

/// <summary>What Mermaid itself reads of the diagrams is what the service is.</summary>
public class DiagramParsingTests(DiagramParser parser) : IClassFixture<DiagramParser>
{
    public static TheoryData<string> Services => [.. Architectures.All.Keys];

    public static TheoryData<string> Broken => [.. BrokenDiagrams.All.Keys];

    [Theory]
    [MemberData(nameof(Services))]
    public void Mermaid_takes_the_diagram_of(string service)
    {
        var diagrams = parser.Diagrams(service);
        Assert.NotEmpty(diagrams);
        Assert.All(diagrams, diagram => Assert.Null(diagram.Error));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Mermaid_does_not_take_a(string diagram) => Assert.NotNull(Assert.Single(parser.Diagrams(diagram)).Error);

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_node_and_edge_is_read_once_with_its_text(string service)
    {
        var architecture = Architectures.Of(Architectures.All[service]);
        var diagrams = parser.Diagrams(service);

        Assert.Equal(
            architecture.Nodes.Select(node => (node.Id, Seen(node.Name) + "\n" + node.Kind)).Order(),
            diagrams.SelectMany(diagram => diagram.Nodes).Select(node => (node.Id, node.Text)).Distinct().Order());
        Assert.Equal(
            architecture.Edges.Select(edge => (edge.From, edge.To, string.Join("\n", edge.Label.Select(Seen)), edge.IsForFailures)).Order(),
            diagrams.SelectMany(diagram => diagram.Edges).Select(edge => (edge.From, edge.To, edge.Text, edge.Dashed)).Order());
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_node_has_the_shape_and_class_of_what_it_is(string service)
    {
        var nodes = Architectures.Of(Architectures.All[service]).Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        Assert.All(parser.Diagrams(service).SelectMany(diagram => diagram.Nodes), node =>
        {
            Assert.Equal(
                nodes[node.Id].Shape switch
                {
                    NodeShape.Topic => "hexagon",
                    NodeShape.Queue => "lean_right",
                    NodeShape.Function => "stadium",
                    NodeShape.Table => "cylinder",
                    NodeShape.Api => "inv_trapezoid",
                    _ => "trapezoid",
                },
                node.Shape);
            Assert.Equal(nodes[node.Id].IsDeadLetter ? ["deadLetter"] : nodes[node.Id].IsExternal ? ["external"] : [], node.Classes);
        });
    }

    [Fact]
    public void What_another_service_owns_stands_in_a_group_of_its_name()
    {
        var group = Assert.Single(Assert.Single(parser.Diagrams("topic-of-another-service")).Groups);
        Assert.Equal("service shop", group.Text);
        Assert.Equal(["ExternalTopic_order_paid", "ExternalTopic_order_placed"], group.Nodes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_other_services_own_is_one_node_a_name()
        => Assert.Equal(
            ["-\nqueue of another service", "1\nqueue of another service", "1-\ntopic", "_\nqueue of another service", "a-b\nqueue of another service", "a-b\ntopic", "a_b\nqueue of another service", "end\nqueue of another service"],
            Assert.Single(parser.Diagrams("names-of-queues")).Nodes.Where(node => node.Classes.Contains("external")).Select(node => node.Text).Order(StringComparer.Ordinal));

    [Fact]
    public void A_reader_who_does_not_see_the_diagram_is_told_what_it_shows()
    {
        var diagram = Assert.Single(parser.Diagrams("targets-beside-all-else"));
        Assert.Equal("Architecture of billing", diagram.Title);
        Assert.Equal("1 topic, 2 queues, 3 dead-letter queues, 4 functions, 1 table, 1 REST API, 1 load balancer listener", diagram.Description);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void What_a_reader_is_told_is_told_to_its_end(string service)
        => Assert.All(parser.Diagrams(service), diagram => Assert.DoesNotContain("…", diagram.Title + diagram.Description, StringComparison.Ordinal));

    [Theory]
    [InlineData("more-edges-than-mermaid-draws")]
    [InlineData("more-text-than-mermaid-draws")]
    public void What_is_too_large_for_one_diagram_becomes_several(string service)
    {
        var diagrams = parser.Diagrams(service);
        Assert.True(diagrams.Length > 1);
        Assert.Equal(Enumerable.Range(1, diagrams.Length).Select(number => $"Architecture of billing, part {number} of {diagrams.Length}"), diagrams.Select(diagram => diagram.Title));
    }

    /// <summary>What of a name is seen in a diagram: the rest of a very long one is not.</summary>
    private static string Seen(string text) => string.Concat(VisibleText.Elements(text, 100));
}
