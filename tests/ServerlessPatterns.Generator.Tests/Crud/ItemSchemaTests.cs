using static ServerlessPatterns.Generator.Tests.Crud.TableProject;

namespace ServerlessPatterns.Generator.Tests.Crud;

/// <summary>What a member's values may be, as the schema says that API Gateway validates by.</summary>
public sealed class ItemSchemaTests
{
    private const string Kind = "public enum Kind { Book, [JsonStringEnumMemberName(\"e-book\")] EBook = 5, Map = 5 } ";

    [Theory]
    [InlineData("string Value", """{"type":"string"}""")]
    [InlineData("string? Value", """{"type":["string","null"]}""")]
    [InlineData("char Value", """{"maxLength":1,"minLength":1,"type":"string"}""")]
    [InlineData("bool Value", """{"type":"boolean"}""")]
    [InlineData("bool? Value", """{"type":["boolean","null"]}""")]
    [InlineData("byte Value", """{"maximum":255,"minimum":0,"type":"integer"}""")]
    [InlineData("int Value", """{"maximum":2147483647,"minimum":-2147483648,"type":"integer"}""")]
    [InlineData("long? Value", """{"maximum":9223372036854775807,"minimum":-9223372036854775808,"type":["integer","null"]}""")]
    [InlineData("double Value", """{"type":"number"}""")]
    [InlineData("DateOnly Value", """{"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$","type":"string"}""")]
    [InlineData("Uri? Value", """{"type":["string","null"]}""")]
    [InlineData("List<int?> Value", """{"items":{"maximum":2147483647,"minimum":-2147483648,"type":["integer","null"]},"maxItems":1000,"type":"array"}""")]
    [InlineData("string[]? Value", """{"items":{"type":"string"},"maxItems":1000,"type":["array","null"]}""")]
    [InlineData("HashSet<string> Value", """{"items":{"type":"string"},"maxItems":1000,"type":"array","uniqueItems":true}""")]
    [InlineData("IReadOnlySet<Guid> Value", """{"items":{"pattern":"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$","type":"string"},"maxItems":1000,"type":"array","uniqueItems":true}""")]
    [InlineData("HashSet<bool> Value", """{"items":{"type":"boolean"},"maxItems":1000,"type":"array"}""")]
    [InlineData("HashSet<string?> Value", """{"items":{"type":["string","null"]},"maxItems":1000,"type":"array"}""")]
    [InlineData("Dictionary<string, bool> Value", """{"additionalProperties":{"type":"boolean"},"maxProperties":1000,"type":"object"}""")]
    [InlineData("ImmutableArray<bool> Value", """{"items":{"type":"boolean"},"maxItems":1000,"type":"array"}""")]
    [InlineData("Inner? Value", """{"additionalProperties":false,"properties":{"flag":{"type":"boolean"}},"required":["flag"],"type":["object","null"]}""")]
    public void A_type_has_its_schema(string member, string schema) => Assert.Equal(schema, Member(member, "public record Inner(bool Flag);"));

    [Theory]
    [InlineData("byte[] Value")]
    [InlineData("ReadOnlyMemory<byte> Value")]
    public void Bytes_are_a_text_of_base64(string member) => Assert.Equal("""{"pattern":"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$","type":"string"}""", Member(member));

    [Theory]
    [InlineData("Kind Value", "", """{"maximum":2147483647,"minimum":-2147483648,"type":"integer"}""")]
    [InlineData("Tiny Value", "public enum Tiny : byte { A }", """{"maximum":255,"minimum":0,"type":"integer"}""")]
    [InlineData("[property: JsonConverter(typeof(JsonStringEnumConverter<Kind>))] Kind Value", "", """{"enum":["Book","e-book","Map"],"type":"string"}""")]
    [InlineData("[property: JsonConverter(typeof(JsonStringEnumConverter))] Kind? Value", "", """{"enum":["Book","e-book","Map",null],"type":["string","null"]}""")]
    [InlineData("Named Value", "[JsonConverter(typeof(JsonStringEnumConverter<Named>))] public enum Named { One, Two }", """{"enum":["One","Two"],"type":"string"}""")]
    [InlineData("List<Named> Value", "[JsonConverter(typeof(JsonStringEnumConverter<Named>))] public enum Named { One, Two }", """{"items":{"enum":["One","Two"],"type":"string"},"maxItems":1000,"type":"array"}""")]
    [InlineData("HashSet<Named> Value", "[JsonConverter(typeof(JsonStringEnumConverter<Named>))] public enum Named { One }", """{"items":{"enum":["One"],"type":"string"},"maxItems":1000,"type":"array","uniqueItems":true}""")]
    [InlineData("Rights Value", "[Flags, JsonConverter(typeof(JsonStringEnumConverter<Rights>))] public enum Rights { Read = 1, Write = 2 }", """{"type":"string"}""")]
    [InlineData("Rights Value", "[Flags] public enum Rights : sbyte { Read = 1, Write = 2 }", """{"maximum":127,"minimum":-128,"type":"integer"}""")]
    public void An_enum_is_a_number_or_one_of_its_names(string member, string others, string schema) => Assert.Equal(schema, Member(member, Kind + others));

    [Theory]
    [InlineData("UseStringEnumConverter = true", """{"enum":["Book","e-book","Map"],"type":"string"}""")]
    [InlineData("Converters = new[] { typeof(JsonStringEnumConverter) }", """{"enum":["Book","e-book","Map"],"type":"string"}""")]
    [InlineData("Converters = new[] { typeof(JsonStringEnumConverter<Kind>) }", """{"enum":["Book","e-book","Map"],"type":"string"}""")]
    [InlineData("Converters = new[] { typeof(JsonStringEnumConverter<DayOfWeek>) }", """{"maximum":2147483647,"minimum":-2147483648,"type":"integer"}""")]
    [InlineData("WriteIndented = true", """{"maximum":2147483647,"minimum":-2147483648,"type":"integer"}""")]
    public void A_context_may_write_enums_as_their_names(string options, string schema) => Assert.Equal(schema, Member("Kind Value", Kind + Context(options)));

