using System.Text;
using ServerlessPatterns.Local.Tables;

namespace ServerlessPatterns.Local.Tests.Tables;

public sealed class LoneSurrogateTests
{
    [Theory]
    [InlineData("""{"a":"\ud83d"}""", """{"a":"\ufffd"}""")]
    [InlineData("""{"\uDE00":"x"}""", """{"\ufffd":"x"}""")]
    [InlineData("""["\ud83d\ude00","\uD83D\uDE00"]""", """["\ud83d\ude00","\uD83D\uDE00"]""")]
    [InlineData("""["\ud83d\ud83d\ude00\ude00"]""", """["\ufffd\ud83d\ude00\ufffd"]""")]
    [InlineData("""["\ud83d \ude00"]""", """["\ufffd \ufffd"]""")]
    [InlineData("""["\\ud83d","\\\ud83d"]""", """["\\ud83d","\\\ufffd"]""")]
    [InlineData("""["\ud7ff\ue000\u00e9 plain é 😀"]""", """["\ud7ff\ue000\u00e9 plain é 😀"]""")]
    [InlineData("\\", "\\")]
    [InlineData("\\ud83", "\\ud83")]
    [InlineData("\\ud83d\\", "\\ufffd\\")]
    public void Half_a_surrogate_pair_is_replaced_and_nothing_else(string json, string replaced)
        => Assert.Equal(replaced, Encoding.UTF8.GetString(LoneSurrogates.Replace(Encoding.UTF8.GetBytes(json)).Span));

    [Fact]
    public void An_item_of_one_is_kept_with_the_replacement_character()
    {
        var tables = new DynamoDb(TimeProvider.System);
        tables.Create(TableSchema.Read("t", System.Text.Json.JsonDocument.Parse("""{"AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}""").RootElement));
        var put = tables.Answer("PutItem", Encoding.UTF8.GetBytes("""{"TableName":"t","Item":{"id":{"S":"\ud83d"},"\ude00":{"S":"x"}}}"""));
        var read = tables.Answer("GetItem", Encoding.UTF8.GetBytes("""{"TableName":"t","Key":{"id":{"S":"\ufffd"}}}"""));

        Assert.Equal((200, 200), (put.Status, read.Status));
        Assert.Equal("""{"Item":{"id":{"S":"�"},"�":{"S":"x"}}}""", Encoding.UTF8.GetString(read.Body.Span));
    }
}
