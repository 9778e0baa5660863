using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>Attributes share the strings of the item, but hold what the JSON says.</summary>
public sealed class OwnStringsTests
{
    [Fact]
    public void The_items_strings_are_the_attributes()
    {
        var item = new Specimen { Id = Fresh("id \"é\""), Version = 1, Tags = [Fresh("tag"), null], Names = [Fresh("name")], Labels = new() { [Fresh("key")] = Fresh("value") }, First = new(1, Back: new(2, Fresh("note"))) };

        var attributes = SpecimenTable.Marshaller.ToAttributes(item, "item");

        Assert.Same(item.Id, attributes["id"].S);
        Assert.Same(item.Tags[0], attributes["tags"].L[0].S);
        Assert.Same(item.Names.Single(), attributes["names"].SS[0]);
        Assert.Same(item.Labels.Keys.Single(), attributes["labels"].M.Keys.Single());
        Assert.Same(item.Labels.Values.Single(), attributes["labels"].M.Values.Single().S);
        Assert.Same(item.First.Back!.Note, attributes["sidé \"1\""].M["back"].M["note"].S);
    }

    [Fact]
    public void What_a_converter_writes_is_what_is_stored()
    {
        var attributes = Marshaller(new() { Converters = { new ShoutingConverter() } }).ToAttributes(new Note("n-1", ["a", "b"], new() { ["x"] = "y" }), "item");

        Assert.Equal("N-1", attributes["Id"].S);
        Assert.Equal(["A", "B"], attributes["Tags"].L.Select(value => value.S));
        Assert.Equal("Y", attributes["Labels"].M["x"].S);
    }

    [Fact]
    public void What_a_policy_makes_of_dictionary_keys_is_what_is_stored()
    {
        var attributes = Marshaller(new() { DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseUpper }).ToAttributes(new Note("n-1", [], new() { ["firstKey"] = "firstKey" }), "item");

        Assert.Equal(("FIRST_KEY", "firstKey"), (attributes["Labels"].M.Keys.Single(), attributes["Labels"].M.Values.Single().S));
    }

    [Fact]
    public void A_lone_surrogate_is_stored_as_the_serializer_writes_it()
        => Assert.Equal("a\ufffd", Marshaller(new()).ToAttributes(new Note("a\ud800", [], []), "item")["Id"].S);

    /// <summary>A string that is no constant.</summary>
    private static string Fresh(string text) => new(text.AsSpan());

    private static ItemMarshaller<Note> Marshaller(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        var shape = TableShape.Record(new TableMember("Id", TableShape.Text), new TableMember("Tags", TableShape.List(TableShape.Text)), new TableMember("Labels", TableShape.Map(TableShape.Text)));
        return new ItemMarshaller<Note>(new TableDefinition("notes", shape, "Id", null), (JsonTypeInfo<Note>)options.GetTypeInfo(typeof(Note)));
    }

    internal sealed record Note(string Id, string[] Tags, Dictionary<string, string> Labels);

    private sealed class ShoutingConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToUpperInvariant());

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }
}
