using ServerlessPatterns.Generator.Sending;

namespace ServerlessPatterns.Generator.Tests.Sending;

public sealed class SenderVariableTests
{
    [Theory]
    [InlineData("Queue", "ship-order", "SERVERLESS_PATTERNS_QUEUE_SHIP_ORDER")]
    [InlineData("Topic", "order-placed", "SERVERLESS_PATTERNS_TOPIC_ORDER_PLACED")]
    [InlineData("Queue", "7", "SERVERLESS_PATTERNS_QUEUE_7")]
    public void A_name_in_kebab_case_is_the_variable_s(string kind, string name, string expected)
        => Assert.Equal(expected, SenderVariable.Of(Enum.Parse<SenderKind>(kind), name));

    [Fact]
    public void Names_that_look_alike_get_different_variables_which_Lambda_takes()
    {
        string[] names = ["ship-order", "ship_order", "Ship-Order", "SHIP-ORDER", "ship--order", "-ship-order", "ship-order-", "ShipOrder", "shiporder", "_", "-", "__", "--", "a", "A"];

        var variables = names.SelectMany(name => new[] { SenderVariable.Of(SenderKind.Queue, name), SenderVariable.Of(SenderKind.Topic, name) }).ToArray();

        Assert.Equal(2 * names.Length, variables.Distinct(StringComparer.Ordinal).Count());
        Assert.All(variables, variable => Assert.Matches("^[a-zA-Z][a-zA-Z0-9_]+$", variable));
    }

    [Fact]
    public void A_name_made_up_to_meet_another_s_variable_does_not()
    {
        var variable = SenderVariable.Of(SenderKind.Queue, "Ship_Order");
        var meeting = variable["SERVERLESS_PATTERNS_QUEUE_".Length..].ToLowerInvariant();

        Assert.NotEqual(variable, SenderVariable.Of(SenderKind.Queue, meeting));
        Assert.NotEqual(variable, SenderVariable.Of(SenderKind.Queue, meeting.Replace('_', '-')));
    }
}
