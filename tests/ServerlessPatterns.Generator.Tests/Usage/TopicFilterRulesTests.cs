using System.Text.Json.Nodes;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

/// <summary>[MessageFilter] on a topic's consumer: the subscription's policy, within the limits of SNS.</summary>
public sealed class TopicFilterRulesTests
{
    private const string Constraints = "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html";

    private const string Types =
        """
        using System.Text.Json.Serialization;
        public enum Status { New, Paid = 5 }
        [JsonConverter(typeof(JsonStringEnumConverter))] public enum Named { Red, [JsonStringEnumMemberName("deep-blue")] Blue }
        public record Zone(string Code);
        public record Address(string City, Zone Zone);
        [FanOutTopic] public record Order(string Id, string? Note, decimal Total, int Count, long Number, bool Rush, Status Status, Named Color, Address Address, List<string> Tags)
        {
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Gone => null;
            [JsonPropertyName("ref.no")] public string Reference => "";
        }

        """;

    [Theory]
    [InlineData("MessageFilter(\"Id\", \"a\", \"b\")", """{"id":["a","b"]}""")]
    [InlineData("MessageFilter(\"Note\", null)", """{"note":[null]}""")]
    [InlineData("MessageFilter(\"Rush\", true)", """{"rush":[true]}""")]
    [InlineData("MessageFilter(\"Rush\", false)", """{"rush":[false]}""")]
    [InlineData("MessageFilter(\"Total\", 2.5, 10)", """{"total":[{"numeric":["=",2.5]},{"numeric":["=",10]}]}""")]
    [InlineData("MessageFilter(\"Status\", Status.Paid)", """{"status":[{"numeric":["=",5]}]}""")]
    [InlineData("MessageFilter(\"Color\", Named.Blue)", """{"color":["deep-blue"]}""")]
    [InlineData("MessageFilter(\"Color\", \"Red\")", """{"color":["Red"]}""")]
    [InlineData("MessageFilter(\"Id\", Prefix = \"a\")", """{"id":[{"prefix":"a"}]}""")]
    [InlineData("MessageFilter(\"Color\", Suffix = \"ue\")", """{"color":[{"suffix":"ue"}]}""")]
    [InlineData("MessageFilter(\"Id\", AnythingBut = new object[] { \"a\", \"b\" })", """{"id":[{"anything-but":["a","b"]}]}""")]
    [InlineData("MessageFilter(\"Count\", AnythingBut = new object[] { 1, 2 })", """{"count":[{"anything-but":[1,2]}]}""")]
    [InlineData("MessageFilter(\"Color\", AnythingBut = new object[] { Named.Blue })", """{"color":[{"anything-but":["deep-blue"]}]}""")]
    [InlineData("MessageFilter(\"Total\", GreaterThan = 0.00001)", """{"total":[{"numeric":[">",0.00001]}]}""")]
    [InlineData("MessageFilter(\"Total\", LessThan = 100, AtLeast = -1e9)", """{"total":[{"numeric":[">=",-1000000000,"<",100]}]}""")]
    [InlineData("MessageFilter(\"Count\", AtLeast = 7, AtMost = 7)", """{"count":[{"numeric":["=",7]}]}""")]
    [InlineData("MessageFilter(\"Gone\", Exists = true)", """{"gone":[{"exists":true}]}""")]
    [InlineData("MessageFilter(\"Gone\", Exists = false)", """{"gone":[{"exists":false}]}""")]
    [InlineData("MessageFilter(\"Tags\", \"new\")", """{"tags":["new"]}""")]
    [InlineData("MessageFilter(\"Tags\", Exists = true)", """{"tags":[{"exists":true}]}""")]
    [InlineData("MessageFilter(\"Reference\", \"x\")", """{"ref.no":["x"]}""")]
    [InlineData("MessageFilter(\"Address.Zone.Code\", \"x\")", """{"address":{"zone":{"code":["x"]}}}""")]
    [InlineData("MessageFilter(\"Id\", \"a\"), MessageFilter(\"Id\", Prefix = \"b\"), MessageFilter(\"Gone\", Exists = false)", """{"gone":[{"exists":false}],"id":["a",{"prefix":"b"}]}""")]
    [InlineData("MessageFilter(\"Total\", LessThan = 1), MessageFilter(\"Total\", GreaterThan = 9)", """{"total":[{"numeric":["<",1]},{"numeric":[">",9]}]}""")]
    public void A_filter_becomes_the_subscription_s_policy(string filters, string policy)
    {
        var resources = Resources(Consumer(filters));

        var subscription = resources.Single(resource => Type(resource) == "AWS::SNS::Subscription").Value!["Properties"]!;
        Assert.Equal(JsonNode.Parse(policy)!.ToJsonString(), subscription["FilterPolicy"]!.ToJsonString());
        Assert.Equal("MessageBody", (string?)subscription["FilterPolicyScope"]);
        Assert.Null(resources.Single(resource => Type(resource) == "AWS::Lambda::EventSourceMapping").Value!["Properties"]!["FilterCriteria"]);
    }

