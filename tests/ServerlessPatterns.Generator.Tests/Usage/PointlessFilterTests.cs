namespace ServerlessPatterns.Generator.Tests.Usage;

/// <summary>SLP0034, on queues and topics alike.</summary>
public sealed class PointlessFilterTests
{
    private const string Together = "together the filters on this property let every value through; narrow one, or remove them";

    private const string Types =
        """
        using System.Text.Json.Serialization;
        public record Address(string City);
        public enum Size { S, L }
        [Flags] public enum Extras { None, Gift }
        [JsonConverter(typeof(JsonStringEnumConverter<Color>))] public enum Color { Red, Blue }
        public record Order(string Id, string? Note, int Count, int? Limit, byte Small, decimal Total, bool Rush, bool? Late, Size Size, Extras Extras, Color Color, List<bool> Marks, Address Address, Address? Second, List<string> Tags)
        {
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Gone => null;
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int Kept => 1;
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Zero => 0;
        }

        """;

    [Theory]
    [InlineData("MessageFilter(\"Count\", [|Exists = false|])", "Count", "Exists = false never holds, for the serializer writes 'Count' with every message; remove the filter")]
    [InlineData("MessageFilter(\"Kept\", [|Exists = false|])", "Kept", "Exists = false never holds, for the serializer writes 'Kept' with every message; remove the filter")]
    [InlineData("MessageFilter(\"Note\", [|Exists = false|])", "Note", "Exists = false never holds, for the serializer writes 'Note' with every message, as null where it has no value; to ask for null, give null as the value")]
    [InlineData("MessageFilter(\"Note\", [|Exists = true|])", "Note", "Exists = true always holds, for the serializer writes 'Note' with every message, as null where it has no value; remove the filter, or name what it must be")]
    [InlineData("MessageFilter(\"Count\", [|Exists = true|])", "Count", "Exists = true always holds, for the serializer writes 'Count' with every message; remove the filter, or name what it must be")]
    [InlineData("MessageFilter(\"Address.City\", [|Exists = false|])", "Address.City", "Exists = false never holds, for the serializer writes 'City' with every message, as null where it has no value; to ask for null, give null as the value")]
    [InlineData("[|MessageFilter(\"Gone\", null)|]", "Gone", "null never holds, for the serializer leaves 'Gone' out where it is null; use Exists = false")]
    [InlineData("[|MessageFilter(\"Small\", AtLeast = 0)|]", "Small", "every number of the type 'byte' lies within its bounds; narrow them, or remove the filter")]
    [InlineData("[|MessageFilter(\"Id\", \"a\", \"b\", \"a\")|]", "Id", "the value \"a\" is there twice; remove one")]
    [InlineData("MessageFilter(\"Id\", \"a\"), [|MessageFilter(\"Id\", \"b\", \"a\")|]", "Id", "the value \"a\" is there twice; remove one")]
    [InlineData("MessageFilter(\"Id\", Prefix = \"a\"), [|MessageFilter(\"Id\", Prefix = \"a\")|]", "Id", "it is there twice; remove one of them")]
    [InlineData("[|MessageFilter(\"Id\", \"abc\")|], MessageFilter(\"Id\", Prefix = \"ab\")", "Id", "the value \"abc\" is let through by another filter on the same property; remove the value, or the other filter")]
    [InlineData("[|MessageFilter(\"Id\", \"abc\")|], MessageFilter(\"Id\", Suffix = \"bc\")", "Id", "the value \"abc\" is let through by another filter on the same property; remove the value, or the other filter")]
    [InlineData("[|MessageFilter(\"Id\", \"abc\")|], MessageFilter(\"Id\", AnythingBut = new object[] { \"x\" })", "Id", "the value \"abc\" is let through by another filter on the same property; remove the value, or the other filter")]
    [InlineData("[|MessageFilter(\"Count\", 5)|], MessageFilter(\"Count\", AtLeast = 5, LessThan = 6)", "Count", "the value 5 is let through by another filter on the same property; remove the value, or the other filter")]
    [InlineData("[|MessageFilter(\"Gone\", \"a\")|], MessageFilter(\"Gone\", Exists = true)", "Gone", "it lets through nothing that Exists = true on the same property does not; remove one of them")]
    [InlineData("[|MessageFilter(\"Gone\", Exists = true)|], MessageFilter(\"Gone\", Exists = false)", "Gone", "Exists = true and Exists = false on one property let every message through; remove both")]
    [InlineData("[|MessageFilter(\"Rush\", true, false)|]", "Rush", "its values are all that the property can have; name fewer, or remove the filter")]
    [InlineData("[|MessageFilter(\"Size\", Size.S, Size.L)|]", "Size", "its values are all that the property can have; name fewer, or remove the filter")]
    [InlineData("[|MessageFilter(\"Color\", Color.Red, Color.Blue)|]", "Color", "its values are all that the property can have; name fewer, or remove the filter")]
    [InlineData("MessageFilter(\"Rush\", true), [|MessageFilter(\"Rush\", false)|]", "Rush", Together)]
    [InlineData("MessageFilter(\"Color\", Prefix = \"R\"), [|MessageFilter(\"Color\", AnythingBut = new object[] { Color.Red })|]", "Color", Together)]
    [InlineData("MessageFilter(\"Id\", AnythingBut = new object[] { \"a\" }), [|MessageFilter(\"Id\", AnythingBut = new object[] { \"b\" })|]", "Id", Together)]
    [InlineData("MessageFilter(\"Id\", AnythingBut = new object[] { \"a\\\\b\" }), [|MessageFilter(\"Id\", \"a\\\\b\")|]", "Id", Together)]
    [InlineData("MessageFilter(\"Id\", AnythingBut = new object[] { \"abc\" }), [|MessageFilter(\"Id\", Prefix = \"ab\")|]", "Id", Together)]
    [InlineData("MessageFilter(\"Count\", AnythingBut = new object[] { 1, 2 }), [|MessageFilter(\"Count\", AtMost = 2)|]", "Count", Together)]
    [InlineData("MessageFilter(\"Count\", LessThan = 10), [|MessageFilter(\"Count\", AtLeast = 5)|]", "Count", Together)]
    [InlineData("MessageFilter(\"Count\", AtMost = 4), [|MessageFilter(\"Count\", AtLeast = 5)|]", "Count", Together)]
    [InlineData("MessageFilter(\"Total\", LessThan = 5), MessageFilter(\"Total\", 5), [|MessageFilter(\"Total\", GreaterThan = 5)|]", "Total", Together)]
    [InlineData("MessageFilter(\"Small\", 0), [|MessageFilter(\"Small\", GreaterThan = 0)|]", "Small", Together)]
    [InlineData("MessageFilter(\"Extras\", LessThan = 1), [|MessageFilter(\"Extras\", AtLeast = 1)|]", "Extras", Together)]
    public void A_condition_that_decides_nothing_is_flagged(string filters, string property, string problem)
    {
        foreach (var attribute in (string[])["", "[FanOutTopic] "])
        {
            UsageTest.Flags("SLP0034", $"'Writer': [MessageFilter] on '{property}': {problem}", Consumer(filters, attribute));
        }
    }

