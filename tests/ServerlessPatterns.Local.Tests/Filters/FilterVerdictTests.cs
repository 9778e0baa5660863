using System.Text;
using ServerlessPatterns.Local.Filters;

namespace ServerlessPatterns.Local.Tests.Filters;

public sealed class FilterVerdictTests
{
    [Fact]
    public void A_verdict_names_each_field_that_does_not_match_what_it_wants_and_what_is_there()
    {
        var verdict = Explain(
            """{"country":["UK","IE"],"total":[{"numeric":[">",100]}],"place":{"city":["Cork"]},"gift":[true],"coupon":[{"exists":false}]}""",
            """{"country":"FR","total":50,"place":{"city":["Paris","Nice"]},"coupon":"X"}""");

        Assert.False(verdict.IsMatch);
        Assert.Equal(
            [
                new FilterMismatch("country", """["UK","IE"]""", "\"FR\""),
                new FilterMismatch("total", """[{"numeric":[">",100]}]""", "50"),
                new FilterMismatch("place.city", """["Cork"]""", """["Paris", "Nice"]"""),
                new FilterMismatch("gift", "[true]", null),
                new FilterMismatch("coupon", """[{"exists":false}]""", "\"X\""),
            ],
            verdict.Mismatches);
    }

    [Fact]
    public void Of_alternatives_the_closest_is_explained()
        => Assert.Equal(
            [new FilterMismatch("b", """["y"]""", "\"n\"")],
            Explain("""{"$or":[{"a":["x"],"c":["z"]},{"b":["y"]}]}""", """{"a":"n","b":"n"}""").Mismatches);

    [Fact]
    public void Fields_that_match_in_different_elements_are_named_together()
        => Assert.Equal(
            ["people.name", "people.place"],
            Explain("""{"people":{"name":["Anna"],"place":["Cork"]},"x":[1]}""", """{"people":[{"name":"Anna","place":"Nice"},{"name":"John","place":"Cork"}],"x":1}""")
                .Mismatches.Select(mismatch => mismatch.Key));

    [Fact]
    public void So_are_fields_of_which_each_element_has_one()
        => Assert.Equal(
            [new FilterMismatch("people.name", """["Anna"]""", "\"Anna\""), new FilterMismatch("people.place", """["Cork"]""", "\"Cork\"")],
            Explain("""{"people":{"name":["Anna"],"place":["Cork"]}}""", """{"people":[{"name":"Anna"},{"place":"Cork"}]}""").Mismatches);

    [Fact]
    public void A_body_that_is_no_JSON_is_shown_as_it_is()
        => Assert.Equal([new FilterMismatch("", """{"a":["x"]}""", "\"hello\"")], Explain("""{"a":["x"]}""", "hello").Mismatches);

    [Fact]
    public void A_match_needs_no_explanation() => Assert.Same(FilterVerdict.Match, Explain("""{"a":["x"]}""", """{"a":"x"}"""));

    [Fact]
    public void A_text_and_a_pattern_on_JSON_are_explained_as_a_whole()
        => Assert.Equal("", Assert.Single(PolicyText.Parse("""{"body":["x"]}""", FilterMode.EventPattern).Explain("""{"a":1}"""u8).Mismatches).Key);

    private static FilterVerdict Explain(string policy, string body) => PolicyText.Parse(policy, FilterMode.MessageBody).Explain(Encoding.UTF8.GetBytes(body));
}
