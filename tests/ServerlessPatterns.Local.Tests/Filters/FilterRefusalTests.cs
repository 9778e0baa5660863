using System.Globalization;
using ServerlessPatterns.Local.Filters;

namespace ServerlessPatterns.Local.Tests.Filters;

/// <summary>What AWS refuses, in its words as LocalStack's recordings have them (test_sns_filter_policy.snapshot.json).</summary>
public sealed class FilterRefusalTests
{
    [Theory]
    [InlineData("""{"key":[["value"]]}""", "Match value must be String, number, true, false, or null")]
    [InlineData("""{"key":[{"wrong-operator":true}]}""", "Unrecognized match type wrong-operator")]
    [InlineData("""{"key":[{"suffix":"value","prefix":"value2"}]}""", "Only one key allowed in match expression")]
    [InlineData("""{"key":[]}""", "Empty arrays are not allowed")]
    [InlineData("""{"key":[{"suffix":100}]}""", "suffix match pattern must be a string")]
    [InlineData("""{"key":[{"suffix":null}]}""", "suffix match pattern must be a string")]
    [InlineData("""{"key":{"suffix":"value"}}""", "\"suffix\" must be an object or an array")]
    [InlineData("""{"key":{"not-an-operator":"value"}}""", "\"not-an-operator\" must be an object or an array")]
    [InlineData("""{"key":"value_one"}""", "\"key\" must be an object or an array")]
    [InlineData("""{"key":[{"cidr":["bad-filter"]}]}""", "prefix match pattern must be a string")]
    [InlineData("""{"key":[{"cidr":"bad-filter"}]}""", "Malformed CIDR, one '/' required")]
    [InlineData("""{"key":[{"cidr":"bad-filter/24"}]}""", "Nonstandard IP address: bad-filter")]
    [InlineData("""{"key":[{"cidr":"10.0.0.0/x"}]}""", "Malformed CIDR, mask bits must be an integer")]
    [InlineData("""{"key":[{"numeric":[]}]}""", "Invalid member in numeric match: ]")]
    [InlineData("""{"key":[{"numeric":["operator"]}]}""", "Unrecognized numeric range operator: operator")]
    [InlineData("""{"key":[{"numeric":[1,"<="]}]}""", "Invalid member in numeric match: 1")]
    [InlineData("""{"key":[{"numeric":["=","000"]}]}""", "Value of equals must be numeric")]
    [InlineData("""{"key":[{"numeric":[">="]}]}""", "Value of >= must be numeric")]
    [InlineData("""{"key":[{"numeric":["<",100,">",10]}]}""", "Too many elements in numeric expression")]
    [InlineData("""{"key":[{"numeric":[">=",1,">",2]}]}""", "Bad numeric range operator: >")]
    [InlineData("""{"key":[{"numeric":[">",3,"<",1]}]}""", "Bottom must be less than top")]
    [InlineData("""{"key":[{"numeric":[">",20,"<="]}]}""", "Value of <= must be numeric")]
    [InlineData("""{"key":[{"numeric":[">",20,30]}]}""", "Bad value in numeric range: 30")]
    [InlineData("""{"key":[{"numeric":[">",20,"test"]}]}""", "Bad numeric range operator: test")]
    [InlineData("""{"key":[{"numeric":[">","20","<","30"]}]}""", "Value of > must be numeric")]
    [InlineData("""{"key":[{"numeric":[">",20,"<","30"]}]}""", "Value of < must be numeric")]
    [InlineData("""{"key":[{"numeric":[">",20,"<",30,"<",50]}]}""", "Too many terms in numeric range expression")]
    [InlineData("""{"key":[{"exists":null}]}""", "exists match pattern must be either true or false.")]
    [InlineData("""{"key":[{"exists":"no"}]}""", "exists match pattern must be either true or false.")]
    [InlineData("""{"key":[{"anything-but":{"wrong-operator":null}}]}""", "Unsupported anything-but pattern: wrong-operator")]
    [InlineData("""{"key":[{"anything-but":{"suffix":"test"}}]}""", "Unsupported anything-but pattern: suffix")]
    [InlineData("""{"key":[{"anything-but":{"prefix":false}}]}""", "prefix match pattern must be a string")]
    [InlineData("""{"k1":["v"],"k2":["v"],"k3":["v"],"k4":["v"],"k5":["v"],"k6":["v"]}""", "Filter policy can not have more than 5 keys")]
    public void A_subscription_is_refused_as_SNS_refuses_it(string policy, string message)
        => Assert.Equal(
            "Invalid parameter: Attributes Reason: FilterPolicy: " + message,
            Assert.Throws<FilterPolicyException>(() => PolicyText.Parse(policy, FilterMode.MessageAttributes)).Message);

