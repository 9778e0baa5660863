using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Crud;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Emission;

/// <summary>Whatever the tables look like, what is generated compiles without an error or a warning: the driver asserts that in every test.</summary>
public sealed class TableOddShapeTests
{
    [Fact]
    public void Names_in_other_scripts_are_kept()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Компания.Größe;
            [CrudTable("orders")] public record Заказ([property: PartitionKey] string Номер, [property: SortKey] int 行, string Größe);
            """));

        Assert.Contains("class ЗаказClient", generated.File("Компания.Größe.ЗаказClient.g.cs"), StringComparison.Ordinal);
        Assert.Contains("key, int sort", generated.File("Компания.Größe.ЗаказClient.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Types_of_one_name_in_two_namespaces_get_a_client_each_and_ids_and_schemas_of_their_own()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            namespace Acme.Shop { [CrudTable("products")] public record Product([property: PartitionKey] string Id); }
            namespace Acme.Stock { [CrudTable("stock")] public record Product([property: PartitionKey] string Id); }
            """));

        Assert.Contains("Acme.Shop.ProductClient.g.cs", generated.Files);
        Assert.Contains("Acme.Stock.ProductClient.g.cs", generated.Files);
        Assert.Equal(["AcmeShopProductTable", "AcmeStockProductTable"], TableProject.Template(generated)["Resources"]!.AsObject().Where(each => (string)each.Value!["Type"]! == "AWS::DynamoDB::Table").Select(each => each.Key));
        Assert.Equal(["AcmeShopProduct", "AcmeStockProduct"], Schemas(generated).Where(name => name.EndsWith("Product", StringComparison.Ordinal)));
    }

    [Fact]
    public void Types_that_differ_in_case_alone_get_a_file_each()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            [CrudTable("a")] public record Product([property: PartitionKey] string Id);
            [CrudTable("b")] public record PRODUCT([property: PartitionKey] string Id);
            """));

        Assert.Equal(2, generated.Files.Count(file => file.StartsWith("productClient-", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void A_schema_never_has_the_name_of_another_type_s()
    {
        var generated = GeneratorTest.Run(new TestProject(
            """
            [CrudTable("a")] public record Order([property: PartitionKey] string Id);
            [CrudTable("b")] public record OrderPage([property: PartitionKey] string Id);
            [CrudTable("c")] public record OrderCreation([property: PartitionKey] string Id);
            [CrudTable("d")] public record OrderPageItem([property: PartitionKey] string Id);
            [CrudTable("e")] public record Problem([property: PartitionKey] string Id);
            [CrudTable("f")] public record ProblemItem([property: PartitionKey] string Id);
            """));

        Assert.Equal(1 + (6 * 4), Schemas(generated).Count());
    }

    [Theory]
    [InlineData("string Item", "string ItemKey")]
    [InlineData("string ItemKey", "string Item")]
    [InlineData("string PageSize", "int CancellationToken")]
    [InlineData("string Client", "string HttpClient")]
    [InlineData("Guid ID", "Guid id")]
    [InlineData("string _1", "string _2")]
    public void Keys_named_as_other_parameters_or_one_another_are_told_apart(string partition, string sort)
        => GeneratorTest.Run(new TestProject($"using System.Text.Json.Serialization; [CrudTable] public record Product([property: PartitionKey] {partition}, [property: JsonPropertyName(\"other\"), SortKey] {sort}, string Text);"));

    [Theory]
    [InlineData("[property: JsonPropertyName(\"x-id\"), PartitionKey] string Id, [property: JsonPropertyName(\"x_id\"), SortKey] string Line")]
    [InlineData("[property: JsonPropertyName(\"1\"), PartitionKey] string Id, [property: JsonPropertyName(\"2\"), SortKey] string Line")]
    [InlineData("[property: JsonPropertyName(\"a.b\"), PartitionKey] string Id, [property: JsonPropertyName(\"価格\"), SortKey] string Line")]
    public void Path_variables_are_told_apart_and_hold_nothing_that_API_Gateway_refuses(string keys)
    {
        var template = TableProject.Template(GeneratorTest.Run(new TestProject($"using System.Text.Json.Serialization; [CrudTable] public record Product({keys});")));
        var variables = template["Resources"]!.AsObject().Where(each => (string)each.Value!["Type"]! == "AWS::ApiGateway::Resource").Select(each => (string)each.Value!["Properties"]!["PathPart"]!).Where(part => part != "product").ToArray();

        Assert.Equal(2, variables.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(variables, variable => Assert.Matches("^\\{[A-Za-z][A-Za-z0-9]*\\}$", variable));
    }

    [Fact]
    public void Keys_of_a_base_type_obsolete_keys_and_hidden_keys_are_read()
        => GeneratorTest.Run(new TestProject(
            """
            namespace Acme;
            public abstract record Entity([property: PartitionKey, System.Obsolete("Soon gone.")] string Id) { public virtual string Name { get; set; } = ""; }
            [CrudTable] public sealed record Product(string Id) : Entity(Id) { public override string Name { get; set; } = ""; }
            """) { DoesNotCompile = true });

    [Fact]
    public void Without_nullable_annotations_a_client_compiles()
        => GeneratorTest.Run(new TestProject("[CrudTable] public class Product { [PartitionKey] public string Id { get; set; } public List<string> Tags { get; set; } }") { Nullable = NullableContextOptions.Disable });

    [Fact]
    public void Namespaces_that_hide_the_frameworks_do_not_disturb()
        => GeneratorTest.Run(new TestProject(
            """
            namespace Acme.System.Threading { public class Tasks; }
            namespace Acme { public class ServerlessPatterns; public class String; }
            namespace Acme.Shop { [CrudTable] public record Product([property: global::ServerlessPatterns.PartitionKey] string Id, [property: global::ServerlessPatterns.SortKey] long Task); }
            """));

    [Fact]
    public void A_table_for_functions_alone_gets_no_client_and_no_API()
    {
        var generated = GeneratorTest.Run(new TestProject("[CrudTable(Operations = CrudOperations.None)] public record Product([property: PartitionKey] string Id); class ProductClient;"));

        Assert.Equal(["ServerlessPatternsArchitecture.g.cs", "ServerlessPatternsTemplate.g.cs"], generated.Files);
        Assert.DoesNotContain("ApiGateway", generated.File("ServerlessPatternsTemplate.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Create")]
    [InlineData("Read")]
    [InlineData("Update")]
    [InlineData("Delete")]
    [InlineData("List")]
    public void A_client_has_the_methods_of_the_operations_alone(string operation)
    {
        var generated = GeneratorTest.Run(new TestProject($"[CrudTable(Operations = CrudOperations.{operation})] public record Product([property: PartitionKey] string Id, [property: SortKey] int Line);"));
        var client = generated.Output.GetTypeByMetadataName("ProductClient")!;

        Assert.Equal([(operation == "Read" ? "Get" : operation == "Update" ? "Replace" : operation) + "Async"], client.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary && method.DeclaredAccessibility == Accessibility.Public).Select(method => method.Name));
    }

    [Fact]
    public void A_path_as_long_as_it_may_be_has_ids_that_CloudFormation_takes()
    {
        string Path(char last) => string.Join('/', Enumerable.Repeat(new string('a', 64), 9).Append(new string('a', 63) + last));
        var template = TableProject.Template(GeneratorTest.Run(new TestProject(
            $$"""
            [CrudTable("{{Path('x')}}", CorsOrigins = new[] { "*" })] public record Product([property: PartitionKey] string Id);
            [CrudTable("{{Path('y')}}")] public record Other([property: PartitionKey] string Id);
            """)));

        Assert.All(template["Resources"]!.AsObject(), resource => Assert.InRange(resource.Key.Length, 1, 255));
    }

    private static IEnumerable<string> Schemas(Generated generated)
        => TableProject.Document(generated, "OpenApiDocumentAttribute")["components"]!["schemas"]!.AsObject().Select(schema => schema.Key);
}