    [Theory]
    [InlineData("MessageFilter(\"Gone\", Exists = false)")]
    [InlineData("MessageFilter(\"Zero\", Exists = false)")]
    [InlineData("MessageFilter(\"Second.City\", Exists = false)")]
    [InlineData("MessageFilter(\"Tags\", Exists = false)")]
    [InlineData("MessageFilter(\"Note\", null)")]
    [InlineData("MessageFilter(\"Small\", AtLeast = 1)")]
    [InlineData("MessageFilter(\"Late\", true, false)")]
    [InlineData("MessageFilter(\"Marks\", true, false)")]
    [InlineData("MessageFilter(\"Rush\", true), MessageFilter(\"Size\", Size.S), MessageFilter(\"Color\", Color.Red)")]
    [InlineData("MessageFilter(\"Total\", LessThan = 5), MessageFilter(\"Total\", GreaterThan = 5)")]
    [InlineData("MessageFilter(\"Total\", AtMost = 4), MessageFilter(\"Total\", AtLeast = 5)")]
    [InlineData("MessageFilter(\"Limit\", LessThan = 10), MessageFilter(\"Limit\", AtLeast = 10)")]
    [InlineData("MessageFilter(\"Id\", AnythingBut = new object[] { \"a\", \"b\" }), MessageFilter(\"Id\", AnythingBut = new object[] { \"b\", \"c\" })")]
    [InlineData("MessageFilter(\"Note\", AnythingBut = new object[] { \"a\" }), MessageFilter(\"Note\", AnythingBut = new object[] { \"b\" })")]
    [InlineData("MessageFilter(\"Gone\", AnythingBut = new object[] { \"a\" }), MessageFilter(\"Gone\", AnythingBut = new object[] { \"b\" })")]
    [InlineData("MessageFilter(\"Id\", \"a\"), MessageFilter(\"Id\", Prefix = \"b\"), MessageFilter(\"Id\", Suffix = \"c\"), MessageFilter(\"Note\", \"a\")")]
    [InlineData("MessageFilter(\"Id\", \"a\"), MessageFilter(\"Id\", AnythingBut = new object[] { \"a\", \"b\" })")]
    [InlineData("MessageFilter(\"Count\", 4), MessageFilter(\"Count\", AtLeast = 5, LessThan = 6), MessageFilter(\"Count\", 6)")]
    [InlineData("MessageFilter(\"Gone\", \"a\"), MessageFilter(\"Gone\", Exists = false)")]
    [InlineData("MessageFilter(\"Note\", null, \"a\"), MessageFilter(\"Note\", Prefix = \"b\")")]
    public void A_condition_that_decides_something_is_not(string filters) => UsageTest.Allows(Consumer(filters, ""));

    [Fact]
    public void It_can_be_suppressed()
        => UsageTest.Allows(Types + """
            #pragma warning disable SLP0034 // Senders that are not of this library leave it out.
            [QueueConsumer, MessageFilter("Count", Exists = false)] class Writer { public void HandleAsync(Order message) { } }
            """);

    private static string Consumer(string filters, string attribute)
        => Types.Replace("public record Order", attribute + "public record Order", StringComparison.Ordinal) + $$"""[QueueConsumer, {{filters}}] class Writer { public void HandleAsync(Order message) { } }""";
}