    [Theory]
    [InlineData("[property: StringLength(20)] string Value", """{"maxLength":20,"type":"string"}""")]
    [InlineData("[property: StringLength(20, MinimumLength = 2)] string Value", """{"maxLength":20,"minLength":2,"type":"string"}""")]
    [InlineData("[property: MaxLength(20)] string? Value", """{"maxLength":20,"type":["string","null"]}""")]
    [InlineData("[property: MaxLength] string Value", """{"type":"string"}""")]
    [InlineData("[property: MinLength(1)] string Value", """{"minLength":1,"type":"string"}""")]
    [InlineData("[property: Length(1, 5)] string Value", """{"maxLength":5,"minLength":1,"type":"string"}""")]
    [InlineData("[property: Length(1, 5)] List<bool> Value", """{"items":{"type":"boolean"},"maxItems":5,"minItems":1,"type":"array"}""")]
    [InlineData("[property: MaxLength(5000)] List<bool> Value", """{"items":{"type":"boolean"},"maxItems":1000,"type":"array"}""")]
    [InlineData("[property: MaxLength(3)] HashSet<string> Value", """{"items":{"type":"string"},"maxItems":3,"type":"array","uniqueItems":true}""")]
    [InlineData("[property: MaxLength(3)] Dictionary<string, bool> Value", """{"additionalProperties":{"type":"boolean"},"maxProperties":1000,"type":"object"}""")]
    [InlineData("[property: Range(0, 100)] int Value", """{"maximum":100,"minimum":0,"type":"integer"}""")]
    [InlineData("[property: Range(0.5, 99.5)] double Value", """{"maximum":99.5,"minimum":0.5,"type":"number"}""")]
    [InlineData("[property: Range(0, 1)] decimal? Value", """{"maximum":1,"minimum":0,"type":["number","null"]}""")]
    [InlineData("[property: Range(-5, double.MaxValue)] byte Value", """{"maximum":255,"minimum":0,"type":"integer"}""")]
    [InlineData("[property: Range(10, double.PositiveInfinity)] byte Value", """{"maximum":255,"minimum":0,"type":"integer"}""")]
    [InlineData("[property: Range(typeof(decimal), \"0\", \"1\")] bool Value", """{"type":"boolean"}""")]
    [InlineData("[property: StringLength(5)] int Value", """{"maximum":2147483647,"minimum":-2147483648,"type":"integer"}""")]
    public void Validation_attributes_are_in_the_schema_where_they_fit(string member, string schema) => Assert.Equal(schema, Member(member));

    [Theory]
    [InlineData("string", """{"maxLength":2048,"minLength":1,"type":"string"}""")]
    [InlineData("[StringLength(36, MinimumLength = 8)] string", """{"maxLength":36,"minLength":8,"type":"string"}""")]
    [InlineData("[StringLength(5000)] string", """{"maxLength":2048,"minLength":1,"type":"string"}""")]
    [InlineData("[Range(1, 9)] int", """{"maximum":9,"minimum":1,"type":"integer"}""")]
    public void A_key_is_neither_empty_nor_longer_than_DynamoDB_takes(string key, string schema)
    {
        var end = key.LastIndexOf(' ') + 1;
        var source = $"[CrudTable] public class Product {{ [PartitionKey] {key[..end]} public {key[end..]} Id {{ get; set; }} = default!; }}";

        Assert.Equal(schema, OneLine(Schema(source)["properties"]!["id"]!));
    }

    [Fact]
    public void The_longest_sort_key_is_shorter()
        => Assert.Equal("""{"maxLength":1024,"minLength":1,"type":"string"}""", OneLine(Schema("[CrudTable] public record Product([property: PartitionKey] string Id, [property: SortKey] string Line);")["properties"]!["line"]!));

    [Fact]
    public void A_converter_of_the_context_makes_a_member_s_JSON_unknown_and_keeps_the_table_away()
    {
        const string Source =
            """
            using System.Text.Json; using System.Text.Json.Serialization;
            [CrudTable] public record Product([property: PartitionKey] string Id, Money Price);
            public record Money(decimal Amount);
            public class MoneyConverter : JsonConverter<Money> { public override Money? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => null; public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) { } }
            """;

        Assert.Contains(Usage.UsageTest.Analyze(Usage.UsageTest.Project(Source + Context("Converters = new[] { typeof(MoneyConverter) }")), out _), each => each.Id == "SLP0036");
        Assert.DoesNotContain(Usage.UsageTest.Analyze(Usage.UsageTest.Project(Source + Context("")), out _), each => each.Id == "SLP0036");
    }

    [Theory]
    [InlineData("int")]
    [InlineData("Half")]
    public void Numbers_that_the_context_writes_as_texts_keep_the_table_away(string type)
    {
        var source = $"using System.Text.Json; using System.Text.Json.Serialization; [CrudTable] public record Product([property: PartitionKey] string Id, {type} Price); ";

        Assert.Contains(Usage.UsageTest.Analyze(Usage.UsageTest.Project(source + Context("NumberHandling = JsonNumberHandling.WriteAsString")), out _), each => each.Id == "SLP0036");
        Assert.DoesNotContain(Usage.UsageTest.Analyze(Usage.UsageTest.Project(source + Context("NumberHandling = JsonNumberHandling.AllowReadingFromString")), out _), each => each.Id == "SLP0036");
    }
}
