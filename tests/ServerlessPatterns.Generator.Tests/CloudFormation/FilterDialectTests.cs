using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Text;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class FilterDialectTests
{
    private const string Constraints = "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html";

    [Theory]
    [InlineData("a:150")]
    [InlineData("a:15 b:10")]
    [InlineData("a.b:75")]
    [InlineData("a.b.c:50")]
    [InlineData("a.b.c:5 d.e:5")]
    [InlineData("a.b:2 a.c:2 d:9")]
    public void SNS_takes_150_combinations(string lists) => Assert.Null(FilterDialect.Subscription.Excess(Filter(lists)));

    [Theory]
    [InlineData("a:151", 151)]
    [InlineData("a:19 b:8", 152)]
    [InlineData("a.b:76", 152)]
    [InlineData("a.b.c:51", 153)]
    [InlineData("a.b.c:4 d.e:3 f:3", 216)]
    [InlineData("a.b:4 a.c:5 d:2", 160)]
    public void SNS_takes_no_more_than_150_combinations(string lists, int combinations)
        => Assert.Equal(
            $"all filters together make {combinations} combinations, and SNS takes at most 150: for each property its values times how deep it is nested, multiplied with those of the others ({Constraints}); name fewer values, say by Prefix",
            FilterDialect.Subscription.Excess(Filter(lists)));

    [Theory]
    [InlineData(150, null)]
    [InlineData(151, "all filters together make 151 combinations")]
    public void What_AnythingBut_names_counts_by_its_values(int values, string? problem)
    {
        var excess = FilterDialect.Subscription.Excess(new([Condition("a", FilterOperator.AnythingBut, [.. Enumerable.Range(0, values).Select(index => $"\"{index}\"")])]));

        Assert.Equal(problem, excess?.Split(',')[0]);
    }

    [Fact]
    public void A_product_beyond_every_integer_is_still_too_much()
        => Assert.Contains(
            "combinations, and SNS takes at most 150",
            FilterDialect.Subscription.Excess(Filter(string.Join(' ', Enumerable.Range(0, 40).Select(index => $"a.p{index}:10")))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("a:1 b:1 c:1 d:1 e:1")]
    [InlineData("a:1 b:1 c:1 d:1 e.f:1 e.g:1 e.h:1")]
    public void SNS_takes_five_keys_and_counts_those_at_the_top(string lists) => Assert.Null(FilterDialect.Subscription.Excess(Filter(lists)));

    [Theory]
    [InlineData("a:1 b:1 c:1 d:1 e:1 f:1")]
    [InlineData("a:1 b:1 c:1 d:1 e:1 f.g:1")]
    public void SNS_takes_no_sixth_key(string lists)
        => Assert.Equal(
            $"all filters together name 6 properties of the message, and SNS takes at most 5, those within one object counting as one ({Constraints}); filter by fewer, or look at the others in the handler",
            FilterDialect.Subscription.Excess(Filter(lists)));

    [Fact]
    public void A_policy_is_256_KB_of_UTF8_at_most()
    {
        const string Around = """{"a":[""]}""";
        var text = new string('é', ((256 * 1024) - Around.Length) / 2);

        Assert.Null(FilterDialect.Subscription.Excess(One($"\"{text}\"")));
        Assert.Equal(
            $"all filters together make a pattern of 262145 bytes, and SNS takes at most 262144 ({Constraints}); name fewer values",
            FilterDialect.Subscription.Excess(One($"\"{text}x\"")));
    }

    [Fact]
    public void Lambda_counts_neither_keys_nor_combinations()
        => Assert.Null(FilterDialect.EventSourceMapping.Excess(Filter("a:20 b:20 c:1 d:1 e:1 f:1 g.h.i:9")));

    [Theory]
    [InlineData("1000000000", null)]
    [InlineData("-1000000000", null)]
    [InlineData("0.12345", null)]
    [InlineData("0.1234500", null)]
    [InlineData("1000000001", "is 1000000001, and SNS compares numbers from -1000000000 to 1000000000 ({0})")]
    [InlineData("-1000000000.1", "is -1000000000.1, and SNS compares numbers from -1000000000 to 1000000000 ({0})")]
    [InlineData("0.123456", "is 0.123456, and SNS compares 5 digits after the decimal point ({0}); round it")]
    public void SNS_compares_numbers_within_its_limits(string number, string? problem)
    {
        var value = FilterValue.Number(number)!.Value;

        Assert.Equal(problem?.Replace("{0}", Constraints, StringComparison.Ordinal), FilterDialect.Subscription.ProblemOfBound(value));
        Assert.Equal(FilterDialect.Subscription.ProblemOfBound(value), FilterDialect.Subscription.ProblemOfValue(value));
    }

    /// <summary>Lists of so many values: <c>a.b:3 c:2</c>.</summary>
    private static EquatableArray<FilterCondition> Filter(string lists)
        => lists.Split(' ').Select(list => list.Split(':')).Select(parts =>
            Condition(parts[0], FilterOperator.EqualTo, [.. Enumerable.Range(0, int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)).Select(index => $"\"{index}\"")])).ToEquatableArray();

    private static EquatableArray<FilterCondition> One(string token) => new([Condition("a", FilterOperator.EqualTo, token)]);
}
