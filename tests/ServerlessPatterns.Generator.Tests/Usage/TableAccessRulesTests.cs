using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class TableAccessRulesTests
{
    private const string Product = "[CrudTable] public record Product([property: PartitionKey] string Id); public record Plain(string Id);";
    private const string Handler = "public object Table => table; public void HandleAsync(string message) { }";

    [Theory]
    [InlineData("ITable<Product>")]
    [InlineData("IReadOnlyTable<Product>")]
    public void A_table_without_the_package_is_flagged_with_the_command_that_adds_it(string type)
        => TableUsageTest.Flags(
            "SLP0040",
            $"'Writer' asks for {type}, but the project does not reference the package that has it; dotnet add package ServerlessPatterns.Aws",
            $$"""{{Product}} [QueueConsumer("q")] class Writer({{type}} [|table|]) { {{Handler}} }""");

    [Theory]
    [InlineData("ITable<Plain>", "Plain")]
    [InlineData("IReadOnlyTable<Plain>", "Plain")]
    [InlineData("ITable<string>", "string")]
    [InlineData("ITable<Product[]>", "Product[]")]
    [InlineData("ITable<List<Product>>", "List<Product>")]
    [InlineData("ITable<(Product, int)>", "(Product, int)")]
    [InlineData("ITable<dynamic>", "dynamic")]
    public void A_table_of_a_type_that_has_none_is_flagged(string type, string item)
        => TableUsageTest.Flags(
            "SLP0040",
            $"'Writer' asks for {type}, but '{item}' has no table; give it [CrudTable]",
            $$"""{{Product}} [QueueConsumer("q")] class Writer({{type}} [|table|]) { {{Handler}} }""",
            Aws);

    [Fact]
    public void A_table_of_another_assembly_is_flagged()
        => TableUsageTest.Flags(
            "SLP0040",
            "'Writer' asks for IReadOnlyTable<Price>, but the table of 'Price' belongs to another service, that of Catalog; call its API with PriceClient, or let that service publish what has changed",
            $$"""[QueueConsumer("q")] class Writer(IReadOnlyTable<Catalog.Price> [|table|]) { {{Handler}} }""",
            project => Aws(project) with { OtherReferences = [UsageTest.Reference("Catalog", "namespace Catalog; [CrudTable] public record Price([property: PartitionKey] string Id);")] });

    [Fact]
    public void A_table_with_a_key_is_flagged()
        => TableUsageTest.Flags(
            "SLP0040",
            "'Writer' asks for ITable<Product>, but tables have no keys; remove [FromKeyedServices]",
            $$"""{{Product}} [QueueConsumer("q")] class Writer([Microsoft.Extensions.DependencyInjection.FromKeyedServices("a")] ITable<Product> [|table|]) { {{Handler}} }""",
            Aws);

    [Fact]
    public void What_is_wrong_with_the_table_itself_is_said_once_where_it_is_declared()
        => TableUsageTest.Flags(
            "SLP0037",
            "'Product.Id' is a key and may be null; take the type without '?'",
            $$"""[CrudTable] public record Product([property: PartitionKey] string? [|Id|]); [QueueConsumer("q")] class Writer(ITable<Product> table) { {{Handler}} }""",
            Aws);

    [Theory]
    [InlineData("ITable<Product> table")]
    [InlineData("IReadOnlyTable<Product> table")]
    [InlineData("ITable<Product>? table = null")]
    [InlineData("ITable<Product> table, IReadOnlyTable<Product> again, ITable<Item> items")]
    public void Tables_are_given(string parameters)
    {
        foreach (var operations in new[] { "All", "None" })
        {
            UsageTest.Allows(
                $$"""
                [CrudTable(Operations = CrudOperations.{{operations}})] public record Product([property: PartitionKey] string Id);
                [CrudTable] public record struct Item([property: PartitionKey] Guid Id, [property: SortKey] int Line);
                [QueueConsumer("q")] class Writer({{parameters}}) { {{Handler}} }
                """,
                Aws);
        }
    }

    [Fact]
    public void Tables_are_given_beside_what_a_start_up_gives()
        => UsageTest.Allows(
            $$"""
            {{Product}}
            [QueueConsumer("q")] class Writer(ITable<Product> table, TimeProvider clock) { public object Clock => clock; {{Handler}} }
            [ServiceStartup] static class Startup { public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }
            """,
            project => Aws(project) with { HasContainer = true });

    private static TestProject Aws(TestProject project) => project with { HasAws = true };
}
