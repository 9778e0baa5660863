using Amazon.DynamoDBv2.Model;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>
/// Conditions that dynalite answers otherwise than AWS's page says:
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html.
/// </summary>
public sealed class DocumentedConditionTests
{
    private const string Item = """
        {"id": {"S": "a"}, "e": {"S": ""}, "l": {"L": [{"N": "1"}, {"M": {"k": {"S": "v"}}}]}, "m": {"M": {"k": {"L": [{"BOOL": true}]}}}, "yes": {"BOOL": true},
         "f": {"BOOL": false}, "t": {"S": "\ud83d\ude00"}, "b": {"B": "/wA="}}
        """;

    /// <summary>"If the attribute is of type String, size returns the length of the string": dynalite takes an empty one for none.</summary>
    [Fact]
    public Task An_empty_text_has_the_size_zero() => HoldsAsync("size(e) = :v", """{"N": "0"}""");

    /// <summary>"True if the attribute at the specified path is of a particular data type": dynalite takes false for none.</summary>
    [Fact]
    public Task False_is_a_truth_too() => HoldsAsync("attribute_type(f, :v)", """{"S": "BOOL"}""");

    /// <summary>"a = b: true if a is equal to b", of operands of every type: to dynalite two lists and two maps are never equal.</summary>
    [Theory]
    [InlineData("l = :v", """{"L": [{"N": "1.0"}, {"M": {"k": {"S": "v"}}}]}""")]
    [InlineData("m = :v", """{"M": {"k": {"L": [{"BOOL": true}]}}}""")]
    [InlineData("NOT m <> :v", """{"M": {"k": {"L": [{"BOOL": true}]}}}""")]
    [InlineData("l[1] IN (:v)", """{"M": {"k": {"S": "v"}}}""")]
    [InlineData("contains(l, :v)", """{"M": {"k": {"S": "v"}}}""")]
    [InlineData("l <> :v", """{"L": [{"M": {"k": {"S": "v"}}}, {"N": "1"}]}""")]
    [InlineData("m <> :v", """{"M": {"k": {"L": [{"BOOL": true}]}, "n": {"S": "more"}}}""")]
    public Task Lists_and_maps_are_equal_to_their_like(string condition, string value) => HoldsAsync(condition, value);

    /// <summary>"condition ::= … | NOT condition", which is itself a condition; dynalite has no second NOT.</summary>
    [Fact]
    public Task A_negation_may_be_negated() => HoldsAsync("NOT NOT yes = :v", """{"BOOL": true}""");

    /// <summary>Truths have no order; dynalite compares their words.</summary>
    [Theory]
    [InlineData("NOT yes > :v")]
    [InlineData("NOT f <= :v")]
    public Task Truths_have_no_order(string condition) => HoldsAsync(condition, """{"BOOL": false}""");

    /// <summary>
    /// "DynamoDB collates and compares strings using the bytes of the underlying UTF-8 string encoding"
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html); dynalite goes by UTF-16.
    /// </summary>
    [Fact]
    public Task Texts_are_compared_by_their_UTF8() => HoldsAsync("t > :v", """{"S": "\uff5e"}""");

    /// <summary>Octets are octets; dynalite takes them for a text, in which those that are no UTF-8 are all alike.</summary>
    [Theory]
    [InlineData("begins_with(b, :v)", "/w==")]
    [InlineData("NOT begins_with(b, :v)", "/g==")]
    [InlineData("NOT contains(b, :v)", "/g==")]
    public Task Octets_are_compared_as_they_are(string condition, string octets) => HoldsAsync(condition, $$"""{"B": "{{octets}}"}""");

    private static async Task HoldsAsync(string condition, string value)
    {
        await using var host = await DynamoDbHost.StartAsync();
        host.Tables.Create(new TableSchema("t", new KeyAttribute("id", AttributeType.S, true)));
        await host.Client.PutItemAsync("t", Attributes.Of(Item), TestContext.Current.CancellationToken);
        var answer = await host.Client.ScanAsync(
            new ScanRequest("t") { FilterExpression = condition, ExpressionAttributeValues = Attributes.Of($$$"""{":v": {{{value}}}}""") },
            TestContext.Current.CancellationToken);
        Assert.Single(answer.Items);
    }
}
