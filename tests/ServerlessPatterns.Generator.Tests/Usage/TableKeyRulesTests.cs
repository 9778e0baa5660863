namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class TableKeyRulesTests
{
    private const string Types = "a string, Guid, whole number, decimal, DateOnly, DateTime or DateTimeOffset";

    [Fact]
    public void A_type_without_a_partition_key_is_flagged_at_its_name()
        => TableUsageTest.Flags(
            "SLP0037",
            $"'Product' has no partition key; put [PartitionKey] on the property that tells its items apart: {Types}; on a positional record's parameter [property: PartitionKey]",
            "[CrudTable] record [|Product|](string Id);");

    [Theory]
    [InlineData("[property: PartitionKey] string Id, [property: PartitionKey] string [|Other|]", "Product.Other", "is a second partition key, and a table has one", "remove [PartitionKey]; two properties that tell items apart together are a partition key and a [SortKey]")]
    [InlineData("[property: PartitionKey] string Id, [property: SortKey] string One, [property: SortKey] string [|Two|]", "Product.Two", "is a second sort key, and a table has one", "remove [SortKey]")]
    [InlineData("[property: PartitionKey, SortKey] string [|Id|]", "Product.Id", "is both the partition key and the sort key", "remove one of the two attributes")]
    [InlineData("[property: PartitionKey] string? [|Id|]", "Product.Id", "is a key and may be null", "take the type without '?'")]
    [InlineData("[property: PartitionKey, JsonIgnore] string [|Id|]", "Product.Id", "is a key and bears [JsonIgnore], so that it is not in the item's JSON", "a key must be read and written")]
    [InlineData("[property: PartitionKey, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] Guid [|Id|]", "Product.Id", "is a key, and [JsonIgnore] leaves some of its values out of the JSON", "remove the attribute")]
    [InlineData("[property: PartitionKey(Generated = true)] int [|Id|]", "Product.Id", "is to be generated, and API Gateway makes a UUID, which is no int", "make it a string or Guid, or leave out Generated")]
    [InlineData("[property: PartitionKey(Generated = true)] DateOnly [|Id|]", "Product.Id", "is to be generated, and API Gateway makes a UUID, which is no DateOnly", "make it a string or Guid, or leave out Generated")]
    [InlineData("[property: PartitionKey(Generated = true)] Guid [|Id|], [property: SortKey] string Line", "Product.Id", "is to be generated beside a sort key, so that every item would lie in a partition of its own", "leave out Generated, or make the sort key an ordinary property")]
    public void A_key_that_is_none_is_flagged_at_the_property(string members, string property, string problem, string remedy)
        => TableUsageTest.Flags("SLP0037", $"'{property}' {problem}; {remedy}", $"[CrudTable] record Product({members});");

    [Theory]
    [InlineData("bool")]
    [InlineData("double")]
    [InlineData("float")]
    [InlineData("byte[]")]
    [InlineData("char")]
    [InlineData("TimeSpan")]
    [InlineData("TimeOnly")]
    [InlineData("Uri")]
    [InlineData("Version")]
    [InlineData("int?")]
    [InlineData("Guid?")]
    [InlineData("DayOfWeek")]
    [InlineData("List<string>")]
    [InlineData("HashSet<string>")]
    [InlineData("Inner")]
    public void A_key_of_another_type_is_flagged(string type)
    {
        foreach (var (attribute, others) in new[] { ("PartitionKey", ""), ("SortKey", ", [property: PartitionKey] string Partition") })
        {
            TableUsageTest.Flags(
                "SLP0037",
                $"'Product.Id' is a key of the type '{type}'; take {Types}",
                $"[CrudTable] record Product([property: {attribute}] {type} [|Id|]{others}); record Inner(string Text);");
        }
    }

    [Fact]
    public void An_enum_key_that_is_written_as_text_is_flagged_too()
        => TableUsageTest.Flags(
            "SLP0037",
            $"'Product.Id' is a key of the type 'Kind'; take {Types}",
            "[CrudTable] record Product([property: PartitionKey] Kind [|Id|]); [JsonConverter(typeof(JsonStringEnumConverter<Kind>))] enum Kind { A }");

    [Theory]
    [InlineData("string")]
    [InlineData("Guid")]
    [InlineData("sbyte")]
    [InlineData("byte")]
    [InlineData("short")]
    [InlineData("ushort")]
    [InlineData("int")]
    [InlineData("uint")]
    [InlineData("long")]
    [InlineData("ulong")]
    [InlineData("decimal")]
    [InlineData("DateOnly")]
    [InlineData("DateTime")]
    [InlineData("DateTimeOffset")]
    public void Keys_of_every_type_are_allowed(string type)
    {
        TableUsageTest.Allows($"[CrudTable] record Product([property: PartitionKey] {type} Id);");
        TableUsageTest.Allows($"[CrudTable] record Product([property: PartitionKey] string Id, [property: SortKey] {type} Line);");
        TableUsageTest.Allows($"[CrudTable] record Product([property: PartitionKey] {type} Id, [property: SortKey] string Line);");
    }

    [Theory]
    [InlineData("string")]
    [InlineData("Guid")]
    public void A_generated_key_is_allowed(string type) => TableUsageTest.Allows($"[CrudTable] record Product([property: PartitionKey(Generated = true)] {type} Id);");

    [Theory]
    [InlineData("WhenWritingNull", "string")]
    [InlineData("WhenWritingNull", "Guid")]
    [InlineData("WhenWritingDefault", "string")]
    [InlineData("Never", "int")]
    public void A_key_whose_every_value_is_written_is_allowed_whatever_the_context_leaves_out(string condition, string type)
        => TableUsageTest.Allows(
            $$"""
            [CrudTable] record Product([property: PartitionKey] {{type}} Id);
            [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.{{condition}}), JsonSerializable(typeof(Product))] abstract partial class Unused : JsonSerializerContext { protected Unused() : base(null) { } }
            [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.{{condition}}), JsonSerializable(typeof(Product))] partial class Context : JsonSerializerContext
            {
                public Context(JsonSerializerOptions options) : base(options) { }
                public static Context Default => null!;
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            """);

    [Theory]
    [InlineData("private")]
    [InlineData("protected")]
    public void A_key_that_generated_code_cannot_read_is_flagged(string accessibility)
        => TableUsageTest.Flags(
            "SLP0037",
            "'Product.Id' is a key that generated code cannot read; make it and its getter internal or public",
            $$"""[CrudTable] class Product { [JsonInclude, PartitionKey] {{accessibility}} string [|Id|] { get; set; } = ""; }""");

    [Fact]
    public void A_private_key_that_is_not_in_the_JSON_is_flagged_for_that()
        => TableUsageTest.Flags(
            "SLP0037",
            "'Product.Id' is a key and is not public, nor does it bear [JsonInclude], so that it is not in the item's JSON; a key must be read and written",
            """[CrudTable] class Product { [PartitionKey] private string [|Id|] { get; set; } = ""; }""");

    [Fact]
    public void A_key_of_a_base_type_in_another_assembly_is_flagged_at_the_type()
        => TableUsageTest.Flags(
            "SLP0037",
            "'Product.Id' is a key of the type 'bool'; take " + Types,
            "[CrudTable] record [|Product|](bool Id) : Contracts.Entity(Id);",
            project => project with { OtherReferences = [UsageTest.Reference("Contracts", "namespace Contracts; public record Entity([property: PartitionKey] bool Id);")] });

    [Theory]
    [InlineData("string [|Expires|]", "Product.Expires", "bears [TimeToLive] and is no whole number: DynamoDB reads seconds since 1970-01-01 UTC (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html)", "make it a long, and set it with DateTimeOffset.ToUnixTimeSeconds()")]
    [InlineData("DateTimeOffset [|Expires|]", "Product.Expires", "bears [TimeToLive] and is no whole number: DynamoDB reads seconds since 1970-01-01 UTC (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html)", "make it a long, and set it with DateTimeOffset.ToUnixTimeSeconds()")]
    [InlineData("decimal [|Expires|]", "Product.Expires", "bears [TimeToLive] and is no whole number: DynamoDB reads seconds since 1970-01-01 UTC (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html)", "make it a long, and set it with DateTimeOffset.ToUnixTimeSeconds()")]
    [InlineData("long One, [property: TimeToLive] long [|Two|]", "Product.Two", "bears [TimeToLive], and so does 'One'", "leave one")]
    public void A_time_to_live_that_DynamoDB_cannot_read_is_flagged(string members, string property, string problem, string remedy)
        => TableUsageTest.Flags("SLP0037", $"'{property}' {problem}; {remedy}", $"[CrudTable] record Product([property: PartitionKey] string Id, [property: TimeToLive] {members});");

    [Theory]
    [InlineData("long")]
    [InlineData("long?")]
    [InlineData("uint")]
    public void A_time_to_live_of_seconds_is_allowed(string type)
        => TableUsageTest.Allows($"[CrudTable] record Product([property: PartitionKey] string Id, [property: TimeToLive] {type} Expires);");

    [Fact]
    public void A_time_to_live_that_is_not_in_the_JSON_is_flagged()
        => TableUsageTest.Flags(
            "SLP0037",
            "'Product.Expires' bears [TimeToLive] and bears [JsonIgnore], so that it is not in the item's JSON; let the serializer write it, or remove [TimeToLive]",
            "[CrudTable] record Product([property: PartitionKey] string Id, [property: TimeToLive, JsonIgnore] long [|Expires|]);");

    [Fact]
    public void Every_problem_of_a_type_is_told_at_once()
    {
        var diagnostics = UsageTest.Analyze(
            UsageTest.Project("[CrudTable(\"a b\", RateLimit = 0, BurstLimit = 0)] record Product([property: PartitionKey] bool Id, object Other, [property: TimeToLive] string Expires);"),
            out _);

        Assert.Equal(["SLP0009", "SLP0009", "SLP0011", "SLP0036", "SLP0037", "SLP0037"], diagnostics.Select(each => each.Id).Where(id => id != "SLP0018").Order(StringComparer.Ordinal));
    }
}
