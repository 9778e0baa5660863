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
        var item = new Specimen { Id = Fresh("id \"é\""), Version = 1, Tags = new List<string?> { Fresh("tag"), null }, Names = [Fresh("name")], Labels = new() { [Fresh("key")] = Fresh("value") }, First = new(1, Back: new(2, Fresh("note"))) };

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

    [Fact]
    public void The_attributes_strings_are_the_items()
    {
        var attributes = AttributeJson.Read(
            """{"id":{"S":"i"},"version":{"N":"1"},"text":{"S":"a \"b\""},"tags":{"L":[{"S":"t"},{"NULL":true}]},"labels":{"M":{"k":{"S":"v"},"n":{"NULL":true}}},"sidé \"1\"":{"M":{"width":{"N":"1"},"note":{"S":"n"}}}}""");

        var item = SpecimenTable.Marshaller.ToItem(attributes);

        Assert.Same(attributes["id"].S, item.Id);
        Assert.Same(attributes["text"].S, item.Text);
        Assert.Same(attributes["tags"].L[0].S, item.Tags![0]);
        Assert.Null(item.Tags[1]);
        Assert.Same(attributes["labels"].M["k"].S, item.Labels!["k"]);
        Assert.Null(item.Labels["n"]);
        Assert.Same(attributes["sidé \"1\""].M["note"].S, item.First!.Note);
    }

    [Fact]
    public void A_converter_reads_what_is_stored()
    {
        var attributes = AttributeJson.Read("""{"Id":{"S":"n-1"},"Tags":{"L":[{"S":"a"}]},"Labels":{"M":{"x":{"S":"y"}}}}""");

        var note = Marshaller(new() { Converters = { new ShoutingConverter() } }).ToItem(attributes);

        Assert.Equal(("n-1?", "a?", "y?"), (note.Id, note.Tags[0], note.Labels["x"]));
    }

    [Fact]
    public void A_converter_of_a_member_reads_what_is_stored()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        var inner = TableShape.Record(new TableMember("Id", TableShape.Text), new TableMember("Tags", TableShape.List(TableShape.Text)), new TableMember("Labels", TableShape.Map(TableShape.Text)));
        var definition = new TableDefinition("boxes", TableShape.Record(new TableMember("Id", TableShape.Text), new TableMember("Content", inner)), "Id", null);
        var marshaller = new ItemMarshaller<Box>(definition, (JsonTypeInfo<Box>)options.GetTypeInfo(typeof(Box)));

        var box = marshaller.ToItem(AttributeJson.Read("""{"Id":{"S":"b-1"},"Content":{"M":{"Id":{"S":"n-1"},"Tags":{"L":[{"S":"a"}]}}}}"""));

        Assert.Equal(("b-1", """{"Id":"n-1","Tags":["a"]}"""), (box.Id, box.Content.Id));
    }

    [Fact]
    public void Every_kind_of_list_and_dictionary_is_read()
    {
        var attributes = AttributeJson.Read(
            $$"""{"Id":{"S":"c"},{{string.Join(',', "ABCDEFG".Select(name => $$$"""  "{{{name}}}":{"L":[{"S":"x"},{"S":"y"}]}  """))}},{{string.Join(',', "HIJ".Select(name => $$$"""  "{{{name}}}":{"M":{"k":{"S":"x"} } }  """))}}}""");
        var options = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        TableMember[] members =
        [
            new("Id", TableShape.Text),
            .. "ABCDEFG".Select(name => new TableMember(name.ToString(), TableShape.List(TableShape.Text))),
            .. "HIJ".Select(name => new TableMember(name.ToString(), TableShape.Map(TableShape.Text))),
        ];
        var marshaller = new ItemMarshaller<Collections>(new TableDefinition("collections", TableShape.Record(members), "Id", null), (JsonTypeInfo<Collections>)options.GetTypeInfo(typeof(Collections)));

        var item = marshaller.ToItem(attributes);

        Assert.All<IEnumerable<string>>([item.A, item.B, item.C, item.D, item.E, item.F, item.G], list => Assert.Equal(["x", "y"], list));
        Assert.All<IEnumerable<KeyValuePair<string, string>>>([item.H, item.I, item.J], map => Assert.Equal([new("k", "x")], map));
        Assert.Equal(AttributeJson.Write(attributes).ToJsonString(), AttributeJson.Write(marshaller.ToAttributes(item, "item")).ToJsonString());
    }

    [Fact]
    public void A_number_in_the_place_of_a_text_is_no_place_of_an_attribute()
    {
        var exception = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"id":0}""", SharedTexts.ForReading(SpecimenJson.Default.Specimen)));

        Assert.Contains("$.id", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A string that is no constant.</summary>
    private static string Fresh(string text) => new(text.AsSpan());

    private static ItemMarshaller<Note> Marshaller(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        var shape = TableShape.Record(new TableMember("Id", TableShape.Text), new TableMember("Tags", TableShape.List(TableShape.Text)), new TableMember("Labels", TableShape.Map(TableShape.Text)));
        return new ItemMarshaller<Note>(new TableDefinition("notes", shape, "Id", null), (JsonTypeInfo<Note>)options.GetTypeInfo(typeof(Note)));
    }

    internal sealed record Note(string Id, string[] Tags, Dictionary<string, string> Labels);

    internal sealed record Box(string Id, [property: JsonConverter(typeof(NoteConverter))] Note Content);

    internal sealed record Collections(
        string Id,
        List<string> A,
        IList<string> B,
        ICollection<string> C,
        IEnumerable<string> D,
        IReadOnlyList<string> E,
        IReadOnlyCollection<string> F,
        string[] G,
        Dictionary<string, string> H,
        IDictionary<string, string> I,
        IReadOnlyDictionary<string, string> J);

    private sealed class ShoutingConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() + "?";

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToUpperInvariant());

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }

    private sealed class NoteConverter : JsonConverter<Note>
    {
        public override Note Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new Note(document.RootElement.GetRawText(), [], []);
        }

        public override void Write(Utf8JsonWriter writer, Note value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
