using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.CodeAnalysis;
using static ServerlessPatterns.Generator.Tests.Crud.TableProject;

namespace ServerlessPatterns.Generator.Tests.Crud;

/// <summary>Which members an item's JSON has, by which names, and which of them always.</summary>
public sealed class ItemNamesTests
{
    [Theory]
    [InlineData(null, "displayName", "id")]
    [InlineData("", "DisplayName", "Id")]
    [InlineData("JsonSerializerDefaults.Web", "displayName", "id")]
    [InlineData("PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower", "display_name", "id")]
    [InlineData("PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseUpper", "DISPLAY-NAME", "ID")]
    [InlineData("JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseUpper", "DISPLAY_NAME", "ID")]
    public void Names_are_those_of_the_context(string? options, string name, string id)
        => Assert.Equal(new[] { name, id, "given" }.Order(StringComparer.Ordinal), Names(Schema($"[CrudTable] public record Product([property: PartitionKey] string Id, string DisplayName, [property: JsonPropertyName(\"given\")] string Other); {Context(options)}")));

    [Fact]
    public void Without_a_context_names_are_those_of_the_Web()
        => Assert.Equal(["displayName", "id"], Names(Schema("[CrudTable] public record Product([property: PartitionKey] string Id, string DisplayName);")));

    [Theory]
    [InlineData("[property: JsonIgnore] string Value", false, false)]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string Value", true, true)]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.Always)] string Value", false, false)]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Value", true, false)]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string Value", true, true)]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string Value", true, true)]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Value", true, false)]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] string Value", false, false)]
    [InlineData("[property: JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] string Value", true, true)]
    public void What_JsonIgnore_leaves_out_is_not_there_or_not_asked_for(string member, bool isThere, bool isRequired)
    {
        var schema = Schema($"[CrudTable] public record Product([property: PartitionKey] string Id, {member});");

        Assert.Equal(isThere, Names(schema).Contains("value"));
        Assert.Equal(isRequired, Required(schema).Contains("value"));
    }

    [Theory]
    [InlineData("WhenWritingNull", "a,i")]
    [InlineData("WhenWritingDefault", "a")]
    [InlineData("Never", "a,i")]
    public void What_the_context_leaves_out_is_not_asked_for(string condition, string required)
        => Assert.Equal(
            required.Split(',').Append("id"),
            Required(Schema($"[CrudTable] public record Product([property: PartitionKey] string Id, string A, string? B, int I, int? J); {Context($"JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.{condition}")}")).OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal));

    [Fact]
    public void Constructor_parameters_without_a_default_and_required_members_are_asked_for()
        => Assert.Equal(
            ["id", "list", "name", "text"],
            Required(Schema(
                """
                [CrudTable] public record Product([property: PartitionKey] string Id, string Name, List<int> List, int Count = 3, string? Note = null, int? Stock = 5, string More = "x")
                {
                    public required string Text { get; init; }
                    public required string? Maybe { get; init; }
                    public string Other { get; set; } = "";
                    public string Derived => Name;
                }
                """)));

    [Fact]
    public void A_class_that_is_filled_by_setters_asks_for_its_key_alone()
        => Assert.Equal(["id"], Required(Schema("[CrudTable] public class Product { [PartitionKey] public string Id { get; set; } = \"\"; public string Name { get; set; } = \"\"; public int Count { get; set; } }")));

    [Fact]
    public void The_constructor_that_the_serializer_calls_decides()
        => Assert.Equal(
            ["id", "one"],
            Required(Schema("[CrudTable] public class Product { public Product() { } [JsonConstructor] public Product(string id, int one) { } public Product(int two) { } [PartitionKey] public string Id { get; set; } = \"\"; public int One { get; set; } public int Two { get; set; } }")));

    [Fact]
    public void Without_nullable_annotations_every_reference_may_be_null_and_is_not_asked_for()
    {
        var schema = Schema("[CrudTable] public record Product([property: PartitionKey] string Id, string Name, List<string> Tags, int Count);", project => project with { Nullable = NullableContextOptions.Disable });

        Assert.Equal(["count", "id"], Required(schema));
        Assert.Equal("""["string","null"]""", OneLine(schema["properties"]!["name"]!["type"]!));
        Assert.Equal("""["string","null"]""", OneLine(schema["properties"]!["tags"]!["items"]!["type"]!));
        Assert.Equal("\"string\"", OneLine(schema["properties"]!["id"]!["type"]!));
    }

    [Theory]
    [InlineData("public struct Product { [PartitionKey] public string Id { get; set; } public int Count { get; set; } }", "count,id", "id")]
    [InlineData("public readonly record struct Product([property: PartitionKey] string Id, int Count);", "count,id", "id")]
    [InlineData("public readonly struct Product { [JsonConstructor] public Product(string id, int count) { Id = id; Count = count; } [PartitionKey] public string Id { get; } public int Count { get; } }", "count,id", "count,id")]
    public void Structs_are_made_as_the_serializer_makes_them(string declaration, string names, string required)
    {
        var schema = Schema("[CrudTable] " + declaration);

        Assert.Equal(names.Split(','), Names(schema));
        Assert.Equal(required.Split(','), Required(schema));
    }

    [Fact]
    public void Members_of_base_types_are_there_and_of_two_of_one_name_the_nearer()
    {
        var schema = Schema(
            """
            public abstract class Root { [PartitionKey] public string Id { get; set; } = ""; public virtual string Over { get; set; } = ""; public int Hidden { get; set; } }
            public class Middle<T> : Root { public T? Value { get; set; } public override string Over { get; set; } = ""; }
            [CrudTable] public class Product : Middle<Guid> { public new string Hidden { get; set; } = ""; private int Own { get; set; } public static int Shared { get; set; } public int this[int index] => index; }
            """);

        Assert.Equal(["hidden", "id", "over", "value"], Names(schema));
        Assert.Equal("string", (string)schema["properties"]!["hidden"]!["type"]!);
    }

    [Theory]
    [InlineData("JsonSerializerDefaults.Web", "id,included")]
    [InlineData("JsonSerializerDefaults.Web, IncludeFields = true", "field,id,included")]
    public void Fields_are_there_where_they_are_included(string options, string names)
        => Assert.Equal(names.Split(','), Names(Schema($"[CrudTable] public class Product {{ [PartitionKey] public string Id {{ get; set; }} = \"\"; public int Field; [JsonInclude] public int Included; private int _hidden = 1; public int Hidden() => _hidden; }} {Context(options)}")));

    [Theory]
    [InlineData("JsonSerializerDefaults.Web", "derived,id")]
    [InlineData("JsonSerializerDefaults.Web, IgnoreReadOnlyProperties = true", "id")]
    public void Properties_without_a_setter_are_there_unless_the_context_leaves_them_out(string options, string names)
        => Assert.Equal(names.Split(','), Names(Schema($"[CrudTable] public class Product {{ [PartitionKey] public string Id {{ get; set; }} = \"\"; public int Derived => 1; }} {Context(options)}")));

    [Fact]
    public void Unknown_members_are_refused_unless_they_are_asked_for()
    {
        const string Product = "public record Product([property: PartitionKey] string Id, Inner Inner); public record Inner(string Text);";

        var strict = Schema("[CrudTable] " + Product);
        Assert.Equal("false", OneLine(strict["additionalProperties"]!));
        Assert.Equal("false", OneLine(strict["properties"]!["inner"]!["additionalProperties"]!));
        var loose = Schema("[CrudTable(AllowUnknownMembers = true)] " + Product);
        Assert.Null(loose["additionalProperties"]);
        Assert.Null(loose["properties"]!["inner"]!["additionalProperties"]);
    }

    [Fact]
    public void The_key_may_be_left_out_where_the_path_or_the_API_has_it()
    {
        const string Product = "record Product([property: PartitionKey{0}] string Id, string Name);";

        Assert.Equal(["name"], Required(Schema("[CrudTable] " + Product.Replace("{0}", "", StringComparison.Ordinal), operation: "Update")));
        Assert.Equal(["name"], Required(Schema("[CrudTable] " + Product.Replace("{0}", "(Generated = true)", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_serializer_itself_refuses_names_that_differ_in_case_alone()
        => Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(new Twins(), JsonSerializerOptions.Web));

    [Fact]
    public void Unless_its_context_tells_them_apart()
        => Assert.Equal(["ID", "Id"], Names(Schema($"[CrudTable] public record Product([property: PartitionKey] string Id, string ID); {Context("")}")));

    private sealed class Twins
    {
        public int Id { get; set; }

        [JsonPropertyName("ID")]
        public int Other { get; set; }
    }
}
