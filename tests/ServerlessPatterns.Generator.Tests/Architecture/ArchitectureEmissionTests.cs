using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Architecture;

/// <summary>What the generator draws of classes.</summary>
public class ArchitectureEmissionTests
{
    private const string Source =
        """
        #pragma warning disable CS9113 // The parameters say what the classes use.
        [assembly: ServerlessService("shop")]

        namespace Acme;

        [CrudTable("products")]
        public sealed record Product([property: PartitionKey] string Id);

        [CrudTable("notes", Operations = CrudOperations.None)]
        public sealed record Note([property: PartitionKey] string Id);

        public sealed record Basket(string Id);

        public sealed record Ship(string Id);

        [FanOutTopic(Owner = "stock")]
        public sealed record Sold(string Id);

        [QueueConsumer(MaxReceiveCount = 7, TimeoutSeconds = 10, MemoryMegabytes = 256)]
        [MessageFilter(nameof(Basket.Id), Prefix = "b-")]
        public sealed class Checkout(ITable<Product> products, ITopicPublisher<Sold> sold, IQueueSender<Ship> ship)
        {
            public Task HandleAsync(Basket basket) => Task.CompletedTask;
        }

        [LoadBalancerTarget("/products/*", Priority = 1, Host = "shop.example")]
        public sealed class Pages(IReadOnlyTable<Product> products, IReadOnlyTable<Note> notes, ITable<Note> more, IQueueSender<Basket> baskets)
        {
            [HttpRoute("GET", "/products/{id}")]
            public string Get(string id) => id;
        }
        """;

    [Fact]
    public void What_functions_read_write_and_send_is_drawn_with_whom_it_belongs_to()
    {
        var document = Document(new TestProject(Source) { HasAws = true, OutputKind = OutputKind.DynamicallyLinkedLibrary });

        Assert.Equal(
            [
                "  CheckoutQueue -->|\"id begins with b-\"| CheckoutFunction",
                "  CheckoutQueue -.->|\"after 7 receives\"| CheckoutDeadLetterQueue",
                "  LoadBalancerListener -->|\"shop.example/products/#42;\"| PagesFunction",
                "  RestApi -->|\"POST, GET, PUT, DELETE /products<br/>for IAM callers\"| ProductTable",
                "  CheckoutFunction -->|\"sends\"| ExternalQueue_ship",
                "  CheckoutFunction -->|\"publishes\"| ExternalTopic_sold",
                "  CheckoutFunction -->|\"reads and writes\"| ProductTable",
                "  PagesFunction -->|\"sends\"| CheckoutQueue",
                "  PagesFunction -->|\"reads and writes\"| NoteTable",
                "  PagesFunction -->|\"reads\"| ProductTable",
            ],
            [.. document.Split('\n').Where(line => line.StartsWith(' ') && line.Contains("->", StringComparison.Ordinal))]);
        Assert.Contains("  subgraph Service_1 [\"service stock\"]\n    ExternalTopic_sold{{\"sold<br/>topic\"}}:::external\n  end\n", document, StringComparison.Ordinal);
        Assert.Contains("| `Checkout` | messages of the queue `basket`: `id begins with b-` | 10 s | 256 MB |", document, StringComparison.Ordinal);
        Assert.Contains("| `Pages` | requests for `shop.example/products/*` | 30 s | 512 MB |", document, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_patterns_has_no_architecture()
        => Assert.Empty(GeneratorTest.Run(new TestProject("public sealed class Order;")).Files);

    [Fact]
    public void Two_classes_of_one_name_are_told_apart()
    {
        const string Twice = "namespace {0} {{ public sealed record {1}(string Id); [QueueConsumer] public sealed class Writer {{ public void HandleAsync({1} message) {{ }} }} }}\n";
        var document = Document(new TestProject(string.Format(null, Twice, "Acme.Billing", "Bill") + string.Format(null, Twice, "Acme.Shipping", "Parcel")));

        Assert.Contains("AcmeBillingWriterFunction([\"Acme.Billing.Writer<br/>function\"])", document, StringComparison.Ordinal);
        Assert.Contains("AcmeShippingWriterFunction([\"Acme.Shipping.Writer<br/>function\"])", document, StringComparison.Ordinal);
    }

    private static string Document(TestProject project)
    {
        var attribute = GeneratorTest.Run(project).Output.Assembly.GetAttributes().Single(attribute => attribute.AttributeClass!.Name == "ArchitectureDocumentAttribute");
        return (string)attribute.ConstructorArguments.Single().Value!;
    }
}
