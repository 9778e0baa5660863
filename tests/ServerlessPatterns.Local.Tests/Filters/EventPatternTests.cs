using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Filters;

namespace ServerlessPatterns.Local.Tests.Filters;

/// <summary>
/// By https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html and
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html.
/// </summary>
public sealed class EventPatternTests
{
    [Theory]
    [InlineData("""{"body":{"RequestCode":["BBBB"]}}""", """{"RequestCode":"BBBB"}""", true)]
    [InlineData("""{"body":{"RequestCode":["BBBB"]}}""", "BBBB", false)]
    [InlineData("""{"body":["BBBB"]}""", "BBBB", true)]
    [InlineData("""{"body":[{"prefix":"B"}]}""", "BBBB", true)]
    [InlineData("""{"body":[{"prefix":"B"}]}""", "CBBB", false)]
    [InlineData("""{"body":[{"anything-but":"x"}]}""", """{"RequestCode":"BBBB"}""", false)]
    [InlineData("""{"$or":[{"body":["BBBB"]},{"body":{"a":[true]}}]}""", "BBBB", true)]
    [InlineData("""{"$or":[{"body":["BBBB"]},{"body":{"a":[true]}}]}""", """{"a":true}""", true)]
    [InlineData("""{"body":{"a":["x"]}}""", """[{"a":"y"},{"a":"x"}]""", true)]
    public void A_body_and_its_pattern_are_both_JSON_or_both_text(string pattern, string body, bool matches)
        => Assert.Equal(matches, PolicyText.OnRecord(pattern, body));

    [Theory]
    [InlineData("[300]", "300", true)]
    [InlineData("[300]", "300.0", false)]
    [InlineData("[300]", "3.0e2", false)]
    [InlineData("""[{"numeric":["=",300]}]""", "300.0", true)]
    [InlineData("""[{"numeric":["=",300]}]""", "3.0e2", true)]
    [InlineData("""[{"numeric":[">",4999999999]}]""", "5000000000", true)]
    [InlineData("""[{"numeric":["=",0.000001]}]""", "0.000001", true)]
    [InlineData("""[{"numeric":["=",0.000001]}]""", "0.000002", false)]
    [InlineData("[123456789012]", "123456789012", true)]
    [InlineData("""[{"exists":true}]""", "null", true)]
    [InlineData("""[{"exists":true}]""", "\"\"", true)]
    [InlineData("""[{"prefix":{"equals-ignore-case":"EVENTB"}}]""", "\"eventbridge\"", true)]
    [InlineData("""[{"suffix":{"equals-ignore-case":".PNG"}}]""", "\"a.png\"", true)]
    [InlineData("""[{"anything-but":{"suffix":".png"}}]""", "\"a.png\"", false)]
    [InlineData("""[{"anything-but":{"suffix":[".png",".gif"]}}]""", "\"a.jpg\"", true)]
    [InlineData("""[{"anything-but":{"equals-ignore-case":["initializing","stopped"]}}]""", "\"INITIALIZING\"", false)]
    [InlineData("""[{"anything-but":{"wildcard":"*/lib/*"}}]""", "\"a/lib/b\"", false)]
    [InlineData("""[{"anything-but":{"wildcard":"*/lib/*"}}]""", "\"a/bin/b\"", true)]
    public void A_pattern_has_EventBridges_operators(string list, string value, bool matches)
        => Assert.Equal(matches, PolicyText.OnRecord($$$"""{"body":{"a":{{{list}}}}}""", $$$"""{"a":{{{value}}}}"""));

    [Theory]
    [InlineData("Simple*Service", "SimpleQueueService", true)]
    [InlineData("Simple*Service", "SimpleService", true)]
    [InlineData("Simple*Service", "SimpleQueueServices", false)]
    [InlineData("*a*b", "abab", true)]
    [InlineData("a*ab", "ab", false)]
    [InlineData("*", "", true)]
    [InlineData("""a\\*b""", "a*b", true)]
    [InlineData("""a\\*b""", "axb", false)]
    [InlineData("""a\\\\*""", """a\\b""", true)]
    [InlineData("plain", "plain", true)]
    [InlineData("plain", "plainer", false)]
    public void A_wildcard_stands_for_any_letters(string wildcard, string value, bool matches)
        => Assert.Equal(matches, PolicyText.OnRecord($$$"""{"body":{"a":[{"wildcard":"{{{wildcard}}}"}]}}""", $$$"""{"a":"{{{value}}}"}"""));

    [Fact]
    public void An_empty_body_object_lacks_what_must_not_exist() => Assert.True(PolicyText.OnRecord("""{"body":{"a":[{"exists":false}]}}""", "{}"));

    [Fact]
    public void Of_several_patterns_any_lets_through_and_none_lets_all()
    {
        var two = Criteria("""{"Filters":[{"Pattern":"{\"body\":{\"a\":[\"x\"]}}"},{"Pattern":"{\"body\":{\"b\":[\"y\"],\"c\":[\"z\"]}}"}]}""");

        Assert.True(two.Matches("""{"a":"x"}"""u8));
        Assert.True(two.Matches("""{"a":"w","b":"y","c":"z"}"""u8));
        Assert.False(two.Matches("""{"b":"y"}"""u8));
        Assert.Equal(["body.a"], two.Explain("""{"a":"w"}"""u8).Mismatches.Select(mismatch => mismatch.Key));
        Assert.True(two.Explain("""{"b":"y","c":"z"}"""u8).IsMatch);
        Assert.True(Criteria("{}").Matches("anything"u8));
        Assert.True(Criteria("""{"Filters":[]}""").Matches("anything"u8));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"Filters":[{"Pattern":{"body":{"a":["x"]}}}]}""")]
    [InlineData("""{"Filters":[{"Pattern":"{"}]}""")]
    [InlineData("""{"Filters":[{},{},{},{},{},{},{},{},{},{},{}]}""")]
    public void Criteria_of_another_shape_are_refused(string criteria)
        => Assert.Equal("InvalidParameterValueException", Assert.Throws<FilterPolicyException>(() => Criteria(criteria)).Code);

    [Fact]
    public void A_pattern_of_more_than_4096_characters_is_refused()
    {
        var pattern = new StringBuilder("""{"body":{"a":["x"]}}""").Insert(1, " ", 4076).ToString();

        Assert.Equal(4096, pattern.Length);
        Assert.True(PolicyText.OnRecord(pattern, """{"a":"x"}"""));
        Assert.Throws<FilterPolicyException>(() => PolicyText.OnRecord(pattern.Insert(1, " "), """{"a":"x"}"""));
    }

    private static FilterCriteria Criteria(string json)
    {
        using var document = JsonDocument.Parse(json);
        return FilterCriteria.Parse(document.RootElement);
    }
}
