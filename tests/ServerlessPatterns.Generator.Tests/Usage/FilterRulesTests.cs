using System.Text.Json.Nodes;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class FilterRulesTests
{
    private const string Operators = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html";

    private const string Types =
        """
        using System.Text.Json.Serialization;
        public enum Status { New, Paid = 5 }
        [JsonConverter(typeof(JsonStringEnumConverter))] public enum Named { Red, [JsonStringEnumMemberName("deep-blue")] Blue }
        public record Address(string City, int? Floor, string[] Lines);
        [JsonConverter(typeof(JsonConverter<Converted>))] public record Converted(string Id);
        public record Order(string Id, string? Note, decimal Total, int Count, int? Limit, byte Small, bool Rush, Status Status, Named Color, Guid Key, DateTimeOffset At, char Letter, Address Address, List<string> Tags, List<Address> Stops, Dictionary<string, int> Extra, object Any)
        {
            [JsonIgnore] public string Secret => "";
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Gone => null;
            [JsonPropertyName("$or")] public string Either => "";
            public string Field = "";
            internal string Hidden => "";
            public static string Shared => "";
            public DateTime Made => default;
            public DateOnly Day => default;
            public TimeOnly Hour => default;
            public TimeSpan Span => default;
            public Version? Version => null;
            [JsonConverter(typeof(object))] public string Odd => "";
            [JsonConverter(typeof(JsonStringEnumConverter<Status>))] public Status Text => default;
            [JsonConverter(typeof(JsonNumberEnumConverter<Status>))] public Status Numbered => default;
            [JsonConverter(typeof(JsonConverter<Status>))] public Status Camel => default;
            [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public int Quoted => 1;
            [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public decimal QuotedTotal => 1;
            [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public double QuotedRate => 1;
        }

        """;

    [Theory]
    [InlineData("[|\"id\"|], \"x\"", "id", "'Order' has no property 'id'; did you mean 'Id'?")]
    [InlineData("[|\"Totl\"|], 1", "Totl", "'Order' has no property 'Totl'; did you mean 'Total'?")]
    [InlineData("[|\"Adress.City\"|], \"x\"", "Adress.City", "'Order' has no property 'Adress'; did you mean 'Address'?")]
    [InlineData("[|\"Country\"|], \"x\"", "Country", "'Order' has no property 'Country'")]
    [InlineData("[|\"\"|], \"x\"", "", "'Order' has no property ''")]
    [InlineData("[|\"Address.Zip\"|], \"x\"", "Address.Zip", "'Address' has no property 'Zip'")]
    [InlineData("[|\"Address.\"|], \"x\"", "Address.", "'Address' has no property ''")]
    [InlineData("[|\"Id.Length\"|], 5", "Id.Length", "'Id' is a 'string', whose properties a filter cannot reach")]
    [InlineData("[|\"Stops.City\"|], \"x\"", "Stops.City", "'Stops' is a 'List<Address>', whose properties a filter cannot reach")]
    [InlineData("[|\"Extra.Count\"|], 1", "Extra.Count", "'Extra' is a 'Dictionary<string, int>', whose properties a filter cannot reach")]
    [InlineData("[|\"Secret\"|], \"x\"", "Secret", "'Secret' bears [JsonIgnore], so that it is not in the JSON")]
    [InlineData("[|\"Field\"|], \"x\"", "Field", "'Field' is a field, which the serializer leaves out without [JsonInclude], so that it is not in the JSON")]
    [InlineData("[|\"Hidden\"|], \"x\"", "Hidden", "'Hidden' is not public, nor does it bear [JsonInclude], so that it is not in the JSON")]
    [InlineData("[|\"Shared\"|], \"x\"", "Shared", "'Shared' is static, so that it is not in the JSON")]
    [InlineData("[|\"Either\"|], \"x\"", "Either", "'Either' is named '$or' in the JSON, which patterns take for an operator; give it another name")]
    public void A_property_that_is_not_in_the_JSON_is_flagged_at_its_name(string arguments, string property, string problem)
        => UsageTest.Flags("SLP0013", $"'Writer': [MessageFilter] on '{property}', but {problem}", Consumer($"MessageFilter({arguments})"));

    [Theory]
    [InlineData("\"Id\", [|5|]", "Id", "5 is given, and the property is a text ('string')")]
    [InlineData("\"Id\", \"a\", [|true|]", "Id", "true is given, and the property is a text ('string')")]
    [InlineData("\"Count\", [|\"5\"|]", "Count", "\"5\" is given, and the property is a number ('int')")]
    [InlineData("\"Count\", [|1.5|]", "Count", "1.5 is given, and the property is of the type 'int', which never holds it")]
    [InlineData("\"Small\", [|256|]", "Small", "256 is given, and the property is of the type 'byte', which never holds it")]
    [InlineData("\"Count\", [|null|]", "Count", "null is given, and the property is a number ('int'), which is never null")]
    [InlineData("\"Rush\", [|1|]", "Rush", "1 is given, and the property is a boolean")]
    [InlineData("\"Status\", [|\"Paid\"|]", "Status", "\"Paid\" is given, and the property is the enum 'Status', which is written as a number")]
    [InlineData("\"Status\", [|Named.Red|]", "Status", "Named.Red is given, and the property is the enum 'Status', which is written as a number")]
    [InlineData("\"Status\", [|1|]", "Status", "1 is no member of 'Status'")]
    [InlineData("\"Status\", [|(Status)9|]", "Status", "9 is no member of 'Status'")]
    [InlineData("\"Color\", [|\"red\"|]", "Color", "\"red\" is no member of 'Named'")]
    [InlineData("\"Color\", [|1|]", "Color", "1 is given, and the property is written as the name of a member of 'Named'")]
    [InlineData("\"Color\", [|(Named)9|]", "Color", "9 is no single member of 'Named'; give the text that the serializer writes")]
    [InlineData("\"Key\", [|\"{01234567-89AB-cdef-0123-456789abcdef}\"|]", "Key", "\"{01234567-89AB-cdef-0123-456789abcdef}\" is given, and the serializer writes a Guid as 01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData("\"Made\", [|\"tomorrow\"|]", "Made", "\"tomorrow\" is given, and the serializer writes a DateTime as 2026-01-31T08:05:00Z")]
    [InlineData("\"Made\", [|\"2026-01-31\"|]", "Made", "\"2026-01-31\" is given, and the serializer writes a DateTime as 2026-01-31T00:00:00")]
    [InlineData("\"Made\", [|\"2026-01-31T08:05:00.500Z\"|]", "Made", "\"2026-01-31T08:05:00.500Z\" is given, and the serializer writes a DateTime as 2026-01-31T08:05:00.5Z")]
    [InlineData("\"Made\", [|\"08:05\"|]", "Made", "\"08:05\" is given, and the serializer writes a DateTime as 0001-01-01T08:05:00")]
    [InlineData("\"At\", [|\"2026-01-31T08:05:00Z\"|]", "At", "\"2026-01-31T08:05:00Z\" is given, and the serializer writes a DateTimeOffset as 2026-01-31T08:05:00+00:00")]
    [InlineData("\"At\", [|\"2026-01-31T08:05:00+15:00\"|]", "At", "\"2026-01-31T08:05:00+15:00\" is given, and the serializer writes a DateTimeOffset as 2026-01-31T08:05:00+00:00")]
    [InlineData("\"Day\", [|\"2026-13-45\"|]", "Day", "\"2026-13-45\" is given, and the serializer writes a DateOnly as 2026-01-31")]
    [InlineData("\"Day\", [|\"2026-1-5\"|]", "Day", "\"2026-1-5\" is given, and the serializer writes a DateOnly as 2026-01-05")]
    [InlineData("\"Hour\", [|\"8:05\"|]", "Hour", "\"8:05\" is given, and the serializer writes a TimeOnly as 08:05:00")]
    [InlineData("\"Hour\", [|\"24:30:00\"|]", "Hour", "\"24:30:00\" is given, and the serializer writes a TimeOnly as 08:05:00")]
    [InlineData("\"Span\", [|\"5 minutes\"|]", "Span", "\"5 minutes\" is given, and the serializer writes a TimeSpan as 1.08:05:00")]
    [InlineData("\"Span\", [|\"0:5:0\"|]", "Span", "\"0:5:0\" is given, and the serializer writes a TimeSpan as 00:05:00")]
    [InlineData("\"Version\", [|\"v1\"|]", "Version", "\"v1\" is given, and the serializer writes a Version as 1.2.3")]
    [InlineData("\"Version\", [|\"1.02\"|]", "Version", "\"1.02\" is given, and the serializer writes a Version as 1.2")]
    [InlineData("\"Letter\", [|\"ab\"|]", "Letter", "\"ab\" is given, and the property is a single character")]
    [InlineData("\"Id\", [|typeof(int)|]", "Id", "a value must be a text, a number, a boolean, an enum member or null")]
    [InlineData("[|\"Address\"|], \"x\"", "Address", "'Address' is an object in the JSON, and a filter compares texts, numbers and booleans; name one of its properties, such as \"Address.Name\"")]
    [InlineData("[|\"Address\"|], Exists = true", "Address", "'Address' is an object in the JSON, and a filter compares texts, numbers and booleans; name one of its properties, such as \"Address.Name\"")]
    [InlineData("\"Count\", [|Prefix = \"1\"|]", "Count", "Prefix compares texts, and the property is a number ('int')")]
    [InlineData("\"Rush\", [|Suffix = \"1\"|]", "Rush", "Suffix compares texts, and the property is a boolean")]
    [InlineData("\"Id\", [|GreaterThan = 1|]", "Id", "GreaterThan compares numbers, and the property is a text ('string')")]
    [InlineData("\"Count\", [|AtMost = \"1\"|]", "Count", "AtMost takes a number")]
    [InlineData("\"Total\", [|AtMost = double.NaN|]", "Total", "AtMost takes a number")]
    [InlineData("\"Count\", [|AnythingBut = new object[] { 1, \"2\" }|]", "Count", "\"2\" is given, and the property is a number ('int')")]
    [InlineData("\"Quoted\", [|AtLeast = 1|]", "Quoted", "AtLeast compares numbers, and the property is a number that is written as a text ('int')")]
    [InlineData("\"Quoted\", [|1.5|]", "Quoted", "1.5 is given, and the property is of the type 'int', which never holds it")]
    [InlineData("\"Quoted\", [|\"01\"|]", "Quoted", "\"01\" is given, and the serializer writes the number as \"1\"")]
    [InlineData("\"Quoted\", [|\"one\"|]", "Quoted", "\"one\" is given, and the property is a number that is written as a text ('int')")]
    [InlineData("\"Camel\", [|Status.Paid|]", "Camel", "Status.Paid is given, and the property is the enum 'Status', which a converter of its own writes; give the text or number that it writes")]
    public void A_value_that_does_not_fit_is_flagged_at_it(string arguments, string property, string problem)
        => UsageTest.Flags("SLP0014", $"'Writer': [MessageFilter] on '{property}': {problem}", Consumer($"MessageFilter({arguments})"));

    [Theory]
    [InlineData("[|MessageFilter(\"Id\")|]", "it says nothing to compare with; give values or one of Prefix, Suffix, AnythingBut, GreaterThan, AtLeast, LessThan, AtMost, Exists")]
    [InlineData("[|MessageFilter(\"Id\", \"a\", Prefix = \"b\")|]", "it has values, Prefix, and takes one condition; write an attribute for each, of which any may hold")]
    [InlineData("[|MessageFilter(\"Id\", Exists = true, AtLeast = 1, AtMost = 2)|]", "it has Exists, AtLeast and AtMost, and takes one condition; write an attribute for each, of which any may hold")]
    [InlineData("MessageFilter(\"Id\", [|Prefix = \"\"|])", "Prefix is empty, and would hold for every text; to ask whether the property is there, use Exists = true")]
    [InlineData("MessageFilter(\"Id\", [|AnythingBut = new object[0]|])", "AnythingBut is empty; name the values that are not wanted")]
    [InlineData("MessageFilter(\"Id\", [|AnythingBut = new object[] { null! }|])", $"AnythingBut takes texts or numbers ({Operators}); for a boolean name the value that is wanted, and for null use Exists")]
    public void A_filter_that_cannot_work_is_flagged(string filter, string problem)
        => UsageTest.Flags("SLP0022", $"'Writer': [MessageFilter] on 'Id': {problem}", Consumer(filter));

    [Theory]
    [InlineData("[|MessageFilter(\"Count\", AtLeast = 5, LessThan = 3)|]", "no number lies between its bounds")]
    [InlineData("[|MessageFilter(\"Count\", GreaterThan = 5, LessThan = 6)|]", "no number lies between its bounds")]
    [InlineData("[|MessageFilter(\"Small\", AtLeast = 256)|]", "no number of the type 'byte' lies within its bounds", "Small")]
    [InlineData("[|MessageFilter(\"Small\", LessThan = 0)|]", "no number of the type 'byte' lies within its bounds", "Small")]
    [InlineData("[|MessageFilter(\"Small\", AtLeast = 300, AtMost = 400)|]", "no number of the type 'byte' lies within its bounds", "Small")]
    [InlineData("MessageFilter(\"Total\", [|AtMost = 0.1234567|])", $"AtMost is 0.1234567, and Lambda compares 6 digits after the decimal point ({Operators}); round it", "Total")]
    [InlineData("MessageFilter(\"Color\", [|AnythingBut = new object[] { Named.Blue, \"Red\" }|])", "AnythingBut names every member of 'Named', so that no message matches; leave out those that are wanted", "Color")]
    [InlineData("MessageFilter(\"Status\", [|AnythingBut = new object[] { 0, Status.Paid }|])", "AnythingBut names every member of 'Status', so that no message matches; leave out those that are wanted", "Status")]
    [InlineData("MessageFilter(\"Color\", [|Prefix = \"Purp\"|])", "no member of 'Named' begins with \"Purp\"", "Color")]
    [InlineData("MessageFilter(\"Color\", [|Suffix = \"Blue\"|])", "no member of 'Named' ends with \"Blue\"", "Color")]
    [InlineData("MessageFilter(\"Letter\", [|Prefix = \"ab\"|])", "the property is a single character, and none begins with \"ab\"", "Letter")]
    [InlineData("MessageFilter(\"Key\", [|Prefix = \"{ABC\"|])", "no Guid begins with \"{ABC\", for the serializer writes it as 01234567-89ab-cdef-0123-456789abcdef", "Key")]
    [InlineData("MessageFilter(\"Key\", [|Suffix = \"-cdef\"|])", "no Guid ends with \"-cdef\", for the serializer writes it as 01234567-89ab-cdef-0123-456789abcdef", "Key")]
    [InlineData("MessageFilter(\"Day\", [|Suffix = \"T00:00\"|])", "no DateOnly ends with \"T00:00\", for the serializer writes it as 2026-01-31", "Day")]
    [InlineData("MessageFilter(\"At\", [|Prefix = \"2026/\"|])", "no DateTimeOffset begins with \"2026/\", for the serializer writes it as 2026-01-31T08:05:00+00:00", "At")]
    [InlineData("MessageFilter(\"At\", [|Suffix = \"Z\"|])", "no DateTimeOffset ends with \"Z\", for the serializer writes it as 2026-01-31T08:05:00+00:00", "At")]
    [InlineData("MessageFilter(\"Version\", [|Prefix = \"v\"|])", "no Version begins with \"v\", for the serializer writes it as 1.2.3", "Version")]
    [InlineData("[|MessageFilter(\"Count\", AtLeast = 5, GreaterThan = 5)|]", "GreaterThan and AtLeast are both lower bounds; give one")]
    [InlineData("[|MessageFilter(\"Count\", AtMost = 5, LessThan = 5)|]", "LessThan and AtMost are both upper bounds; give one")]
    [InlineData("MessageFilter(\"Count\", [|AtMost = 5000000001L|])", $"AtMost is 5000000001, and Lambda compares numbers from -5000000000 to 5000000000 ({Operators})")]
    public void A_condition_that_nothing_meets_is_flagged(string filter, string problem, string property = "Count")
        => UsageTest.Flags("SLP0022", $"'Writer': [MessageFilter] on '{property}': {problem}", Consumer(filter));

    [Fact]
    public void A_message_that_a_converter_writes_cannot_be_filtered()
        => UsageTest.Flags(
            "SLP0013",
            "'Writer': [MessageFilter] on 'Id', but 'Converted' is written by a converter, and what that writes is not known here; look at the property in the handler instead",
            Types + "[QueueConsumer, MessageFilter([|\"Id\"|], \"a\")] class Writer { public void HandleAsync(Converted message) { } }");

    [Fact]
    public void A_filter_on_raw_messages_is_flagged()
        => UsageTest.Flags(
            "SLP0022",
            "'Writer': [MessageFilter]: its messages are raw bodies, and a filter needs the properties of a JSON message; take a record instead",
            "[QueueConsumer(\"q\"), [|MessageFilter(\"Length\", 5)|]] class Writer { public void HandleAsync(string message) { } }");

    [Fact]
    public void A_pattern_that_is_longer_than_Lambda_takes_is_flagged()
    {
        var values = string.Join(", ", Enumerable.Range(0, 41).Select(_ => $"\"{new string('x', 100)}\""));
        UsageTest.Flags(
            "SLP0022",
            "'Writer': [MessageFilter]: all filters together make a pattern of 4240 characters, and Lambda takes at most 4096 (https://docs.aws.amazon.com/lambda/latest/api/API_Filter.html); name fewer values",
            Consumer($"[|MessageFilter(\"Id\", {values})|]"));
    }

    [Theory]
    [InlineData("\"Id\", \"a\", 'b', null", "{\"id\":[\"a\",\"b\",null]}")]
    [InlineData("\"Note\", null", "{\"note\":[null]}")]
    [InlineData("\"Id\", \"a\\\"\\\\\\n\"", "{\"id\":[\"a\\\"\\\\\\u000a\"]}")]
    [InlineData("\"Limit\", null", "{\"limit\":[null]}")]
    [InlineData("\"Rush\", true", "{\"rush\":[true]}")]
    [InlineData("\"Color\", Named.Blue", "{\"color\":[\"deep-blue\"]}")]
    [InlineData("\"Color\", \"Red\"", "{\"color\":[\"Red\"]}")]
    [InlineData("\"Text\", Status.Paid", "{\"text\":[\"Paid\"]}")]
    [InlineData("\"Key\", \"01234567-89ab-cdef-0123-456789abcdef\"", "{\"key\":[\"01234567-89ab-cdef-0123-456789abcdef\"]}")]
    [InlineData("\"Made\", \"2026-01-31T08:05:00\", \"2026-01-31T08:05:00.5Z\", \"2026-01-31T08:05:00-03:30\"", "{\"made\":[\"2026-01-31T08:05:00\",\"2026-01-31T08:05:00.5Z\",\"2026-01-31T08:05:00-03:30\"]}")]
    [InlineData("\"At\", \"2026-01-31T08:05:00+00:00\"", "{\"at\":[\"2026-01-31T08:05:00+00:00\"]}")]
    [InlineData("\"Day\", \"2026-01-31\"", "{\"day\":[\"2026-01-31\"]}")]
    [InlineData("\"Hour\", \"08:05:00\", \"08:05:00.5000000\"", "{\"hour\":[\"08:05:00\",\"08:05:00.5000000\"]}")]
    [InlineData("\"Span\", \"-1.08:05:00\"", "{\"span\":[\"-1.08:05:00\"]}")]
    [InlineData("\"Version\", \"1.2\"", "{\"version\":[\"1.2\"]}")]
    [InlineData("\"Key\", Suffix = \"89ab-cdef0123456f\"", "{\"key\":[{\"suffix\":\"89ab-cdef0123456f\"}]}")]
    [InlineData("\"Color\", Prefix = \"deep\"", "{\"color\":[{\"prefix\":\"deep\"}]}")]
    [InlineData("\"Made\", Prefix = \"2026-01-31T08:05:00.5\"", "{\"made\":[{\"prefix\":\"2026-01-31T08:05:00.5\"}]}")]
    [InlineData("\"Made\", Suffix = \"Z\"", "{\"made\":[{\"suffix\":\"Z\"}]}")]
    [InlineData("\"At\", Prefix = \"2026-\"", "{\"at\":[{\"prefix\":\"2026-\"}]}")]
    [InlineData("\"Odd\", \"anything\"", "{\"odd\":[\"anything\"]}")]
    [InlineData("\"Any\", Suffix = \".pdf\"", "{\"any\":[{\"suffix\":\".pdf\"}]}")]
    [InlineData("\"Numbered\", Status.Paid", "{\"numbered\":[{\"numeric\":[\"=\",5]}]}")]
    [InlineData("\"Camel\", \"paid\"", "{\"camel\":[\"paid\"]}")]
    [InlineData("\"Quoted\", \"1\"", "{\"quoted\":[\"1\"]}")]
    [InlineData("\"Quoted\", 3", "{\"quoted\":[\"3\"]}")]
    [InlineData("\"Quoted\", Prefix = \"3\"", "{\"quoted\":[{\"prefix\":\"3\"}]}")]
    [InlineData("\"Quoted\", AnythingBut = new object[] { 3 }", "{\"quoted\":[{\"anything-but\":[\"3\"]}]}")]
    [InlineData("\"QuotedTotal\", 3, \"3.50\"", "{\"quotedTotal\":[\"3\",\"3.50\"]}")]
    [InlineData("\"QuotedRate\", 0.5, 1e17", "{\"quotedRate\":[\"0.5\",\"1E+17\"]}")]
    [InlineData("\"Tags\", \"new\"", "{\"tags\":[\"new\"]}")]
    [InlineData("\"Address.City\", \"Cork\"", "{\"address\":{\"city\":[\"Cork\"]}}")]
    [InlineData("\"Address.Lines\", \"Cork\"", "{\"address\":{\"lines\":[\"Cork\"]}}")]
    [InlineData("\"Gone\", Exists = false", "{\"gone\":[{\"exists\":false}]}")]
    [InlineData("\"Count\", AtLeast = 5, AtMost = 5", "{\"count\":[{\"numeric\":[\"=\",5]}]}")]
    [InlineData("\"Id\", AnythingBut = new object[] { \"a\", \"b\" }", "{\"id\":[{\"anything-but\":[\"a\",\"b\"]}]}")]
    [InlineData("\"Count\", AnythingBut = new object[] { 1, 2 }", "{\"count\":[{\"anything-but\":[1,2]}]}")]
    [InlineData("\"Total\", GreaterThan = 0.5, AtMost = 10", "{\"total\":[{\"numeric\":[\">\",0.5,\"<=\",10]}]}")]
    [InlineData("\"Total\", AtLeast = -5e9", "{\"total\":[{\"numeric\":[\">=\",-5000000000]}]}")]
    public void A_filter_becomes_a_pattern_in_the_names_of_the_JSON(string arguments, string pattern)
        => AssertPattern(Consumer($"MessageFilter({arguments})"), pattern);

    [Theory]
    [InlineData("", "OrderId")]
    [InlineData("JsonSourceGenerationOptions(JsonSerializerDefaults.Web)", "orderId")]
    [InlineData("JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)", "orderId")]
    [InlineData("JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)", "order_id")]
    [InlineData("JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseUpper)", "ORDER-ID")]
    public void Names_follow_the_options_of_the_context_that_reads_the_message(string options, string name)
        => AssertPattern(
            $$"""
            using System.Text.Json;
            using System.Text.Json.Serialization;
            public record Order(string OrderId, [property: JsonPropertyName("zone")] DayOfWeek State);
            [JsonSerializable(typeof(Order)){{(options.Length > 0 ? ", " + options : "")}}] public partial class Json() : JsonSerializerContext(null)
            {
                public static Json Default { get; } = new();
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }

            [QueueConsumer, MessageFilter(nameof(Order.OrderId), "a"), MessageFilter("State", DayOfWeek.Friday)] class Writer { public void HandleAsync(Order message) { } }
            """,
            $$"""{"{{name}}":["a"],"zone":[{"numeric":["=",5]}]}""");

    [Fact]
    public void A_context_that_says_nothing_of_options_reads_with_the_Web_defaults()
        => AssertPattern(
            """
            using System.Text.Json;
            using System.Text.Json.Serialization;
            public record Order(string OrderId);
            [JsonSerializable(typeof(Order))] public partial class Json(JsonSerializerOptions options) : JsonSerializerContext(options)
            {
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }

            [QueueConsumer, MessageFilter(nameof(Order.OrderId), "a")] class Writer { public void HandleAsync(Order message) { } }
            """,
            """{"orderId":["a"]}""");

    private static string Consumer(string filter) => Types + $$"""[QueueConsumer, {{filter}}] class Writer { public void HandleAsync(Order message) { } }""";

    /// <summary>The pattern stands, as a JSON text in JSON, in the template.</summary>
    private static void AssertPattern(string source, string pattern)
    {
        var diagnostics = UsageTest.Analyze(UsageTest.Project(source), out var output);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id != "SLP0018");
        var template = (string)output.Assembly.GetAttributes().Single(attribute => attribute.AttributeClass?.Name == "CloudFormationTemplateAttribute").ConstructorArguments[0].Value!;
        var mapping = JsonNode.Parse(template)!["Resources"]!.AsObject().Single(resource => (string?)resource.Value!["Type"] == "AWS::Lambda::EventSourceMapping").Value!;
        var text = (string?)mapping["Properties"]!["FilterCriteria"]!["Filters"]![0]!["Pattern"];
        Assert.Equal($$"""{"body":{{pattern}}}""", text);
    }
}
