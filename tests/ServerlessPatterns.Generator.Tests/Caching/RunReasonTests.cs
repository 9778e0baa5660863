using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Caching;

/// <summary>What runs again for which edit. That nothing does for an unrelated file or a body, the driver asserts in every test.</summary>
public sealed class RunReasonTests
{
    private const string Consumer =
        """
        namespace Acme;

        [QueueConsumer(TimeoutSeconds = Limits.Timeout)]
        [MessageFilter(nameof(OrderPlaced.Country), "UK")]
        public sealed class InvoiceWriter
        {
            public Task HandleAsync(OrderPlaced order)
            {
                return Task.CompletedTask;
            }
        }
        """;

    private const string Message =
        """
        namespace Acme;

        using System.Text.Json.Serialization;

        public sealed record OrderPlaced(string Id, [property: JsonPropertyName("country")] string Country);

        public static class Limits
        {
            public const int Timeout = 20;
        }
        """;

    public static TheoryData<string, string, string, string[]> Edits => new()
    {
        { "a body", "return Task.CompletedTask;", "return Task.Delay(1);", [] },
        { "a comment", "namespace Acme;\n\n[Queue", "namespace Acme;\n// The invoices.\n[Queue", [] },
        { "another member", "public Task HandleAsync", "public int Count { get; set; }\n    public Task HandleAsync", [PatternsGenerator.Step.Gate] },
        { "the timeout", "Limits.Timeout", "25", [Gate, Patterns, Handlers, Service, Architecture] },
        { "the filter", "\"UK\"", "\"IE\"", [Gate, Patterns, Handlers, Service, Architecture] },
        { "the handler's parameters", "OrderPlaced order", "OrderPlaced order, CancellationToken token", [Gate, Patterns, Handlers, Service] },
        { "the message's JSON name", "(\"country\")", "(\"land\")", [Gate, Patterns, Handlers, Service, Architecture] },
        { "the message's constant", "Timeout = 20", "Timeout = 25", [Gate, Patterns, Handlers, Service, Architecture] },
        { "a member that no model holds", "string Id,", "string Id, int Lines,", [Gate] },
        { "the last pattern", "[QueueConsumer(TimeoutSeconds = Limits.Timeout)]", "", [Gate, Patterns, Handlers, Service, Architecture] },
    };

    private static string Gate => PatternsGenerator.Step.Gate;

    private static string Patterns => PatternsGenerator.Step.Patterns;

    private static string Handlers => PatternsGenerator.Step.Handlers;

    private static string Service => PatternsGenerator.Step.Service;

    private static string Architecture => PatternsGenerator.Step.Architecture;

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_runs_the_steps_that_depend_on_it(string edit, string before, string after, string[] changed)
    {
        var result = RunTwice(new TestProject(Consumer, Message), compilation =>
        {
            var tree = compilation.SyntaxTrees.Single(tree => tree.ToString().Contains(before, StringComparison.Ordinal));
            var text = tree.ToString().Replace(before, after, StringComparison.Ordinal);
            return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
        });

        var reasons = TrackedSteps.Reasons(result);
        Assert.All(changed, step => Assert.True(reasons[step].Any(IsNew), $"{edit}: {step} is {string.Join(", ", reasons[step])}."));
        TrackedSteps.AssertNothingChanged(result, except: changed, outputs: changed.Length <= 1);
    }

