using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class SharedStoreTests
{
    private const string Shop =
        """
        [assembly: ServerlessService("shop")]
        [assembly: ServerlessPatterns.Hosting.CloudFormationTemplate("{}")]
        namespace Acme.Shop
        {
            [CrudTable] public sealed class Product { [PartitionKey] public string Id { get; set; } = ""; }
            [Amazon.DynamoDBv2.DataModel.DynamoDBTable("Stock")] public sealed class Stock { public string Id { get; set; } = ""; }
            public sealed class Plain { public string Id { get; set; } = ""; }
        }
        """;

    [Theory]
    [InlineData("context.LoadAsync<Product>(id)", "Product")]
    [InlineData("context.SaveAsync(new Product { Id = id })", "Product")]
    [InlineData("context.ScanAsync<Product>([]).GetRemainingAsync()", "Product")]
    [InlineData("context.DeleteAsync<Stock>(id)", "Stock")]
    public void Another_service_s_table_is_told(string call, string item)
        => RuleTest.Flags(
            "SLP1024",
            $"'Report.Run' uses the table of '{item}' of the service shop directly, so that neither can change it alone; ask that service by its API, or take the data from its messages",
            Report(item == "Product" && call.Contains("Scan", StringComparison.Ordinal) ? call.Replace("context.ScanAsync<Product>([])", "[|context.ScanAsync<Product>([])|]", StringComparison.Ordinal) : $"[|{call}|]"),
            WithShop());

    [Theory]
    [InlineData("context.LoadAsync<Own>(id)")]
    [InlineData("context.LoadAsync<Plain>(id)")]
    [InlineData("Task.FromResult(new Product { Id = id })")]
    [InlineData("Task.FromResult(new List<Product>().Where(product => product.Id == id).ToList())")]
    [InlineData("Task.FromResult(System.Text.Json.JsonSerializer.Deserialize<Product>(id))")]
    public void Its_own_table_and_the_type_alone_are_fine(string call) => RuleTest.Allows("SLP1024", Report(call), WithShop());

    [Fact]
    public void A_project_without_a_service_shares_its_types_as_it_likes()
        => RuleTest.Allows("SLP1024", Report("context.DeleteAsync<Stock>(id)"), WithShop(Shop.Replace("""[assembly: ServerlessPatterns.Hosting.CloudFormationTemplate("{}")]""", "", StringComparison.Ordinal)));

    [Fact]
    public void A_test_may_look_into_the_table()
        => RuleTest.Allows("SLP1024", Report("context.LoadAsync<Product>(id)"), project => WithShop()(project) is var with ? with with { OtherReferences = [.. with.OtherReferences, MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)] } : project);

    private static Func<AnalyzedProject, AnalyzedProject> WithShop(string source = Shop)
        => project => project with { OtherReferences = [new AnalyzedProject(source) { AssemblyName = "Acme.Shop" }.Compile().ToMetadataReference()] };

    private static string Report(string call)
        => $$"""
        using Acme.Shop;
        using Amazon.DynamoDBv2.DataModel;
        [CrudTable] public sealed class Own { [PartitionKey] public string Id { get; set; } = ""; }
        public sealed class Report(IDynamoDBContext context) { public Task Run(string id) { _ = context; return {{call}}; } }
        """;
}
