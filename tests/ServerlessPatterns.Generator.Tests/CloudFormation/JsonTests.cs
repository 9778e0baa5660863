using ServerlessPatterns.Generator.CloudFormation;
using JsonArray = ServerlessPatterns.Generator.CloudFormation.JsonArray;
using JsonNode = ServerlessPatterns.Generator.CloudFormation.JsonNode;
using JsonObject = ServerlessPatterns.Generator.CloudFormation.JsonObject;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class JsonTests
{
    [Fact]
    public void Members_are_sorted_by_their_code_points()
        => Assert.Equal("""{"B":2,"a":1,"b":3}""", new JsonObject { { "b", 3 }, { "a", 1 }, { "B", 2 } }.ToCompactText());

    [Fact]
    public void A_member_without_a_value_is_left_out()
        => Assert.Equal("""{"a":1}""", new JsonObject { { "a", 1 }, { "b", (string?)null }, { "c", (JsonNode?)null } }.ToCompactText());

    [Fact]
    public void A_name_that_is_there_already_is_refused()
        => Assert.Throws<ArgumentException>(() => new JsonObject { { "a", 1 }, { "a", 2 } });

    [Fact]
    public void Items_keep_their_order()
        => Assert.Equal("""["b",1,true,"a"]""", new JsonArray { "b", 1, true, "a" }.ToCompactText());

    [Fact]
    public void Nothing_is_written_as_nothing()
        => Assert.Equal("""{"a":[],"b":{}}""", new JsonObject { { "a", new JsonArray() }, { "b", new JsonObject() } }.ToCompactText());

    [Theory]
    [InlineData("plain")]
    [InlineData("\"quoted\" \\ back")]
    [InlineData("\r\n\t\b\f\0\u001f\u007f")]
    [InlineData("Größe Заказ 注文 \U0001F600")]
    [InlineData("</script>&'")]
    public void Text_survives(string text)
    {
        var written = new JsonObject { { text, text } }.ToCompactText();

        Assert.DoesNotContain(written, character => character is < ' ' or > '~');
        var read = Assert.Single(System.Text.Json.Nodes.JsonNode.Parse(written)!.AsObject());
        Assert.Equal(text, read.Key);
        Assert.Equal(text, read.Value!.GetValue<string>());
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_written_as_an_escape()
        => Assert.Equal("[\"\\ud83d\"]", new JsonArray { "\ud83d" }.ToCompactText());

    [Fact]
    public void What_is_short_stays_on_its_line_and_what_is_long_does_not()
    {
        var writer = new JsonWriter(JsonLayout.Indented);
        new JsonObject
        {
            { "short", new JsonArray { Intrinsic.Ref("A"), "b" } },
            { "long", new JsonArray { new string('x', 60), new string('y', 60) } },
            { "empty", new JsonArray() },
        }.WriteTo(writer);

        Assert.Equal(
            $$"""
            {
              "empty": [],
              "long": [
                "{{new string('x', 60)}}",
                "{{new string('y', 60)}}"
              ],
              "short": [{ "Ref": "A" }, "b"]
            }
            """.ReplaceLineEndings("\n"),
            writer.ToString());
    }

    [Fact]
    public void Text_with_something_to_replace_becomes_a_Sub_and_other_text_stays()
    {
        Assert.Equal("""{"Fn::Sub":"arn:aws:s3:::${AWS::AccountId}/*"}""", Intrinsic.SubWhereNeeded("arn:aws:s3:::${AWS::AccountId}/*").ToCompactText());
        Assert.Equal("\"arn:aws:s3:::photos/*\"", Intrinsic.SubWhereNeeded("arn:aws:s3:::photos/*").ToCompactText());
    }
}