    [Theory]
    [InlineData("MessageFilter(\"Number\", [|1000000001|])", "Number", "a value is 1000000001, and SNS compares numbers from -1000000000 to 1000000000 ({0})")]
    [InlineData("MessageFilter(\"Number\", 1, [|-1000000001L|])", "Number", "a value is -1000000001, and SNS compares numbers from -1000000000 to 1000000000 ({0})")]
    [InlineData("MessageFilter(\"Number\", [|AnythingBut = new object[] { 1, 5000000000L }|])", "Number", "a value is 5000000000, and SNS compares numbers from -1000000000 to 1000000000 ({0})")]
    [InlineData("MessageFilter(\"Number\", [|AtLeast = 1000000001|])", "Number", "AtLeast is 1000000001, and SNS compares numbers from -1000000000 to 1000000000 ({0})")]
    [InlineData("MessageFilter(\"Total\", [|0.123456|])", "Total", "a value is 0.123456, and SNS compares 5 digits after the decimal point ({0}); round it")]
    [InlineData("MessageFilter(\"Total\", [|LessThan = 0.123456|])", "Total", "LessThan is 0.123456, and SNS compares 5 digits after the decimal point ({0}); round it")]
    public void A_number_that_SNS_does_not_compare_is_flagged(string filter, string property, string problem)
        => UsageTest.Flags("SLP0022", $"'Writer': [MessageFilter] on '{property}': {problem.Replace("{0}", Constraints, StringComparison.Ordinal)}", Consumer(filter));

    [Fact]
    public void A_queue_s_own_filter_has_the_limits_of_Lambda()
        => UsageTest.Allows(Types.Replace("[FanOutTopic] ", "", StringComparison.Ordinal) + $$"""[QueueConsumer, MessageFilter("Number", 1000000001), MessageFilter("Id", {{Values(151)}})] class Writer { public void HandleAsync(Order message) { } }""");

    [Fact]
    public void Exactly_150_combinations_pass() => UsageTest.Allows(Consumer($"MessageFilter(\"Id\", {Values(75)}), MessageFilter(\"Note\", \"a\", \"b\")"));

    [Fact]
    public void The_151st_combination_is_flagged_at_the_last_filter()
        => UsageTest.Flags(
            "SLP0022",
            $"'Writer': [MessageFilter]: all filters together make 151 combinations, and SNS takes at most 150: for each property its values times how deep it is nested, multiplied with those of the others ({Constraints}); name fewer values, say by Prefix",
            Consumer($"MessageFilter(\"Id\", {Values(150)}), [|MessageFilter(\"Id\", Prefix = \"b\")|]"));

    [Fact]
    public void A_sixth_key_is_flagged()
        => UsageTest.Flags(
            "SLP0022",
            $"'Writer': [MessageFilter]: all filters together name 6 properties of the message, and SNS takes at most 5, those within one object counting as one ({Constraints}); filter by fewer, or look at the others in the handler",
            Consumer("MessageFilter(\"Id\", \"a\"), MessageFilter(\"Note\", \"a\"), MessageFilter(\"Total\", 1), MessageFilter(\"Count\", 1), MessageFilter(\"Rush\", true), [|MessageFilter(\"Address.City\", \"a\")|]"));

    [Fact]
    public void Names_and_enums_are_those_of_the_contracts_library_s_context()
    {
        var contracts = UsageTest.Reference(
            "Contracts",
            """
            using System.Text.Json;
            using System.Text.Json.Serialization;
            [FanOutTopic(Owner = "shop")] public record OrderPlaced(string OrderId, DayOfWeek Day, [property: JsonPropertyName("zone")] string Region, string? Note);
            [JsonSerializable(typeof(OrderPlaced)), JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
            public partial class Json() : JsonSerializerContext(null)
            {
                public static Json Default { get; } = new();
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            """);

        var resources = Resources(
            """[QueueConsumer, MessageFilter("OrderId", "a"), MessageFilter("Day", DayOfWeek.Friday), MessageFilter("Region", "eu"), MessageFilter("Note", Exists = false)] class Writer { public void HandleAsync(OrderPlaced message) { } }""",
            project => project with { OtherReferences = [contracts] });

        var subscription = resources.Single(resource => Type(resource) == "AWS::SNS::Subscription").Value!["Properties"]!;
        Assert.Equal("""{"day":["Friday"],"note":[{"exists":false}],"order_id":["a"],"zone":["eu"]}""", subscription["FilterPolicy"]!.ToJsonString());
    }

    [Fact]
    public void Converters_and_numbers_are_those_of_the_context_s_options()
    {
        var resources = Resources(
            """
            using System.Text.Json;
            using System.Text.Json.Serialization;
            [FanOutTopic] public record OrderPlaced(DayOfWeek Day, int Count);
            [JsonSerializable(typeof(OrderPlaced)), JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.WriteAsString, Converters = new[] { typeof(JsonStringEnumConverter<DayOfWeek>) })]
            public partial class Json() : JsonSerializerContext(null)
            {
                public static Json Default { get; } = new();
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }

            [QueueConsumer, MessageFilter("Day", DayOfWeek.Friday), MessageFilter("Count", 3)] class Writer { public void HandleAsync(OrderPlaced message) { } }
            """);

        var subscription = resources.Single(resource => Type(resource) == "AWS::SNS::Subscription").Value!["Properties"]!;
        Assert.Equal("""{"Count":["3"],"Day":["Friday"]}""", subscription["FilterPolicy"]!.ToJsonString());
    }

    private static string Consumer(string filters) => Types + $$"""[QueueConsumer, {{filters}}] class Writer { public void HandleAsync(Order message) { } }""";

    private static string Values(int count) => string.Join(", ", Enumerable.Range(0, count).Select(index => $"\"{index}\""));

    private static string? Type(KeyValuePair<string, JsonNode?> resource) => (string?)resource.Value!["Type"];

    private static JsonObject Resources(string source, Func<TestProject, TestProject>? with = null)
    {
        var diagnostics = UsageTest.Analyze(UsageTest.Project(source, with), out var output);
        Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Id is not ("SLP0018" or "SLP0031")).Select(diagnostic => diagnostic.ToString()));
        var template = (string)output.Assembly.GetAttributes().Single(attribute => attribute.AttributeClass?.Name == "CloudFormationTemplateAttribute").ConstructorArguments[0].Value!;
        return JsonNode.Parse(template)!["Resources"]!.AsObject();
    }
}
