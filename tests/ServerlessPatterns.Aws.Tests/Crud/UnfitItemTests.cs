using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>Items that the serializer writes otherwise than the table's shape says: a converter does, for example.</summary>
public sealed class UnfitItemTests
{
    private static readonly JsonSerializerOptions s_options = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), Converters = { new RawConverter() } };
    private static readonly TableMember s_id = new("id", TableShape.Text);

    [Theory]
    [InlineData("Text", "1", "'a' is a number in JSON, and the table's shape says S, a string")]
    [InlineData("Number", "\"NaN\"", "'a' is a string in JSON, and the table's shape says N, a number")]
    [InlineData("Boolean", "\"true\"", "'a' is a string in JSON, and the table's shape says BOOL")]
    [InlineData("Binary", "\"Base64, not.\"", "'a' is a string in JSON, and the table's shape says B")]
    [InlineData("TextSet", "{}", "'a' is an object in JSON, and the table's shape says SS")]
    [InlineData("TextSet", "[\"a\",null]", "'a[1]' is null in JSON, and a set of strings")]
    [InlineData("List", "\"a\"", "'a' is a string in JSON, and the table's shape says L")]
    [InlineData("List", "[1,[2]]", "'a[1]' is an array in JSON, and the table's shape says N")]
    [InlineData("Map", "[]", "'a' is an array in JSON, and the table's shape says M")]
    [InlineData("Map", "{\"x\":1,\"y\":true}", "'a.y' is a Boolean in JSON, and the table's shape says N")]
    [InlineData("Record", "{\"n\":{}}", "'a.n' is an object in JSON, and the table's shape says N")]
    [InlineData("Record", "{\"m\":1}", "'a.m' is written by the serializer, and the table's shape does not know it")]
    public void The_member_and_both_kinds_are_named(string shape, string json, string says)
    {
        var exception = Refuse(Shape(shape), "{\"id\":\"i-1\",\"a\":" + json + "}");

        Assert.Contains("The item of 'things' cannot be stored: " + says, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "it is an array in JSON, and the table's shape says M")]
    [InlineData("null", "it is null in JSON")]
    [InlineData("{\"id\":\"i-1\",\"b\":1}", "'b' is written by the serializer")]
    [InlineData("{\"id\":\"i-1\"", "cannot be written as JSON")]
    [InlineData("{\"a\":\"x\"}", "has no 'id', or an empty one")]
    [InlineData("{\"id\":\"\"}", "has no 'id', or an empty one")]
    [InlineData("{\"id\":null}", "has no 'id', or an empty one")]
    public void An_item_that_is_none_is_refused(string json, string says) => Assert.Contains(says, Refuse(TableShape.Text, json).Message, StringComparison.Ordinal);

    [Fact]
    public void A_null_is_refused() => Assert.Equal("item", Assert.Throws<ArgumentNullException>(() => Marshaller(TableShape.Text).ToAttributes(null!, "item")).ParamName);

    [Fact]
    public void Members_in_another_order_than_the_shapes_are_found()
    {
        var shape = TableShape.Record([.. "abcdefgh".Select(name => new TableMember(name.ToString(), TableShape.Number))]);
        var attributes = Marshaller(shape).ToAttributes(new Raw("""{"a":{"h":8,"a":1,"c":3,"b":2,"g":7},"id":"i-1"}"""), "item");

        Assert.Equal(
            [("a", "1"), ("b", "2"), ("c", "3"), ("g", "7"), ("h", "8")],
            attributes["a"].M.Select(pair => (pair.Key, pair.Value.N)).Order());
    }

    [Fact]
    public void Numbers_keep_every_character()
    {
        var attributes = Marshaller(TableShape.List(TableShape.Number)).ToAttributes(new Raw("""{"id":"i-1","a":[-0, 1.50, 1E+5, 12345678901234567890123456789012345678, 0.10e-7]}"""), "item");

        Assert.Equal(["-0", "1.50", "1E+5", "12345678901234567890123456789012345678", "0.10e-7"], attributes["a"].L.Select(value => value.N));
    }

    [Theory]
    [InlineData("b", null)]
    [InlineData("flag", null)]
    [InlineData("id", "b")]
    [InlineData("id", "flag")]
    public void A_key_is_a_member_that_is_a_text_or_a_number(string partitionKey, string? sortKey)
        => Assert.Equal(
            sortKey is null ? "partitionKey" : "sortKey",
            Assert.Throws<ArgumentException>(() => new TableDefinition("things", TableShape.Record(s_id, new TableMember("flag", TableShape.Boolean)), partitionKey, sortKey)).ParamName);

    [Fact]
    public void An_item_is_a_record() => Assert.Equal("item", Assert.Throws<ArgumentException>(() => new TableDefinition("things", TableShape.Map(TableShape.Text), "id", null)).ParamName);

    private static ArgumentException Refuse(TableShape shape, string json)
    {
        var exception = Assert.Throws<ArgumentException>(() => Marshaller(shape).ToAttributes(new Raw(json), "item"));
        Assert.Equal("item", exception.ParamName);
        return exception;
    }

    private static ItemMarshaller<Raw> Marshaller(TableShape a)
        => new(new TableDefinition("things", TableShape.Record(s_id, new TableMember("a", a)), "id", null), (JsonTypeInfo<Raw>)s_options.GetTypeInfo(typeof(Raw)));

    private static TableShape Shape(string name) => name switch
    {
        "Text" => TableShape.Text,
        "Number" => TableShape.Number,
        "Boolean" => TableShape.Boolean,
        "Binary" => TableShape.Binary,
        "TextSet" => TableShape.TextSet,
        "List" => TableShape.List(TableShape.Number),
        "Map" => TableShape.Map(TableShape.Number),
        _ => TableShape.Record(new TableMember("n", TableShape.Number)),
    };

    internal sealed record Raw(string Json);

    private sealed class RawConverter : JsonConverter<Raw>
    {
        public override Raw Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Raw value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
