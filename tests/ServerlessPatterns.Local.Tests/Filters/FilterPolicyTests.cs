using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Filters;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Tests.Filters;

/// <summary>
/// By https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html, …/numeric-value-matching.html, …/attribute-key-matching.html and
/// …/and-or-logic.html; what these leave open is as LocalStack's recordings of AWS have it (tests/aws/services/sns/test_sns_filter_policy.py).
/// </summary>
public sealed class FilterPolicyTests
{
    [Theory]
    [InlineData("""{"a":["x","y"]}""", """{"a":"y"}""", true)]
    [InlineData("""{"a":["x","y"]}""", """{"a":"Y"}""", false)]
    [InlineData("""{"a":["x"]}""", """{"b":"x"}""", false)]
    [InlineData("""{"a":["x"],"b":[1]}""", """{"a":"x","b":1}""", true)]
    [InlineData("""{"a":["x"],"b":[1]}""", """{"a":"x","b":2}""", false)]
    [InlineData("""{"a":["\u00e9\"\\"]}""", """{"a":"é\"\\"}""", true)]
    [InlineData("""{"a":["10"]}""", """{"a":10}""", false)]
    [InlineData("""{"a":[10]}""", """{"a":"10"}""", false)]
    [InlineData("""{"a":[10]}""", """{"a":10.0}""", true)]
    [InlineData("""{"a":[true]}""", """{"a":true}""", true)]
    [InlineData("""{"a":[true]}""", """{"a":"true"}""", false)]
    [InlineData("""{"a":[false,null]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[null]}""", """{"b":1}""", false)]
    [InlineData("""{"a":[null,{"anything-but":"whatever"}]}""", """{"b":1}""", false)]
    public void A_value_equals_one_of_the_list_in_kind_and_letter(string policy, string body, bool matches) => Assert.Equal(matches, PolicyText.OnBody(policy, body));

    [Theory]
    [InlineData("""{"a":[{"prefix":"ru"}]}""", """{"a":"rugby"}""", true)]
    [InlineData("""{"a":[{"prefix":"Ru"}]}""", """{"a":"rugby"}""", false)]
    [InlineData("""{"a":[{"prefix":"1"}]}""", """{"a":10}""", false)]
    [InlineData("""{"a":[{"suffix":"ball"}]}""", """{"a":"baseball"}""", true)]
    [InlineData("""{"a":[{"suffix":"ball"}]}""", """{"a":"ballet"}""", false)]
    [InlineData("""{"a":[{"equals-ignore-case":"tEnNis"}]}""", """{"a":"TENNIS"}""", true)]
    [InlineData("""{"a":[{"equals-ignore-case":"tennis"}]}""", """{"a":"tennis "}""", false)]
    [InlineData("""{"a":[{"anything-but":["rugby","tennis"]}]}""", """{"a":"baseball"}""", true)]
    [InlineData("""{"a":[{"anything-but":["rugby","tennis"]}]}""", """{"a":"rugby"}""", false)]
    [InlineData("""{"a":[{"anything-but":["rugby","tennis"]}]}""", """{"a":["rugby","baseball"]}""", true)]
    [InlineData("""{"a":[{"anything-but":["rugby","tennis"]}]}""", """{"a":["rugby","tennis"]}""", false)]
    [InlineData("""{"a":[{"anything-but":"rugby"}]}""", """{"b":1}""", false)]
    [InlineData("""{"a":[{"anything-but":"rugby"}]}""", """{"a":{"b":1}}""", false)]
    [InlineData("""{"a":[{"anything-but":{"prefix":"order-"}}]}""", """{"a":"data-entry"}""", true)]
    [InlineData("""{"a":[{"anything-but":{"prefix":"order-"}}]}""", """{"a":"order-number"}""", false)]
    [InlineData("""{"a":[{"anything-but":[100,500]}]}""", """{"a":100.1}""", true)]
    [InlineData("""{"a":[{"anything-but":[100,500]}]}""", """{"a":1e2}""", false)]
    [InlineData("""{"a":[{"anything-but":[100,500]}]}""", """{"a":[100,50]}""", true)]
    public void A_text_is_matched_by_its_ends_its_letters_and_what_it_is_not(string policy, string body, bool matches)
        => Assert.Equal(matches, PolicyText.OnBody(policy, body));

