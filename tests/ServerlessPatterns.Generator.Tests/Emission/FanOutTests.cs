using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>Topics and their consumers, in one project and across projects.</summary>
public sealed class FanOutTests
{
    private const string TemplateFile = "ServerlessPatternsTemplate.g.cs";
    private const string ArchitectureFile = "ServerlessPatternsArchitecture.g.cs";

    private const string Contracts =
        """
        namespace Shop.Contracts;

        [FanOutTopic(Owner = "shop")]
        public sealed record OrderPlaced(string OrderId, string Country)
        {
            public bool IsDomestic() { return Country == "UK"; }
        }
        """;

    private const string Consumers =
        """
        namespace Acme.Billing;

        [QueueConsumer]
        [MessageFilter(nameof(OrderPlaced.Country), "UK", "IE")]
        [MessageFilter(nameof(OrderPlaced.Total), AtLeast = 100)]
        public sealed class InvoiceWriter
        {
            public Task HandleAsync(OrderPlaced order) => Task.CompletedTask;
        }

        [QueueConsumer("shipping")]
        [MessageFilter(nameof(OrderPlaced.Country), AnythingBut = new object[] { "UK", "IE" })]
        public sealed class Packer
        {
            public Task HandleAsync(OrderPlaced order) => Task.CompletedTask;
        }
        """;

    private const string Consumer =
        """
        namespace Acme.Warehouse;

        using Shop.Contracts;

        [QueueConsumer]
        [MessageFilter(nameof(OrderPlaced.Country), "UK")]
        public sealed class Packer
        {
            public Task HandleAsync(OrderPlaced order) => Task.CompletedTask;
        }
        """;

    [Fact]
    public void A_topic_and_two_filtered_consumers()
        => Snapshot.Matches(GeneratorTest.Run(new TestProject(Consumers, "namespace Acme.Billing; [FanOutTopic] public sealed record OrderPlaced(string OrderId, string Country, decimal Total);")), includeTemplate: true);

