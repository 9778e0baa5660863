using System.Globalization;
using System.Text;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class TableMemberRulesTests
{
    private const string Known = "give it a type of known members, or leave it out with [JsonIgnore]";
    private const string TakeRecord = "take a record, class or struct of known members";
    private const string Rename = "give it another name with [JsonPropertyName]";

    private const string Others =
        """
        interface IThing { string Name { get; } }
        abstract record Thing(string Name);
        [JsonPolymorphic] record Open(string Name);
        [JsonDerivedType(typeof(Book), "book")] record Sold(string Name);
        record Book(string Name) : Sold(Name);
        [JsonConverter(typeof(MoneyConverter))] readonly record struct Money(decimal Amount);
        class MoneyConverter : JsonConverter<Money> { public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => default; public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) { } }
        class CountConverter : JsonConverter<int> { public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => default; public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) { } }
        record Empty;
        class Hidden { private Hidden() { } public string Name { get; set; } = ""; }
        class Torn { public Torn(int other) { } public string Name { get; set; } = ""; }
        """;

    [Theory]
    [InlineData("object", "has the type 'object', whose JSON is not known", Known)]
    [InlineData("JsonElement", "has the type 'JsonElement', whose JSON is not known", Known)]
    [InlineData("JsonDocument", "has the type 'JsonDocument', whose JSON is not known", Known)]
    [InlineData("System.Text.Json.Nodes.JsonObject", "has the type 'JsonObject', whose JSON is not known", Known)]
    [InlineData("dynamic", "has the type 'dynamic', whose JSON is not known", Known)]
    [InlineData("Money", "is read and written by the converter 'MoneyConverter', so that its JSON is not known", Known)]
    [InlineData("List<object>", "has the type 'object', whose JSON is not known", Known)]
    [InlineData("Dictionary<string, object>", "has the type 'object', whose JSON is not known", Known)]
    [InlineData("IThing", "has the type 'IThing', which is an interface", TakeRecord)]
    [InlineData("Thing", "has the type 'Thing', whose values may be of several types", TakeRecord)]
    [InlineData("Open", "has the type 'Open', whose values may be of several types", TakeRecord)]
    [InlineData("List<Sold>", "has the type 'Sold', whose values may be of several types", TakeRecord)]
    [InlineData("(int, int)", "has the type '(int, int)', which is a tuple", TakeRecord)]
    [InlineData("Action", "has the type 'Action', which is no type of known members", TakeRecord)]
    [InlineData("int[,]", "has the type 'int[*,*]', which is no type of known members", TakeRecord)]
    [InlineData("Empty", "has the type 'Empty', which has no member that the serializer writes", TakeRecord)]
    [InlineData("Hidden", "has the type 'Hidden', which has no public constructor", "make one public or mark one with [JsonConstructor]")]
    [InlineData("List<Torn>", "has the type 'Torn', which has a constructor whose parameter 'other' is no property of it", "give it a property other, or another constructor with [JsonConstructor]")]
    [InlineData("ArrayList", "has the type 'ArrayList', whose elements' type is not known", "take a list of a known type")]
    [InlineData("IEnumerable", "has the type 'IEnumerable', whose elements' type is not known", "take a list of a known type")]
    [InlineData("Type", "has the type 'Type', whose JSON is not known", Known)]
    [InlineData("System.Globalization.CultureInfo", "has the type 'CultureInfo', whose JSON is not known", Known)]
    [InlineData("System.Numerics.BigInteger", "has the type 'BigInteger', whose JSON is not known", Known)]
    [InlineData("System.IO.MemoryStream", "has the type 'MemoryStream', whose JSON is not known", Known)]
    [InlineData("Memory<int>", "has the type 'Memory<int>', whose JSON is not known", Known)]
    [InlineData("nint", "has the type 'nint', whose JSON is not known", Known)]
    [InlineData("Dictionary<int, string>", "is a dictionary whose keys are of the type 'int'", "take string keys")]
    [InlineData("IReadOnlyDictionary<DayOfWeek, string>", "is a dictionary whose keys are of the type 'DayOfWeek'", "take string keys")]
    public void A_member_whose_JSON_is_not_known_is_flagged_at_the_property(string type, string problem, string remedy)
        => TableUsageTest.Flags("SLP0036", $"'Product.Value' {problem}; {remedy}", $"[CrudTable] record Product([property: PartitionKey] string Id, {type} [|Value|]); {Others}");

    [Theory]
    [InlineData("[property: JsonConverter(typeof(CountConverter))] int", "is read and written by the converter 'CountConverter', so that its JSON is not known")]
    [InlineData("[property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] int", "has the type 'int', whose JSON is not known")]
    public void A_member_with_an_attribute_that_changes_its_JSON_is_flagged(string member, string problem)
        => TableUsageTest.Flags("SLP0036", $"'Product.Value' {problem}; {Known}", $"[CrudTable] record Product([property: PartitionKey] string Id, {member} [|Value|]); {Others}");

    [Fact]
    public void A_member_of_an_inner_type_is_flagged_there()
        => TableUsageTest.Flags(
            "SLP0036",
            $"'Inner.Value' has the type 'object', whose JSON is not known; {Known}",
            "[CrudTable] record Product([property: PartitionKey] string Id, Outer Outer); record Outer(List<Inner> Inner); record Inner(object [|Value|]);");

    [Fact]
    public void A_member_of_a_type_of_another_assembly_is_flagged_at_the_table_s_type()
        => TableUsageTest.Flags(
            "SLP0036",
            $"'Foreign.Value' has the type 'object', whose JSON is not known; {Known}",
            "[CrudTable] record [|Product|]([property: PartitionKey] string Id, Contracts.Foreign Outer);",
            project => project with { OtherReferences = [UsageTest.Reference("Contracts", "namespace Contracts; public record Foreign(object Value);")] });

    [Theory]
    [InlineData("Product? [|Value|]", "", "Product.Value", "Product → Product")]
    [InlineData("List<Product> [|Value|]", "", "Product.Value", "Product → List<Product> → Product")]
    [InlineData("Dictionary<string, Product[]> [|Value|]", "", "Product.Value", "Product → Dictionary<string, Product[]> → Product[] → Product")]
    [InlineData("Part Value", "record Part(Piece Piece); record Piece(List<Part> [|Parts|]);", "Piece.Parts", "Part → Piece → List<Part> → Part")]
    [InlineData("Part Value", "record Part(Product? [|Whole|]);", "Part.Whole", "Product → Part → Product")]
    public void A_type_that_holds_itself_is_flagged_with_the_way_round(string member, string others, string place, string way)
        => TableUsageTest.Flags(
            "SLP0036",
            $"'{place}' holds its own type ({way}), and a table's items have no end then; keep the other items' keys instead",
            $"[CrudTable] record Product([property: PartitionKey] string Id, {member}); {others}");

    [Fact]
    public void One_type_in_several_places_is_no_recursion()
        => TableUsageTest.Allows("[CrudTable] record Product([property: PartitionKey] string Id, Address From, Address? To, List<Address> Via); record Address(string City);");

    [Theory]
    [InlineData("it's", "'")]
    [InlineData("a\\\"b", "\"")]
    [InlineData("a\\\\b", "\\")]
    [InlineData("$price", "$")]
    [InlineData("#set", "#")]
    [InlineData("a\\nb", "\n")]
    [InlineData("a\\u200bb", "\u200b")]
    public void A_JSON_name_that_mapping_templates_cannot_hold_is_flagged(string name, string character)
        => TableUsageTest.Flags(
            "SLP0036",
            $"'Product.Value' has the JSON name '{System.Text.RegularExpressions.Regex.Unescape(name)}', with a character ('{character}') that mapping templates cannot hold; {Rename}",
            $"[CrudTable] record Product([property: PartitionKey] string Id, [property: JsonPropertyName(\"{name}\")] string [|Value|]);");

    [Fact]
    public void An_empty_JSON_name_is_flagged()
        => TableUsageTest.Flags(
            "SLP0036",
            $"'Product.Value' has an empty JSON name, and DynamoDB has no attribute without a name; {Rename}",
            "[CrudTable] record Product([property: PartitionKey] string Id, [property: JsonPropertyName(\"\")] string [|Value|]);");

    [Theory]
    [InlineData("a.b")]
    [InlineData("größe")]
    [InlineData("a b")]
    [InlineData("{x}")]
    [InlineData("a~b")]
    [InlineData("価格")]
    [InlineData("class")]
    public void Other_JSON_names_are_allowed(string name)
        => TableUsageTest.Allows($"[CrudTable] record Product([property: PartitionKey] string Id, [property: JsonPropertyName(\"{name}\")] string Value);");

    [Theory]
    [InlineData("id")]
    [InlineData("ID")]
    public void Two_members_of_one_JSON_name_are_flagged_at_the_second(string name)
        => TableUsageTest.Flags(
            "SLP0036",
            $"'Product.Value' has the JSON name '{name}', and so has another member; {Rename}",
            $"[CrudTable] record Product([property: PartitionKey] string Id, [property: JsonPropertyName(\"{name}\")] string [|Value|]);");

    [Fact]
    public void Levels_beyond_those_that_DynamoDB_nests_are_flagged()
    {
        var types = new StringBuilder();
        for (var i = 0; i < 31; i++)
        {
            types.Append(CultureInfo.InvariantCulture, $"record Level{i}(Level{i + 1} {(i == 30 ? "[|Next|]" : "Next")}); ");
        }

        TableUsageTest.Flags(
            "SLP0036",
            "'Level30.Next' lies more than 32 levels deep, and DynamoDB nests no deeper (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html); flatten it",
            $"[CrudTable] record Product([property: PartitionKey] string Id, Level0 Next); {types} record Level31(string Text);");
    }

    [Fact]
    public void More_members_than_a_mapping_template_holds_are_flagged_before_they_are_counted_to_the_end()
    {
        // Each level twice as many as the one around it: 2^28 texts.
        var types = string.Concat(Enumerable.Range(0, 28).Select(i => string.Create(CultureInfo.InvariantCulture, $"record Level{i}(Level{i + 1} One, Level{i + 1} Other); ")));

        TableUsageTest.Flags(
            "SLP0036",
            "'Product.Next' makes the item hold more than 10000 members, for which no mapping template is long enough (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html); split it",
            $"[CrudTable] record Product([property: PartitionKey] string Id, Level0 [|Next|]); {types} record Level28(string Text);");
    }

    [Fact]
    public void A_member_that_is_not_in_the_JSON_may_be_anything()
        => TableUsageTest.Allows("[CrudTable] record Product([property: PartitionKey] string Id) { [JsonIgnore] public object? Value { get; set; } public object? Field; private object? Hidden { get; set; } public static object? Shared { get; set; } }");

    [Fact]
    public void A_member_that_does_not_resolve_is_the_compilers_to_explain()
        => Assert.All(UsageTest.Analyze(UsageTest.Project("[CrudTable] record Product([property: PartitionKey] string Id, Missing Value, List<Gone> Values);"), out _), each => Assert.Equal("SLP0018", each.Id));

    [Theory]
    [InlineData("Memory<byte>")]
    [InlineData("ReadOnlyMemory<byte>?")]
    [InlineData("KeyValuePair<string, int>")]
    [InlineData("ImmutableArray<int>")]
    [InlineData("ImmutableHashSet<string>")]
    [InlineData("IReadOnlyDictionary<string, IReadOnlyList<int?>>")]
    [InlineData("SortedDictionary<string, Guid>")]
    [InlineData("Queue<DateOnly>")]
    [InlineData("Half")]
    [InlineData("UInt128")]
    [InlineData("TimeSpan?")]
    [InlineData("Version")]
    public void Types_whose_JSON_is_known_are_allowed(string type) => TableUsageTest.Allows($"[CrudTable] record Product([property: PartitionKey] string Id, {type} Value);");
}