    [Theory]
    [InlineData("""["=",301.5]""", "301.5", true)]
    [InlineData("""["=",301.5]""", "3.015e2", true)]
    [InlineData("""["=",0.3]""", "0.30000", true)]
    [InlineData("""["=",0.3]""", "0.30001", false)]
    [InlineData("""["<",0]""", "-0.00001", true)]
    [InlineData("""["<",0]""", "0", false)]
    [InlineData("""["<=",0]""", "0", true)]
    [InlineData("""["<=",0]""", "0.00001", false)]
    [InlineData("""[">",0,"<=",150]""", "150", true)]
    [InlineData("""[">",0,"<=",150]""", "0", false)]
    [InlineData("""[">",0,"<=",150]""", "150.00001", false)]
    [InlineData("""[">=",0,"<",150]""", "0", true)]
    [InlineData("""[">=",0,"<",150]""", "149.99999", true)]
    [InlineData("""[">=",0,"<",150]""", "150", false)]
    [InlineData("""[">",0]""", "0.00001", true)]
    [InlineData("""[">",0]""", "0", false)]
    [InlineData("""[">=",0]""", "0", true)]
    [InlineData("""[">=",0]""", "-0.00001", false)]
    [InlineData("""[">",-1000000000]""", "1000000000", true)]
    [InlineData("""[">",0]""", "1000000000.1", false)]
    [InlineData("""[">",0]""", "1e300", false)]
    [InlineData("""[">",0]""", "\"5\"", false)]
    public void A_number_is_compared_exactly_in_its_range(string numeric, string value, bool matches)
        => Assert.Equal(matches, PolicyText.OnBody($$"""{"a":[{"numeric":{{numeric}}}]}""", $$"""{"a":{{value}}}"""));

    [Theory]
    [InlineData("10.0.0.0/24", "10.0.0.255", true)]
    [InlineData("10.0.0.0/24", "10.0.1.0", false)]
    [InlineData("10.0.0.0/23", "10.0.1.0", true)]
    [InlineData("10.0.0.0/24", "10.0.0", false)]
    [InlineData("10.0.0.0/24", "::ffff:10.0.0.1", false)]
    [InlineData("0.0.0.0/0", "255.1.2.3", true)]
    [InlineData("2001:db8::/33", "2001:db8:7fff::1", true)]
    [InlineData("2001:db8::/33", "2001:db8:8000::1", false)]
    public void An_address_is_in_its_network(string cidr, string address, bool matches)
        => Assert.Equal(matches, PolicyText.OnBody($$"""{"a":[{"cidr":"{{cidr}}"}]}""", $$"""{"a":"{{address}}"}"""));

    [Theory]
    [InlineData(true, """{"a":"x"}""", true)]
    [InlineData(true, """{"b":"x"}""", false)]
    [InlineData(true, """{"a":null}""", false)]
    [InlineData(true, """{"a":""}""", false)]
    [InlineData(true, """{"a":[]}""", false)]
    [InlineData(true, """{"a":{"b":1}}""", false)]
    [InlineData(false, """{"a":"x"}""", false)]
    [InlineData(false, """{"a":null}""", false)]
    [InlineData(false, """{"a":[]}""", true)]
    [InlineData(false, """{"a":{"b":1}}""", true)]
    [InlineData(false, """{"b":"x"}""", true)]
    [InlineData(false, "{}", false)]
    public void A_key_exists_where_it_is_a_leaf_with_a_value(bool exists, string body, bool matches)
        => Assert.Equal(matches, PolicyText.OnBody($$"""{"a":[{"exists":{{(exists ? "true" : "false")}}}]}""", body));

    [Theory]
    [InlineData("""{"a":{"b":{"c":["x"]}}}""", """{"a":{"b":{"c":"x"}}}""", true)]
    [InlineData("""{"a":{"b":{"c":["x"]}}}""", """{"a":{"b":"x"}}""", false)]
    [InlineData("""{"a.b.c":["x"]}""", """{"a":{"b":{"c":"x"}}}""", true)]
    [InlineData("""{"a.b.c":["x"]}""", """{"a.b":{"c":"x"}}""", true)]
    [InlineData("""{"a":{"b":{"c":["x"]}}}""", """{"a":{"b.c":"x"}}""", true)]
    [InlineData("""{"a":["x"]}""", """{"a":["y","x"]}""", true)]
    [InlineData("""{"a":["x"]}""", """{"a":[["y"],[["x"]]]}""", true)]
    [InlineData("""{"a":["x"]}""", """{"a":["y"]}""", false)]
    [InlineData("""{"a":{"n":["Anna"]}}""", """{"a":[[{"n":"John"},{"n":"Anna"}],[{"n":"Peter"}]]}""", true)]
    [InlineData("""{"a":{"n":["Anna"],"s":["Smith"]}}""", """{"a":[{"n":"John","s":"Doe"},{"n":"Anna","s":"Smith"}]}""", true)]
    [InlineData("""{"a":{"n":["Anna"],"s":["Doe"]}}""", """{"a":[{"n":"John","s":"Doe"},{"n":"Anna","s":"Smith"}]}""", false)]
    [InlineData("""{"a":{"n":["Anna"],"s":["Doe"]}}""", """{"a":[[{"n":"John","s":"Doe"}],[{"n":"Anna","s":"Smith"}]]}""", false)]
    [InlineData("""{"a":{"n":["Anna"],"s":[{"exists":false}]}}""", """{"a":[{"n":"John","s":"Doe"},{"n":"Anna"}]}""", false)]
    [InlineData("""{"a":{"n":["Anna"],"s":[{"exists":false}]}}""", """{"a":[{"n":"John"},{"n":"Anna"}]}""", true)]
    [InlineData("""{"a":{"n":[1]},"b":{"n":[2]}}""", """{"a":[{"n":0},{"n":1}],"b":[{"n":2},{"n":0}]}""", true)]
    public void Nesting_is_a_path_and_a_list_any_of_its_elements_but_one_for_all(string policy, string body, bool matches)
        => Assert.Equal(matches, PolicyText.OnBody(policy, body));