    [Fact]
    public void A_FIFO_topic_has_FIFO_consumers()
        => Snapshot.Matches(
            GeneratorTest.Run(new TestProject(
                """
                namespace Acme;

                [FanOutTopic("payments", Fifo = true, ContentBasedDeduplication = true)]
                public sealed record Payment(string Id);

                [QueueConsumer]
                public sealed class Ledger
                {
                    public Task HandleAsync(Payment payment) => Task.CompletedTask;
                }
                """)),
            includeTemplate: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_topic_of_another_service_is_found_through_SSM(bool asSource)
        => Snapshot.Matches(Run(Consumer, "warehouse", asSource), includeTemplate: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_owner_s_template_holds_a_topic_that_a_library_declares(bool asSource)
    {
        var template = Template(Run(Consumer, "shop", asSource));

        Assert.Contains("OrderPlacedTopic", Ids(template));
        Assert.Equal("""{"Ref":"OrderPlacedTopic"}""", template["Resources"]!["PackerSubscription"]!["Properties"]!["TopicArn"]!.ToJsonString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Even_where_nothing_in_it_consumes_the_topic(bool asSource)
    {
        var generated = Run("namespace Acme; public static class Nothing;", "shop", asSource);

        Assert.Equal([ArchitectureFile, TemplateFile], generated.Files);
        Assert.Equal(6, Ids(Template(generated)).Length);
    }

    [Fact]
    public void The_owner_is_named_by_its_assembly_where_nothing_else_names_it()
    {
        var project = new TestProject("public static class Nothing;") { AssemblyName = "shop", OtherReferences = [Library(Contracts, asSource: false)] };

        Assert.Contains("OrderPlacedTopic", Ids(Template(GeneratorTest.Run(project))));
    }

    [Fact]
    public void A_library_that_owns_nothing_has_no_template_and_no_other_output()
        => Assert.Empty(GeneratorTest.Run(new TestProject(Contracts) { AssemblyName = "Shop.Contracts" }).Files);

    [Fact]
    public void A_library_that_names_no_owner_has_a_template_with_the_topic_alone()
    {
        var generated = GeneratorTest.Run(new TestProject(Contracts.Replace("(Owner = \"shop\")", "", StringComparison.Ordinal)) { AssemblyName = "Shop.Contracts" });

        Assert.Equal([ArchitectureFile, TemplateFile], generated.Files);
        Assert.All(Ids(Template(generated)), id => Assert.StartsWith("OrderPlacedTopic", id, StringComparison.Ordinal));
    }

    [Fact]
    public void A_library_that_bears_its_owner_s_name_keeps_its_topic_to_itself()
    {
        var library = Library($"[assembly: ServerlessService(\"shop\")] {Contracts.Replace("namespace Shop.Contracts;", "", StringComparison.Ordinal)}", asSource: false);

        Assert.Empty(GeneratorTest.Run(new TestProject("[assembly: ServerlessService(\"shop\")]") { OtherReferences = [library] }).Files);
    }

    [Theory]
    [InlineData(OutputKind.ConsoleApplication)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary)]
    public void Topics_alone_make_no_functions_and_leave_Main_to_the_project(OutputKind kind)
    {
        var source = "[FanOutTopic] public sealed record OrderPlaced(string Id);" + (kind == OutputKind.ConsoleApplication ? " static class Program { static void Main() { } }" : "");

        Assert.Equal([ArchitectureFile, TemplateFile], GeneratorTest.Run(new TestProject(source) { OutputKind = kind }).Files);
    }

    [Fact]
    public void A_topic_that_cannot_be_is_in_no_template()
        => Assert.Empty(GeneratorTest.Run(new TestProject("[FanOutTopic(\"a b\")] public sealed record OrderPlaced(string Id);")).Files);

    [Fact]
    public void A_consumer_of_a_derived_message_has_a_plain_queue()
    {
        var template = Template(GeneratorTest.Run(new TestProject(
            """
            [FanOutTopic] public record OrderPlaced(string Id);
            public sealed record UrgentOrder(string Id) : OrderPlaced(Id);
            [QueueConsumer] public sealed class Writer { public void HandleAsync(UrgentOrder order) { } }
            """)));

        Assert.DoesNotContain("WriterSubscription", Ids(template));
        Assert.Contains("UrgentOrderQueueArnParameter", Ids(template));
    }

    [Theory]
    [InlineData("struct", "readonly record struct OrderPlaced(string Id);")]
    [InlineData("nested", "static class Outer { [FanOutTopic] public record OrderPlaced(string Id); }")]
    [InlineData("keyword", "record @event(string Id);")]
    [InlineData("partial", "partial record OrderPlaced(string Id); public partial record OrderPlaced;")]
    public void Messages_of_every_shape_have_topics(string shape, string type)
    {
        var source = shape == "nested" ? "public " + type : "[FanOutTopic] public " + type;

        Assert.Single(Ids(Template(GeneratorTest.Run(new TestProject(source)))), id => id.EndsWith("Topic", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("return Country == \"UK\";", "return true;", false)]
    [InlineData("bool IsDomestic()", "bool IsForeign()", false)]
    [InlineData("Owner = \"shop\"", "Owner = \"shop\", Fifo = true", true)]
    [InlineData("(Owner = \"shop\")", "(\"orders\", Owner = \"shop\")", true)]
    [InlineData("[FanOutTopic(Owner = \"shop\")]", "", true)]
    public void An_edit_in_a_referenced_project_counts_only_where_it_changes_the_topic(string before, string after, bool changes)
    {
        Assert.Contains(before, Contracts, StringComparison.Ordinal);
        var project = Project(Consumer, "warehouse", asSource: true);
        var compilation = project.Compile();
        var driver = project.CreateDriver().RunGenerators(compilation, TestContext.Current.CancellationToken);

        var library = (CompilationReference)project.OtherReferences.Single();
        var tree = library.Compilation.SyntaxTrees.First();
        var edited = library.Compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(tree.ToString().Replace(before, after, StringComparison.Ordinal))));
        var result = driver.RunGenerators(compilation.ReplaceReference(library, edited.ToMetadataReference()), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        var reasons = TrackedSteps.Reasons(result);
        Assert.Equal(changes, reasons[PatternsGenerator.Step.Service].Any(reason => reason is IncrementalStepRunReason.Modified));
        if (!changes)
        {
            // A body does not even get through the gate; another member does, and makes no difference.
            TrackedSteps.AssertNothingChanged(result, except: before.StartsWith("return", StringComparison.Ordinal) ? [] : [PatternsGenerator.Step.Gate]);
        }
    }

    private static Generated Run(string source, string service, bool asSource) => GeneratorTest.Run(Project(source, service, asSource));

    private static TestProject Project(string source, string service, bool asSource)
        => new(source, $"[assembly: ServerlessService(\"{service}\")]") { OtherReferences = [Library(Contracts, asSource)] };

    private static MetadataReference Library(string source, bool asSource)
    {
        var compilation = new TestProject(source) { AssemblyName = "Shop.Contracts" }.Compile();
        return asSource ? compilation.ToMetadataReference() : Usage.UsageTest.Reference("Shop.Contracts", source);
    }

    private static JsonNode Template(Generated generated)
    {
        var text = generated.File(TemplateFile);
        return JsonNode.Parse(text.AsSpan(text.IndexOf('{', StringComparison.Ordinal)..(text.LastIndexOf('}') + 1)).ToString())!;
    }

    private static string[] Ids(JsonNode template) => [.. template["Resources"]!.AsObject().Select(resource => resource.Key)];
}
