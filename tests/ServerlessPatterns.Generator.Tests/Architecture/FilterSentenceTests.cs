using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Text;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.Architecture;

public class FilterSentenceTests
{
    public static TheoryData<string, string> Sentences => new()
    {
        { "country is UK or IE", Say(Condition("country", FilterOperator.EqualTo, "\"UK\"", "\"IE\"")) },
        { "country is UK, IE or null", Say(Condition("country", FilterOperator.EqualTo, "\"UK\""), Condition("country", FilterOperator.EqualTo, "\"IE\"", "null")) },
        { "country is UK or begins with X", Say(Condition("country", FilterOperator.Prefix, "\"X\""), Condition("country", FilterOperator.EqualTo, "\"UK\"")) },
        { "address.city ends with burg, and total is at least 10.50", Say(Condition("address.city", FilterOperator.Suffix, "\"burg\""), Condition("total", FilterOperator.AtLeast, "10.50")) },
        { "country is not UK or IE", Say(Condition("country", FilterOperator.AnythingBut, "\"UK\"", "\"IE\"")) },
        { "total is greater than 1", Say(Condition("total", FilterOperator.GreaterThan, "1")) },
        { "total is at least 10 and is less than 20", Say(Range("total", (FilterOperator.LessThan, "20"), (FilterOperator.AtLeast, "10"))) },
        { "total is at most 10", Say(Condition("total", FilterOperator.AtMost, "10")) },
        { "coupon is present", Say(Condition("coupon", FilterOperator.Exists, "true")) },
        { "coupon is FREE or is absent", Say(Condition("coupon", FilterOperator.Exists, "false"), Condition("coupon", FilterOperator.EqualTo, "\"FREE\"")) },
        { "id is \"1\" or 1", Say(Condition("id", FilterOperator.EqualTo, "\"1\"", "1")) },
        { "id is \"true\" or true", Say(Condition("id", FilterOperator.EqualTo, "\"true\"", "true")) },
        { "id is \"\" or \"a b\"", Say(Condition("id", FilterOperator.EqualTo, "\"\"", "\"a b\"")) },
        { "id is \"or\" or \"a\\\"b\"", Say(Condition("id", FilterOperator.EqualTo, "\"or\"", "\"a\\\"b\"")) },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_filter_is_said_in_words(string expected, string actual) => Assert.Equal(expected, actual);

    [Fact]
    public void Without_conditions_there_is_nothing_to_say() => Assert.Null(FilterSentence.Of(EquatableArray<FilterCondition>.Empty));

    private static string Say(params FilterCondition[] conditions) => FilterSentence.Of(conditions.ToEquatableArray())!;

    private static FilterCondition Range(string path, params (FilterOperator Operator, string Value)[] bounds)
        => new(new EquatableArray<string>([path]), bounds.Select(bound => new FilterComparison(bound.Operator, new EquatableArray<string>([bound.Value]))).ToEquatableArray());
}