    [Theory]
    [InlineData("""{"s":"cw","m":"cpu"}""", true)]
    [InlineData("""{"s":"cw","n":"ec2","t":1}""", true)]
    [InlineData("""{"s":"cw","n":"ec2"}""", false)]
    [InlineData("""{"s":"other","m":"cpu"}""", false)]
    [InlineData("""{"s":"cw","n":"ec2","d":{"x":2}}""", true)]
    [InlineData("""{"s":"cw","n":"ec2","d":{"x":3}}""", false)]
    public void One_of_the_alternatives_must_hold_beside_all_else(string body, bool matches)
        => Assert.Equal(matches, PolicyText.OnBody("""{"s":["cw"],"$or":[{"m":["cpu"]},{"n":["ec2"],"$or":[{"t":[1]},{"d":{"x":[2]}}]}]}""", body));

    [Fact]
    public void Or_that_is_no_list_of_two_objects_with_fields_is_a_name_as_any_other()
    {
        Assert.True(PolicyText.OnBody("""{"$or":["x",{"prefix":"y"}]}""", """{"$or":"yes"}"""));
        Assert.True(PolicyText.OnBody("""{"$or":[{"prefix":"x"},{"prefix":"y"}]}""", """{"$or":"yes"}"""));
        Assert.Contains("Unrecognized match type a", Assert.Throws<FilterPolicyException>(() => PolicyText.OnBody("""{"$or":[{"a":["x"]}]}""", "{}")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Regular text")]
    [InlineData("\"a\"")]
    [InlineData("[{\"a\":\"x\"}]")]
    [InlineData("{\"a\":\"x\"} {}")]
    [InlineData("{\"a\":\"x\"")]
    [InlineData("")]
    public void A_body_that_is_no_JSON_object_matches_no_policy_on_it(string body)
    {
        Assert.False(PolicyText.OnBody("""{"a":["x"]}""", body));
        Assert.True(PolicyText.OnBody("{}", body));
    }

    [Theory]
    [InlineData("""{"store":["example_corp"],"interests":["rugby"],"price":[{"numeric":[">=",100]}]}""", true)]
    [InlineData("""{"price":[210.75]}""", true)]
    [InlineData("""{"price":["210.75"]}""", false)]
    [InlineData("""{"store":[{"exists":false}]}""", false)]
    [InlineData("""{"picture":[{"exists":true}]}""", false)]
    [InlineData("""{"labelled":[{"exists":true}]}""", false)]
    [InlineData("""{"interests":[{"anything-but":["rugby","soccer"]}]}""", true)]
    [InlineData("""{"interests":[{"anything-but":["rugby","soccer","hockey"]}]}""", false)]
    public void Attributes_are_compared_by_their_types(string policy, bool matches)
    {
        using var attributes = AttributeDocument.Of(new Dictionary<string, TopicAttribute>
        {
            ["store"] = new("String", "example_corp"),
            ["interests"] = new("String.Array", """["soccer", "rugby", "hockey"]"""),
            ["price"] = new("Number", "210.75"),
            ["picture"] = new("Binary", null, "AgME"),
            ["labelled"] = new("String.own", "x"),
        });

        Assert.Equal(matches, PolicyText.Parse(policy, FilterMode.MessageAttributes).Matches(attributes.RootElement));
    }

    [Fact]
    public void A_message_without_attributes_matches_not_even_that_one_does_not_exist()
    {
        using var attributes = AttributeDocument.Of(new Dictionary<string, TopicAttribute>());

        Assert.False(PolicyText.Parse("""{"a":[{"exists":false}]}""", FilterMode.MessageAttributes).Matches(attributes.RootElement));
    }

    [Fact]
    public void A_policy_outlives_the_document_that_it_was_read_from()
    {
        var document = JsonDocument.Parse("""{"a":["x",{"anything-but":["y",null,1]}]}""".Replace(",null,1", "", StringComparison.Ordinal));
        var policy = FilterPolicy.Parse(document.RootElement, FilterMode.MessageBody);
        document.Dispose();

        Assert.False(policy.Matches(Encoding.UTF8.GetBytes("""{"a":"y"}""")));
        Assert.Equal("""["x",{"anything-but":["y"]}]""", policy.Explain(Encoding.UTF8.GetBytes("""{"a":"y"}""")).Mismatches[0].Wanted);
    }
}
