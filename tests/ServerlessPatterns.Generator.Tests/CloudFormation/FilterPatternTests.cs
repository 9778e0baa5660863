using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Text;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class FilterPatternTests
{
    [Fact]
    public void Without_conditions_there_is_no_pattern() => Assert.Null(FilterPattern.Of(EquatableArray<FilterCondition>.Empty));

    [Theory]
    [InlineData(FilterOperator.EqualTo, new[] { "\"UK\"", "\"IE\"" }, """["UK","IE"]""")]
    [InlineData(FilterOperator.EqualTo, new[] { "true", "null" }, "[true,null]")]
    [InlineData(FilterOperator.Prefix, new[] { "\"U\"" }, """[{"prefix":"U"}]""")]
    [InlineData(FilterOperator.Suffix, new[] { "\"K\"" }, """[{"suffix":"K"}]""")]
    [InlineData(FilterOperator.AnythingBut, new[] { "\"UK\"", "\"IE\"" }, """[{"anything-but":["UK","IE"]}]""")]
    [InlineData(FilterOperator.Exists, new[] { "false" }, """[{"exists":false}]""")]
    [InlineData(FilterOperator.GreaterThan, new[] { "1" }, """[{"numeric":[">",1]}]""")]
    [InlineData(FilterOperator.AtLeast, new[] { "1.5" }, """[{"numeric":[">=",1.5]}]""")]
    [InlineData(FilterOperator.LessThan, new[] { "-1" }, """[{"numeric":["<",-1]}]""")]
    [InlineData(FilterOperator.AtMost, new[] { "1e3" }, """[{"numeric":["<=",1e3]}]""")]
    internal void Each_comparison_has_its_form(FilterOperator comparison, string[] values, string expected)
        => Assert.Equal($$$"""{"body":{"country":{{{expected}}}}}""", Pattern(Condition("country", comparison, values)));

    [Fact]
    public void Numbers_equal_each_other_however_they_are_written()
        => Assert.Equal("""{"body":{"total":[{"numeric":["=",10]},{"numeric":["=",2.50]}]}}""", Pattern(Condition("total", FilterOperator.EqualTo, "10", "2.50")));

    [Fact]
    public void A_number_too_large_to_compare_is_compared_as_it_is_written()
        => Assert.Equal("""{"body":{"id":[9007199254740993]}}""", Pattern(Condition("id", FilterOperator.EqualTo, "9007199254740993")));

    [Fact]
    public void The_bounds_of_one_condition_are_a_range_with_the_lower_bound_first()
    {
        var condition = new FilterCondition(
            new EquatableArray<string>(["total"]),
            new EquatableArray<FilterComparison>(
            [
                new FilterComparison(FilterOperator.LessThan, new EquatableArray<string>(["100"])),
                new FilterComparison(FilterOperator.AtLeast, new EquatableArray<string>(["10"])),
            ]));

        Assert.Equal("""{"body":{"total":[{"numeric":[">=",10,"<",100]}]}}""", Pattern(condition));
    }

    [Fact]
    public void A_range_of_one_number_is_that_number()
    {
        var condition = new FilterCondition(
            new EquatableArray<string>(["total"]),
            new EquatableArray<FilterComparison>(
            [
                new FilterComparison(FilterOperator.AtMost, new EquatableArray<string>(["5.0"])),
                new FilterComparison(FilterOperator.AtLeast, new EquatableArray<string>(["5"])),
            ]));

        Assert.Equal("""{"body":{"total":[{"numeric":["=",5.0]}]}}""", Pattern(condition));
    }

    [Fact]
    public void Conditions_on_one_property_are_alternatives()
        => Assert.Equal(
            """{"body":{"country":["UK",{"prefix":"D"}]}}""",
            Pattern(Condition("country", FilterOperator.EqualTo, "\"UK\""), Condition("country", FilterOperator.Prefix, "\"D\"")));

    [Fact]
    public void Conditions_on_several_properties_hold_together_and_reach_into_nested_ones()
        => Assert.Equal(
            """{"body":{"address":{"city":["Cork"],"country":["IE"]},"urgent":[true]}}""",
            Pattern(
                Condition("urgent", FilterOperator.EqualTo, "true"),
                Condition("address.country", FilterOperator.EqualTo, "\"IE\""),
                Condition("address.city", FilterOperator.EqualTo, "\"Cork\"")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_condition_on_a_member_stands_for_one_on_its_owner_s_existence(bool ownerFirst)
    {
        FilterCondition[] conditions = [Condition("address.city", FilterOperator.EqualTo, "\"Cork\""), Condition("address", FilterOperator.Exists, "true")];

        Assert.Equal("""{"body":{"address":{"city":["Cork"]}}}""", Pattern(ownerFirst ? [conditions[1], conditions[0]] : conditions));
    }

    private static string? Pattern(params FilterCondition[] conditions) => FilterPattern.Of(conditions.ToEquatableArray());
}
