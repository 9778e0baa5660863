using System.Text.Json.Nodes;

namespace ServerlessPatterns.Generator.Tests.Usage;

/// <summary>[MessageFilter] where the options of the message's context decide what its values look like.</summary>
public sealed class ContextFilterRulesTests
{
    private const string Types =
        """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        public enum Channel { Web, Store }
        public record Place(string City);
        public record Order(string Id, Channel Channel, DayOfWeek Day, decimal Total, int Count, int[] Parts, Place Place);
        public class Money : JsonConverter<decimal>
        {
            public override decimal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => 0;
            public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) { }
        }
        public class Numbers : JsonConverter<int>
        {
            public override bool CanConvert(Type type) => true;
            public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => 0;
            public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) { }
        }
        public class Lists : JsonConverter<int[]>
        {
            public override int[] Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => [];
            public override void Write(Utf8JsonWriter writer, int[] value, JsonSerializerOptions options) { }
        }
        public class Ids : JsonConverterFactory
        {
            public override bool CanConvert(Type type) => false;
            public override JsonConverter? CreateConverter(Type type, JsonSerializerOptions options) => null;
        }
        public class CamelCase() : JsonStringEnumConverter(JsonNamingPolicy.CamelCase);
        public class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase) where T : struct, Enum;

        """;

    [Theory]
    [InlineData("UseStringEnumConverter = true", "MessageFilter(\"Channel\", Channel.Web), MessageFilter(\"Day\", DayOfWeek.Friday)", """{"Channel":["Web"],"Day":["Friday"]}""")]
    [InlineData("Converters = [typeof(JsonStringEnumConverter)]", "MessageFilter(\"Channel\", Channel.Web), MessageFilter(\"Day\", DayOfWeek.Friday)", """{"Channel":["Web"],"Day":["Friday"]}""")]
    [InlineData("Converters = [typeof(JsonStringEnumConverter<Channel>)]", "MessageFilter(\"Channel\", Channel.Web), MessageFilter(\"Day\", DayOfWeek.Friday)", """{"Channel":["Web"],"Day":[{"numeric":["=",5]}]}""")]
    [InlineData("Converters = [typeof(JsonNumberEnumConverter<Channel>)], UseStringEnumConverter = true", "MessageFilter(\"Channel\", Channel.Store), MessageFilter(\"Day\", DayOfWeek.Friday)", """{"Channel":[{"numeric":["=",1]}],"Day":["Friday"]}""")]
    [InlineData("Converters = [typeof(JsonStringEnumConverter<Channel>), typeof(CamelCase)]", "MessageFilter(\"Channel\", Channel.Web), MessageFilter(\"Day\", \"friday\")", """{"Channel":["Web"],"Day":["friday"]}""")]
    [InlineData("Converters = [typeof(CamelCase<Channel>)]", "MessageFilter(\"Channel\", \"web\"), MessageFilter(\"Day\", DayOfWeek.Friday)", """{"Channel":["web"],"Day":[{"numeric":["=",5]}]}""")]
    [InlineData("Converters = [typeof(Money)]", "MessageFilter(\"Total\", \"3 EUR\"), MessageFilter(\"Count\", 3)", """{"Count":[{"numeric":["=",3]}],"Total":["3 EUR"]}""")]
    [InlineData("Converters = [typeof(Numbers)]", "MessageFilter(\"Total\", \"3 EUR\"), MessageFilter(\"Count\", \"three\")", """{"Count":["three"],"Total":["3 EUR"]}""")]
    [InlineData("Converters = [typeof(Lists)]", "MessageFilter(\"Parts\", \"1,2\"), MessageFilter(\"Count\", 3)", """{"Count":[{"numeric":["=",3]}],"Parts":["1,2"]}""")]
    [InlineData("Converters = [typeof(Ids)]", "MessageFilter(\"Id\", \"a\"), MessageFilter(\"Place.City\", \"Cork\")", """{"Id":["a"],"Place":{"City":["Cork"]}}""")]
    [InlineData("Converters = [typeof(Ids)]", "MessageFilter(\"Place\", \"Cork\")", """{"Place":["Cork"]}""")]
    [InlineData("NumberHandling = JsonNumberHandling.WriteAsString", "MessageFilter(\"Count\", 3), MessageFilter(\"Total\", 3), MessageFilter(\"Parts\", 3), MessageFilter(\"Channel\", Channel.Store)", """{"Channel":[{"numeric":["=",1]}],"Count":["3"],"Parts":["3"],"Total":["3"]}""")]
    [InlineData("NumberHandling = JsonNumberHandling.AllowReadingFromString", "MessageFilter(\"Count\", 3)", """{"Count":[{"numeric":["=",3]}]}""")]
    public void Values_are_compared_as_the_context_writes_them(string options, string filters, string pattern)
    {
        var diagnostics = UsageTest.Analyze(UsageTest.Project(Consumer(options, filters)), out var output);

        Assert.Empty(diagnostics.Select(diagnostic => diagnostic.ToString()));
        var template = (string)output.Assembly.GetAttributes().Single(attribute => attribute.AttributeClass?.Name == "CloudFormationTemplateAttribute").ConstructorArguments[0].Value!;
        var mapping = JsonNode.Parse(template)!["Resources"]!.AsObject().Single(resource => (string?)resource.Value!["Type"] == "AWS::Lambda::EventSourceMapping").Value!;
        Assert.Equal($$"""{"body":{{pattern}}}""", (string?)mapping["Properties"]!["FilterCriteria"]!["Filters"]![0]!["Pattern"]);
    }

    [Theory]
    [InlineData("NumberHandling = JsonNumberHandling.WriteAsString", "\"Count\", [|AtLeast = 3|]", "Count", "AtLeast compares numbers, and the property is a number that is written as a text ('int')")]
    [InlineData("Converters = [typeof(JsonStringEnumConverter<Channel>)]", "\"Channel\", [|1|]", "Channel", "1 is given, and the property is written as the name of a member of 'Channel'")]
    [InlineData("Converters = [typeof(CamelCase<Channel>)]", "\"Channel\", [|Channel.Web|]", "Channel", "Channel.Web is given, and the property is the enum 'Channel', which a converter of its own writes; give the text or number that it writes")]
    [InlineData("Converters = [typeof(CamelCase)]", "\"Day\", [|DayOfWeek.Friday|]", "Day", "System.DayOfWeek.Friday is given, and the property is the enum 'DayOfWeek', which a converter of its own writes; give the text or number that it writes")]
    public void A_value_that_the_context_does_not_write_so_is_flagged(string options, string filter, string property, string problem)
        => UsageTest.Flags("SLP0014", $"'Writer': [MessageFilter] on '{property}': {problem}", Consumer(options, $"MessageFilter({filter})"));

    private static string Consumer(string options, string filters)
        => Types + $$"""
            [JsonSerializable(typeof(Order)), JsonSourceGenerationOptions({{options}})] public partial class Json() : JsonSerializerContext(null)
            {
                public static Json Default { get; } = new();
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }

            [QueueConsumer, {{filters}}] class Writer { public void HandleAsync(Order message) { } }
            """;
}
