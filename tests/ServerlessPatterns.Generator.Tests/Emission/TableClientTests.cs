using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>What is written for tables.</summary>
public sealed class TableClientTests
{
    private const string Product =
        """
        namespace Acme.Shop;

        [CrudTable("products")]
        public sealed record Product([property: PartitionKey] string Id, string Name, decimal Price, int? Stock, IReadOnlyList<string> Tags, Dimensions? Size)
        {
            public bool IsCheap()
            {
                return Price < 10;
            }
        }

        public sealed record Dimensions(double Width, double Height);

        """;

    private const string Context =
        """
        [System.Text.Json.Serialization.JsonSerializable(typeof(Product))]
        internal sealed partial class ShopJson : System.Text.Json.Serialization.JsonSerializerContext
        {
            public ShopJson(System.Text.Json.JsonSerializerOptions options) : base(options) { }

            public static ShopJson Default => new(new());

            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;

            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
        }

        """;

    [Fact]
    public void A_table_gets_a_client_a_document_and_a_template()
        => Snapshot.Matches(GeneratorTest.Run(new TestProject(Product)), includeTemplate: true);

    [Fact]
    public void A_table_with_a_sort_key_gets_a_client_that_takes_both_keys()
        => MatchesClient(
            "Acme.Shop.OrderLineClient",
            """
            namespace Acme.Shop;

            [CrudTable("orders")]
            public readonly record struct OrderLine([property: PartitionKey] Guid OrderId, [property: SortKey] int Line, string Text);
            """);

    [Fact]
    public void A_client_gives_back_the_key_that_is_made_for_an_item()
        => MatchesClient(
            "Acme.Shop.NoteClient",
            """
            namespace Acme.Shop;

            [CrudTable(Operations = CrudOperations.Create | CrudOperations.Read)]
            internal sealed record Note([property: PartitionKey(Generated = true)] Guid Id, string Text);
            """);

    [Fact]
    public void A_context_that_covers_the_items_is_used()
        => MatchesClient("Acme.Shop.ProductClient", Product + Context);

    [Fact]
    public void A_nested_type_s_client_is_named_after_its_path_and_seen_as_little_as_the_type()
        => MatchesClient(
            "Acme.Shop.Catalog_Drafts_ProductClient",
            """
            namespace Acme.Shop;

            public static class Catalog
            {
                internal static class Drafts
                {
                    [CrudTable(Operations = CrudOperations.List)]
                    public sealed record Product([property: PartitionKey] string Id);
                }
            }
            """);

    [Fact]
    public void Keywords_as_names_are_escaped_in_clients()
        => MatchesClient(
            "Acme.event.classClient",
            """
            namespace Acme.@event;

            [CrudTable("classes")]
            public sealed record @class([property: PartitionKey] string @namespace, [property: SortKey] long @int);
            """);

    [Fact]
    public void A_type_without_a_namespace_gets_a_client_without()
        => MatchesClient("PriceClient", "[CrudTable] public sealed record Price([property: PartitionKey] DateOnly Day, decimal Amount);");

    [Fact]
    public void A_function_is_given_its_tables()
        => Snapshot.Matches(
            GeneratorTest.Run(new TestProject(Product + Functions) { HasAws = true }),
            files: ["Acme.Shop.AuditorFunction.g.cs", "Acme.Shop.StockKeeperFunction.g.cs"]);

    [Fact]
    public void With_a_start_up_tables_come_from_the_container()
        => Snapshot.Matches(
            GeneratorTest.Run(new TestProject(Product + Context + Functions.Replace("IReadOnlyTable<Product> products", "IReadOnlyTable<Product> products, TimeProvider clock", StringComparison.Ordinal) +
                """
                [ServiceStartup]
                internal static class Startup
                {
                    public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services)
                    {
                    }
                }
                """) { HasAws = true, HasContainer = true }),
            files: ["Acme.Shop.AuditorFunction.g.cs", "ServerlessPatternsServices.g.cs"]);

    private const string Functions =
        """
        #pragma warning disable CS9113 // Unread parameters.
        [QueueConsumer("stock")]
        public sealed class StockKeeper(ITable<Product> products, IReadOnlyTable<Product> again)
        {
            public Task HandleAsync(string text) => Task.CompletedTask;
        }

        [QueueConsumer("audit")]
        public sealed class Auditor(IReadOnlyTable<Product> products)
        {
            public Task HandleAsync(string text) => Task.CompletedTask;
        }

        """;

    private static void MatchesClient(string name, string source, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
        => Snapshot.Matches(GeneratorTest.Run(new TestProject(source)), files: [name + ".g.cs"], name: test);
}