    [Theory]
    [InlineData("""{"key":[{"wildcard":"a*"}]}""", "Unrecognized match type wildcard")]
    [InlineData("""{"key":[{"prefix":{"equals-ignore-case":"a"}}]}""", "prefix match pattern must be a string")]
    [InlineData("""{"key":[{"anything-but":["a",1]}]}""", "Inside anything but list, either all values are number or string, mixed type is not supported")]
    [InlineData("""{"key":[{"anything-but":[true]}]}""", "Inside anything but list, start|null|boolean is not supported.")]
    [InlineData("""{"key":[{"numeric":["=",1000000001]}]}""", "Value must be between -1.0E9 and 1.0E9, inclusive")]
    [InlineData("""{"key":{}}""", "Empty objects are not allowed")]
    public void What_only_patterns_have_and_no_range_holds_is_refused(string policy, string message)
        => Assert.Equal(
            "Invalid parameter: Attributes Reason: FilterPolicy: " + message,
            Assert.Throws<FilterPolicyException>(() => PolicyText.Parse(policy, FilterMode.MessageBody)).Message);

    [Fact]
    public void Nesting_is_refused_on_attributes_and_taken_on_the_body()
    {
        const string Nested = """{"object":{"key":[{"prefix":"auto-"}]}}""";

        Assert.Contains(
            "Filter policy scope MessageAttributes does not support nested filter policy",
            Assert.Throws<FilterPolicyException>(() => PolicyText.Parse(Nested, FilterMode.MessageAttributes)).Message,
            StringComparison.Ordinal);
        Assert.True(PolicyText.OnBody(Nested, """{"object":{"key":"auto-1"}}"""));
    }

    [Fact]
    public void Combinations_are_multiplied_added_over_alternatives_and_weighed_by_depth()
    {
        Assert.Throws<FilterPolicyException>(() => PolicyText.Parse($$"""{"k":[{{Values(151)}}]}""", FilterMode.MessageAttributes));
        PolicyText.Parse($$"""{"k":[{{Values(150)}}]}""", FilterMode.MessageAttributes);
        PolicyText.Parse($$$"""{"k":{"n":[{{{Values(75)}}}]}}""", FilterMode.MessageBody);
        Assert.Throws<FilterPolicyException>(() => PolicyText.Parse($$$"""{"k":{"n":[{{{Values(76)}}}]}}""", FilterMode.MessageBody));

        // (4 × 6) + (4 × 4 × 4) + (4 × 4 × 4) = 152, and with 3 sources, 4 and 7 ids 150.
        Assert.Throws<FilterPolicyException>(() => PolicyText.Parse(Alternatives(4, 4, 4), FilterMode.MessageAttributes));
        PolicyText.Parse(Alternatives(3, 4, 7), FilterMode.MessageAttributes);

        // 4 × 6 + 12 × 6 + … = 160: depth counts, $or is no depth.
        Assert.Throws<FilterPolicyException>(() => PolicyText.Parse(
            $$$"""{"$or":[{"m":[{{{Values(3)}}}]},{"n":[{{{Values(2)}}}]}],"d":{"s":[{{{Values(2)}}}],"$or":[{"x":[{{{Values(1)}}}]},{"t":[{{{Values(3)}}}]}]}}""",
            FilterMode.MessageBody));
        PolicyText.Parse(
            $$$"""{"$or":[{"m":[{{{Values(2)}}}]},{"n":[{{{Values(2)}}}]}],"d":{"s":[{{{Values(2)}}}],"$or":[{"x":[{{{Values(1)}}}]},{"t":[{{{Values(3)}}}]}]}}""",
            FilterMode.MessageBody);

        static string Alternatives(int sources, int ids, int spaces)
            => $$"""{"source":[{{Values(sources)}}],"$or":[{"name":[{{Values(6)}}]},{"type":[{{Values(4)}}],"$or":[{"id":[{{Values(ids)}}]},{"space":[{{Values(spaces)}}]}]}]}""";
    }

    [Theory]
    [InlineData("""{"messageId":["x"]}""", "on the body key only, not on messageId")]
    [InlineData("""{"body":{"a":[{"wildcard":"a**"}]}}""", "Consecutive wildcard characters at pos 1")]
    [InlineData("""{"body":{"a":[{"wildcard":"a\\b"}]}}""", "Invalid escape character at pos 1")]
    [InlineData("""{"body":{"a":[{"numeric":["<",5000000001]}]}}""", "Value must be between -5.0E9 and 5.0E9, inclusive")]
    [InlineData("""{}""", "Empty objects are not allowed")]
    public void A_pattern_is_refused_as_Lambda_refuses_it(string pattern, string message)
    {
        var refusal = Assert.Throws<FilterPolicyException>(() => PolicyText.Parse(pattern, FilterMode.EventPattern));

        Assert.StartsWith("Invalid filter pattern definition.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("InvalidParameterValueException", refusal.Code);
    }

    private static string Values(int count) => string.Join(',', Enumerable.Range(0, count).Select(value => value.ToString(CultureInfo.InvariantCulture)));
}