    [Fact]
    public void A_build_property_changes_the_template_alone()
    {
        var project = new TestProject(Consumer, Message);
        var compilation = project.Compile();
        var driver = project.CreateDriver().RunGenerators(compilation, TestContext.Current.CancellationToken);

        var result = driver
            .WithUpdatedAnalyzerConfigOptions(new BuildProperties(project.Properties.Add("RuntimeIdentifier", "linux-x64")))
            .RunGenerators(compilation, TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single();

        Assert.Contains(TrackedSteps.Reasons(result)[Service], IsNew);
        TrackedSteps.AssertNothingChanged(result, except: [PatternsGenerator.Step.BuildSettings, Service], outputs: false);
    }

    private const string Sending =
        """
        namespace Acme;

        public sealed record Basket(string Id);

        public sealed record ShipOrder(string Id);

        [QueueConsumer]
        public sealed class Checkout(IQueueSender<ShipOrder> shipments, TimeProvider clock)
        {
            public Task HandleAsync(Basket basket) => shipments.SendAsync(new ShipOrder(basket.Id + clock));
        }

        [ServiceStartup]
        public static class Startup
        {
            public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { }
        }
        """;

    public static TheoryData<string, string, string, string[]> SendingEdits => new()
    {
        { "another class", "public sealed record Basket", "[QueueConsumer] public sealed class Other { public void HandleAsync(ShipOrder order) { } }\npublic sealed record Basket", [Gate, Patterns, Handlers, Service, Architecture] },
        { "a service of the constructor", ", TimeProvider clock", ", TimeProvider clock, string? name = null", [Gate, Patterns, Handlers, Service] },
        { "the queue's name", "public sealed record ShipOrder", "[QueueName(\"orders\")] public sealed record ShipOrder", [Gate, Patterns, Handlers, Services, Service, Architecture] },
        { "one more sender", ", TimeProvider clock", ", TimeProvider clock, IQueueSender<Basket>? again = null", [Gate, Patterns, Handlers, Services, Service, Architecture] },
        { "one more sender of an attribute", "[QueueConsumer]", "[QueueConsumer, Sends(typeof(Basket))]", [Gate, Patterns, Handlers, Services, Service, Architecture] },
        { "an attribute that says what the constructor says", "[QueueConsumer]", "[QueueConsumer, Sends(typeof(ShipOrder))]", [Gate] },
    };

    private static string Services => PatternsGenerator.Step.Services;

    [Theory]
    [MemberData(nameof(SendingEdits))]
    public void An_edit_of_what_is_sent_runs_the_steps_that_depend_on_it(string edit, string before, string after, string[] changed)
    {
        var result = RunTwice(new TestProject(Sending) { HasAws = true, HasContainer = true }, compilation =>
        {
            var tree = compilation.SyntaxTrees[0];
            var text = tree.ToString().Replace(before, after, StringComparison.Ordinal);
            return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
        });

        var reasons = TrackedSteps.Reasons(result);
        Assert.All(changed, step => Assert.True(reasons[step].Any(IsNew), $"{edit}: {step} is {string.Join(", ", reasons[step])}."));
        TrackedSteps.AssertNothingChanged(result, except: changed, outputs: changed.Length <= 1);
    }

    private const string Table =
        """
        namespace Acme;

        using System.Text.Json;
        using System.Text.Json.Serialization;

        [CrudTable("products", RateLimit = Limits.Rate)]
        public sealed record Product([property: PartitionKey] string Id, string DisplayName, Dimensions Size, Kind Kind, Level Level)
        {
            [JsonIgnore] public object Secret { get; set; } = new();

            public bool IsCheap()
            {
                return true;
            }
        }
        """;

    private const string Others =
        """
        namespace Acme;

        using System.Text.Json;
        using System.Text.Json.Serialization;

        public sealed record Dimensions(double Width, double Height);

        [JsonConverter(typeof(JsonStringEnumConverter<Kind>))]
        public enum Kind { Book, Map }

        public enum Level { Low, High }

        public static class Limits { public const int Rate = 20; }

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Product))]
        internal sealed partial class Context : JsonSerializerContext
        {
            public Context(JsonSerializerOptions options) : base(options) { }

            public static Context Default => null!;

            protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }
        """;

    public static TheoryData<string, string, string, string[]> TableEdits => new()
    {
        { "a body", "return true;", "return false;", [] },
        { "a comment", "public enum Level", "// How high.\npublic enum Level", [] },
        { "another method", "public bool IsCheap", "public bool IsDear() => false; public bool IsCheap", [Gate] },
        { "a member that is not in the JSON", "object Secret", "string? Secret", [Gate] },
        { "a member of an enum that is written as its number", "Low, High", "Low, Middle, High", [Gate] },
        { "a member of an enum that is written as its name", "Book, Map", "Book, Map, Game", [Gate, Patterns, Service, OpenApi] },
        { "a member of an inner record in another file", "double Height", "double Height, string? Unit = null", [Gate, Patterns, Service, OpenApi] },
        { "the type of an inner member", "double Height", "int Height", [Gate, Patterns, Service, OpenApi] },
        { "an option of the context in another file", "(JsonSerializerDefaults.Web)", "(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)", [Gate, Patterns, Service, OpenApi] },
        { "an option that changes nothing", "(JsonSerializerDefaults.Web)", "(JsonSerializerDefaults.Web, WriteIndented = true)", [Gate] },
        { "whether the context has options", "[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]", "", [Gate, Patterns, TableClients, Service, OpenApi] },
        { "the constant of a setting", "Rate = 20", "Rate = 30", [Gate, Patterns, Service, OpenApi] },
        { "the path", "\"products\"", "\"goods\"", [Gate, Patterns, TableClients, Service, OpenApi, Architecture] },
        { "the key's type", "string Id", "int Id", [Gate, Patterns, TableClients, Service, OpenApi] },
        { "the operations", "RateLimit =", "Operations = CrudOperations.Read, RateLimit =", [Gate, Patterns, TableClients, Service, OpenApi, Architecture] },
        { "the last table", "[CrudTable(\"products\", RateLimit = Limits.Rate)]", "", [Gate, Patterns, TableClients, Service, OpenApi, Architecture] },
    };

    private static string OpenApi => PatternsGenerator.Step.OpenApi;

    private static string TableClients => PatternsGenerator.Step.TableClients;

    [Theory]
    [MemberData(nameof(TableEdits))]
    public void An_edit_of_a_table_runs_the_steps_that_depend_on_it(string edit, string before, string after, string[] changed)
    {
        var result = RunTwice(new TestProject(Table, Others), compilation =>
        {
            var tree = compilation.SyntaxTrees.First(tree => tree.ToString().Contains(before, StringComparison.Ordinal));
            var text = tree.ToString().Replace(before, after, StringComparison.Ordinal);
            return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
        });

        var reasons = TrackedSteps.Reasons(result);
        Assert.All(changed, step => Assert.True(reasons[step].Any(IsNew), $"{edit}: {step} is {string.Join(", ", reasons[step])}."));
        TrackedSteps.AssertNothingChanged(result, except: changed, outputs: changed.Length <= 1);
    }

    [Fact]
    public void One_table_s_edit_leaves_the_other_tables_clients_alone()
    {
        const string Two = "[CrudTable(\"a\")] public record A([property: PartitionKey] string Id); [CrudTable(\"b\")] public record B([property: PartitionKey] string Id);";

        var result = RunTwice(new TestProject(Two), compilation => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Two.Replace("\"b\"", "\"c\"", StringComparison.Ordinal), (CSharpParseOptions)compilation.SyntaxTrees[0].Options, compilation.SyntaxTrees[0].FilePath)));

        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], result.TrackedSteps[TableClients].SelectMany(run => run.Outputs).Select(output => output.Reason == IncrementalStepRunReason.Unchanged ? IncrementalStepRunReason.Cached : output.Reason).OrderBy(reason => reason.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public void The_steps_of_tables_are_among_those_that_every_test_looks_at()
    {
        Assert.Contains(TableClients, TrackedSteps.Names);
        Assert.Contains(OpenApi, TrackedSteps.Names);
        var result = GeneratorTest.Run(new TestProject(Table, Others)).Result;
        Assert.Single(result.TrackedSteps[TableClients].SelectMany(run => run.Outputs));
        Assert.Single(result.TrackedSteps[OpenApi].SelectMany(run => run.Outputs));
    }

    private const string FanningOut =
        """
        namespace Acme;

        [FanOutTopic]
        public sealed record OrderPlaced(string Id);

        public sealed record Basket(string Id);

        [QueueConsumer]
        public sealed class Invoicer { public void HandleAsync(OrderPlaced order) { } }

        [QueueConsumer]
        public sealed class Checkout(ITopicPublisher<OrderPlaced> orders)
        {
            public Task HandleAsync(Basket basket) => orders.PublishAsync(new OrderPlaced(basket.Id));
        }
        """;

    public static TheoryData<string, string, string, string[]> TopicEdits => new()
    {
        { "the topic's name", "[FanOutTopic]", "[FanOutTopic(\"orders\")]", [Gate, Patterns, Handlers, Service, Architecture] },
        { "the topic's order", "[FanOutTopic]", "[FanOutTopic(Fifo = true)]", [Gate, Patterns, Handlers, Service, Architecture] },
        { "the topic's deduplication", "[FanOutTopic(Fifo = true)]", "[FanOutTopic(Fifo = true, ContentBasedDeduplication = true)]", [Gate, Patterns, Service] },
        { "the topic's owner", "[FanOutTopic]", "[FanOutTopic(Owner = \"shop\")]", [Gate, Patterns, Handlers, Service, Architecture] },
        { "that others consume it", "[FanOutTopic]", "[FanOutTopic(Exported = true)]", [Gate] },
        { "another topic", "public sealed record Basket", "[FanOutTopic] public sealed record Refunded(string Id);\npublic sealed record Basket", [Gate, Patterns, Service, Architecture] },
    };

    [Theory]
    [MemberData(nameof(TopicEdits))]
    public void An_edit_of_a_topic_runs_the_steps_that_depend_on_it(string edit, string before, string after, string[] changed)
    {
        var source = FanningOut.Replace("[FanOutTopic]", before.StartsWith("[FanOutTopic", StringComparison.Ordinal) ? before : "[FanOutTopic]", StringComparison.Ordinal);
        var result = RunTwice(new TestProject(source) { HasAws = true }, compilation =>
        {
            var tree = compilation.SyntaxTrees[0];
            var text = tree.ToString().Replace(before, after, StringComparison.Ordinal);
            return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
        });

        var reasons = TrackedSteps.Reasons(result);
        Assert.All(changed, step => Assert.True(reasons[step].Any(IsNew), $"{edit}: {step} is {string.Join(", ", reasons[step])}."));
        TrackedSteps.AssertNothingChanged(result, except: changed, outputs: changed.Length <= 1);
    }

    private static GeneratorRunResult RunTwice(TestProject project, Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var compilation = project.Compile();
        var driver = project.CreateDriver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        return driver.RunGenerators(edit(compilation), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
    }

    private static bool IsNew(IncrementalStepRunReason reason)
        => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified or IncrementalStepRunReason.Removed;
}
