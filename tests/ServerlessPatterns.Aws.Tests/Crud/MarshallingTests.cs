using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>Items as DynamoDB's attributes, and back.</summary>
public sealed class MarshallingTests
{
    private static readonly Specimen s_smallest = new() { Id = "s-1", Version = 1 };

    /// <summary>With an encoder, so that octets that are null are not written as empty ones.</summary>
    private static readonly JsonSerializerOptions s_json = new(SpecimenJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the smallest item has, beside what a test looks at.</summary>
    private static readonly Dictionary<string, string> s_always = new()
    {
        ["id"] = """{"S":"s-1"}""",
        ["version"] = """{"N":"1"}""",
        ["guid"] = """{"S":"00000000-0000-0000-0000-000000000000"}""",
        ["at"] = """{"S":"0001-01-01T00:00:00+00:00"}""",
        ["kind"] = """{"S":"Plain"}""",
        ["price"] = """{"N":"0"}""",
        ["ratio"] = """{"N":"0"}""",
        ["flag"] = """{"BOOL":false}""",
    };

    [Fact]
    public void Members_that_are_null_are_left_out() => AssertStored(s_smallest, []);

    [Fact]
    public void Texts_and_what_is_written_as_text_are_S() => AssertStored(
        s_smallest with
        {
            Text = "",
            Guid = Guid.Parse("3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
            At = new DateTimeOffset(2026, 11, 25, 10, 0, 0, 120, TimeSpan.FromHours(2)),
            Day = new DateOnly(2026, 11, 25),
            Kind = SpecimenKind.Rare,
        },
        new()
        {
            ["text"] = """{"S":""}""",
            ["guid"] = """{"S":"3f2504e0-4f89-11d3-9a0c-0305e82c3301"}""",
            ["at"] = """{"S":"2026-11-25T10:00:00.12+02:00"}""",
            ["day"] = """{"S":"2026-11-25"}""",
            ["kind"] = """{"S":"Rare"}""",
        });

    [Fact]
    public void Numbers_are_N_with_every_digit() => AssertStored(
        s_smallest with { Version = long.MinValue, Price = 79228162514264337593543950335m, Ratio = 0.1, Large = ulong.MaxValue },
        new()
        {
            ["version"] = """{"N":"-9223372036854775808"}""",
            ["price"] = """{"N":"79228162514264337593543950335"}""",
            ["ratio"] = """{"N":"0.1"}""",
            ["large"] = """{"N":"18446744073709551615"}""",
        });

    [Fact]
    public void Numbers_are_N_as_they_are_written() => AssertStored(
        s_smallest with { Price = 1.500m, Ratio = 1e-100 },
        new() { ["price"] = """{"N":"1.500"}""", ["ratio"] = """{"N":"1E-100"}""" });

    [Fact]
    public void Booleans_are_BOOL_and_octets_are_B() => AssertStored(
        s_smallest with { Flag = true, Maybe = false, Octets = [0, 255, 62, 63] },
        new() { ["flag"] = """{"BOOL":true}""", ["maybe"] = """{"BOOL":false}""", ["octets"] = """{"B":"AP8\u002BPw=="}""" });

    [Fact]
    public void Lists_are_L_and_keep_their_nulls() => AssertStored(
        s_smallest with { Tags = ["b", null, "", "b"], Numbers = [1, null, -2] },
        new()
        {
            ["tags"] = """{"L":[{"S":"b"},{"NULL":true},{"S":""},{"S":"b"}]}""",
            ["numbers"] = """{"L":[{"N":"1"},{"NULL":true},{"N":"-2"}]}""",
        });

    [Fact]
    public void Sets_of_texts_are_SS() => AssertStored(s_smallest with { Names = ["b", "a"] }, new() { ["names"] = """{"SS":["b","a"]}""" });

    [Fact]
    public void Dictionaries_are_M_and_keep_their_nulls() => AssertStored(
        s_smallest with { Labels = new() { [""] = "x", ["Ünï \"q\""] = null } },
        new() { ["labels"] = """{"M":{"":{"S":"x"},"Ünï \"q\"":{"NULL":true}}}""" });

    [Fact]
    public void Records_are_M_without_their_nulls() => AssertStored(
        s_smallest with { First = new(1, Back: new(2, "n")), Sides = [new(3)], Groups = new() { ["g"] = [new(4)] } },
        new()
        {
            ["sidé \"1\""] = """{"M":{"width":{"N":"1"},"back":{"M":{"width":{"N":"2"},"note":{"S":"n"}}}}}""",
            ["sides"] = """{"L":[{"M":{"width":{"N":"3"}}}]}""",
            ["groups"] = """{"M":{"g":{"L":[{"M":{"width":{"N":"4"}}}]}}}""",
        });

    [Fact]
    public void Empty_collections_are_empty_and_an_empty_set_is_an_empty_list() => AssertStored(
        s_smallest with { Octets = [], Tags = [], Numbers = [], Names = [], Labels = [], Groups = [], Sides = [] },
        new()
        {
            ["octets"] = """{"B":""}""",
            ["tags"] = """{"L":[]}""",
            ["numbers"] = """{"L":[]}""",
            ["names"] = """{"L":[]}""",
            ["labels"] = """{"M":{}}""",
            ["groups"] = """{"M":{}}""",
            ["sides"] = """{"L":[]}""",
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_stored_is_read_again_for_any_item(int seed)
    {
        var specimens = new RandomSpecimens(seed);
        for (var count = 0; count < 2000; count++)
        {
            var item = specimens.Next();

            // By way of DynamoDB's JSON, so that nothing is shared.
            var stored = AttributeJson.Write(SpecimenTable.Marshaller.ToAttributes(item, "item")).ToJsonString();
            var read = SpecimenTable.Marshaller.ToItem(AttributeJson.Read(stored));

            Assert.Equal(Json(item), Json(read));
        }
    }

    [Theory]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("-1E+125")]
    [InlineData("1.0E-130")]
    public void Numbers_beyond_the_types_are_told_apart_not_rounded(string number)
    {
        var stored = Stored(new() { ["price"] = $$"""{"N":"{{number}}"}""" });
        if (decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            Assert.Equal(value, SpecimenTable.Marshaller.ToItem(stored).Price);
        }
        else
        {
            Assert.Contains("'s-1' in 'specimens'", Assert.Throws<InvalidDataException>(() => SpecimenTable.Marshaller.ToItem(stored)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Attributes_that_the_type_does_not_have_are_passed_over()
        => Assert.Equal(s_smallest, SpecimenTable.Marshaller.ToItem(Stored(new() { ["other"] = """{"NS":["1"]}""", ["sort"] = """{"M":{"a":{"NULL":true}}}""" })));

    [Fact]
    public void A_stored_null_reads_as_null()
        => Assert.Equal(s_smallest, SpecimenTable.Marshaller.ToItem(Stored(new() { ["text"] = """{"NULL":true}""", ["tags"] = """{"NULL":true}""", ["octets"] = """{"NULL":true}""" })));

    [Fact]
    public void A_set_that_is_stored_as_a_list_is_read()
        => Assert.Equal(["a", "b"], SpecimenTable.Marshaller.ToItem(Stored(new() { ["names"] = """{"L":[{"S":"a"},{"S":"b"}]}""" })).Names!);

    [Theory]
    [InlineData("text", """{"N":"1"}""", "'text' is N in DynamoDB, and the table's shape says S, a string")]
    [InlineData("price", """{"S":"1"}""", "'price' is S in DynamoDB, and the table's shape says N, a number")]
    [InlineData("flag", """{"S":"true"}""", "'flag' is S in DynamoDB, and the table's shape says BOOL")]
    [InlineData("octets", """{"S":"AA=="}""", "'octets' is S in DynamoDB, and the table's shape says B")]
    [InlineData("names", """{"NS":["1"]}""", "'names' is NS in DynamoDB, and the table's shape says SS")]
    [InlineData("tags", """{"SS":["a"]}""", "'tags' is SS in DynamoDB, and the table's shape says L")]
    [InlineData("tags", """{"M":{}}""", "'tags' is M in DynamoDB, and the table's shape says L")]
    [InlineData("tags", """{"L":[{"S":"a"},{"N":"1"}]}""", "'tags[1]' is N in DynamoDB, and the table's shape says S")]
    [InlineData("labels", """{"L":[]}""", "'labels' is L in DynamoDB, and the table's shape says M")]
    [InlineData("labels", """{"M":{"a b":{"BOOL":true}}}""", "'labels.a b' is BOOL in DynamoDB, and the table's shape says S")]
    [InlineData("groups", """{"M":{"g":{"L":[{"M":{"back":{"M":{"note":{"B":""}}}}}]}}}""", "'groups.g[0].back.note' is B in DynamoDB, and the table's shape says S")]
    [InlineData("price", """{"N":"1,\"x\":2"}""", "'price' is N '1,\"x\":2', which is no number")]
    [InlineData("price", """{"N":""}""", "'price' is N '', which is no number")]
    public void An_attribute_of_another_type_is_named(string member, string attribute, string says)
    {
        var exception = Assert.Throws<InvalidDataException>(() => SpecimenTable.Marshaller.ToItem(Stored(new() { [member] = attribute })));

        Assert.Contains("The item 's-1' in 'specimens' cannot be read: " + says, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", """{"S":"Unheard"}""")]
    [InlineData("guid", """{"S":"no GUID"}""")]
    [InlineData("price", """{"N":"1-2"}""")]
    public void A_value_that_the_serializer_refuses_is_named(string member, string attribute)
    {
        var exception = Assert.Throws<InvalidDataException>(() => SpecimenTable.Marshaller.ToItem(Stored(new() { [member] = attribute })));

        Assert.Contains("The item 's-1' in 'specimens' cannot be read as Specimen", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.InnerException);
    }

    [Fact]
    public void After_a_failure_the_next_item_is_read_and_written()
    {
        Assert.Throws<InvalidDataException>(() => SpecimenTable.Marshaller.ToItem(Stored(new() { ["tags"] = """{"L":[{"N":"1"}]}""" })));

        Assert.Equal(s_smallest, SpecimenTable.Marshaller.ToItem(SpecimenTable.Marshaller.ToAttributes(s_smallest, "item")));
    }

    private static void AssertStored(Specimen item, Dictionary<string, string> attributes)
    {
        var expected = new JsonObject(Merge(attributes).Select(pair => KeyValuePair.Create(pair.Key, JsonNode.Parse(pair.Value))));
        var actual = SpecimenTable.Marshaller.ToAttributes(item, "item");

        Assert.True(JsonNode.DeepEquals(expected, AttributeJson.Write(actual)), AttributeJson.Write(actual).ToJsonString());
        Assert.Equal(Json(item), Json(SpecimenTable.Marshaller.ToItem(actual)));
    }

    private static Dictionary<string, AttributeValue> Stored(Dictionary<string, string> attributes)
        => AttributeJson.Read($"{{{string.Join(',', Merge(attributes).Select(pair => $"{JsonSerializer.Serialize(pair.Key)}:{pair.Value}"))}}}");

    private static Dictionary<string, string> Merge(Dictionary<string, string> attributes)
        => s_always.Where(pair => !attributes.ContainsKey(pair.Key)).Concat(attributes).ToDictionary();

    private static string Json(Specimen item) => JsonSerializer.Serialize(item, s_json);
}
