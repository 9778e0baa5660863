using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class TableFormRulesTests
{
    private const string Key = "[property: PartitionKey] string Id";
    private const string Body = "{ [PartitionKey] public string Id { get; set; } = \"\"; }";
    private const string HasValues = "put the attribute on a record, class or struct of which there are values";

    [Theory]
    [InlineData("abstract record [|Product|](" + Key + ");", "is abstract", HasValues)]
    [InlineData("static class [|Product|] { }", "is static", HasValues)]
    [InlineData("ref struct [|Product|] " + Body, "is a ref struct", HasValues)]
    [InlineData("record [|Product|]<T>(" + Key + ", T Value);", "is generic", "derive a type from it that is not, and put the attribute there")]
    [InlineData("file record [|Product|](" + Key + ");", "is local to its file", "remove 'file'")]
    [InlineData("[Obsolete(\"Gone.\", true)] record [|Product|](" + Key + ");", "is obsolete as an error", "remove one of the two attributes")]
    public void A_type_that_has_no_values_of_its_own_is_flagged_at_its_name(string declaration, string problem, string remedy)
        => TableUsageTest.Flags("SLP0035", $"[CrudTable] of 'Product': it {problem}; {remedy}", "[CrudTable] " + declaration, project => project with { DoesNotCompile = true });

    [Theory]
    [InlineData("class Outer<T>", "public", "is nested in the generic type 'Outer<T>'", "derive a type from it that is not, and put the attribute there")]
    [InlineData("class Outer", "private", "is not accessible outside its containing type", "make it and the types that contain it internal or public")]
    [InlineData("class Outer", "protected", "is not accessible outside its containing type", "make it and the types that contain it internal or public")]
    [InlineData("file class Outer", "public", "is local to its file", "remove 'file'")]
    public void A_nested_type_that_cannot_be_reached_is_flagged(string outer, string accessibility, string problem, string remedy)
        => TableUsageTest.Flags("SLP0035", $"[CrudTable] of 'Product': it {problem}; {remedy}", $$"""{{outer}} { [CrudTable] {{accessibility}} record [|Product|]({{Key}}); }""");

    [Theory]
    [InlineData("[JsonConverter(typeof(Writer))] record [|Product|](" + Key + "); class Writer : JsonConverter<Product> { public override Product? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => null; public override void Write(Utf8JsonWriter writer, Product value, JsonSerializerOptions options) { } }", "is read and written by the converter 'Writer', so that its JSON is not known", "put the attribute on a type that the serializer writes member by member")]
    [InlineData("[JsonPolymorphic] record [|Product|](" + Key + ");", "has [JsonPolymorphic] or [JsonDerivedType], so that its values may be of several types", "put the attribute on one of these")]
    [InlineData("[JsonDerivedType(typeof(Book), \"book\")] record [|Product|](" + Key + "); record Book(string Id) : Product(Id);", "has [JsonPolymorphic] or [JsonDerivedType], so that its values may be of several types", "put the attribute on one of these")]
    [InlineData("class [|Product|] : List<int> " + Body, "is a collection, which the serializer writes without its members", "put it into a record that has the key")]
    [InlineData("class [|Product|] : Dictionary<string, string> " + Body, "is a collection, which the serializer writes without its members", "put it into a record that has the key")]
    [InlineData("class [|Product|] : ArrayList " + Body, "is a collection, which the serializer writes without its members", "put it into a record that has the key")]
    public void A_type_whose_JSON_is_no_object_of_its_members_is_flagged(string declaration, string problem, string remedy)
        => TableUsageTest.Flags("SLP0035", $"[CrudTable] of 'Product': it {problem}; {remedy}", "[CrudTable] " + declaration);

    [Theory]
    [InlineData("interface")]
    [InlineData("enum")]
    public void Nothing_is_said_of_what_cannot_bear_the_attribute_for_the_compiler_says_it(string kind)
    {
        var diagnostics = UsageTest.Analyze(UsageTest.Project($"[CrudTable] {kind} Product {{ }}"), out _);

        Assert.Empty(diagnostics);
    }

    [Theory]
    [InlineData("[CrudTable] record Product(" + Key + ");")]
    [InlineData("[CrudTable] class Product " + Body)]
    [InlineData("[CrudTable] struct Product { [PartitionKey] public string Id { get; set; } }")]
    [InlineData("[CrudTable] readonly record struct Product(" + Key + ");")]
    [InlineData("abstract record Entity<T>([property: PartitionKey] T Id); [CrudTable] record Product(Guid Id) : Entity<Guid>(Id);")]
    [InlineData("class Orders { internal struct Inner { [CrudTable] internal sealed record Product(" + Key + "); } }")]
    [InlineData("namespace @event.Acme { [CrudTable] record @class(" + Key + "); }")]
    [InlineData("[CrudTable(\"groessen\")] record Größe(" + Key + ");")]
    [InlineData("[CrudTable] partial record Product; partial record Product(" + Key + ");")]
    public void Types_of_every_form_are_allowed(string source) => TableUsageTest.Allows(source);

    [Theory]
    [InlineData("record Product;", "has no public constructor", "make one public or mark one with [JsonConstructor]", "private Product() { }")]
    [InlineData("class Product", "has 2 public constructors, none without parameters", "mark one with [JsonConstructor]", "public Product(int a) { } public Product(string b) { }")]
    [InlineData("class Product", "has a constructor whose parameter 'other' is no property of it", "give it a property other, or another constructor with [JsonConstructor]", "public Product(string other) { }")]
    public void A_type_that_the_serializer_cannot_make_is_flagged(string declaration, string problem, string remedy, string constructors)
        => TableUsageTest.Flags(
            "SLP0015",
            $"[CrudTable] is on 'Product', which {problem}; {remedy}",
            $$"""[CrudTable] {{declaration.TrimEnd(';').Replace("Product", "[|Product|]", StringComparison.Ordinal)}} { {{constructors}} [PartitionKey] public string Id { get; set; } = ""; }""");

    [Fact]
    public void A_client_s_name_that_a_type_has_is_flagged()
        => TableUsageTest.Flags(
            "SLP0016",
            "'Product' gets the client class 'Acme.ProductClient', and there is already a type or namespace of that name; rename one of the two",
            $$"""
            namespace Acme;
            [CrudTable] record [|Product|]({{Key}});
            class ProductClient;
            """);

    [Fact]
    public void A_client_s_name_that_a_namespace_has_is_flagged()
        => TableUsageTest.Flags(
            "SLP0016",
            "'Product' gets the client class 'ProductClient', and there is already a type or namespace of that name; rename one of the two",
            $$"""[CrudTable] record [|Product|]({{Key}}); namespace ProductClient { class Other; }""");

    [Fact]
    public void Types_whose_clients_would_have_one_name_are_flagged_each()
        => TableUsageTest.Flags(
            "SLP0016",
            "'B_C' gets the client class 'A_B_CClient', and so does 'A_B.C'; rename one of the two",
            $$"""
            class A { [CrudTable("a")] internal record [|B_C|]({{Key}}); }
            class A_B { [CrudTable("b")] internal record [|C|]({{Key}}); }
            """);

    [Fact]
    public void The_client_s_name_elsewhere_or_with_type_parameters_is_allowed()
        => TableUsageTest.Allows(
            $$"""
            namespace Acme
            {
                [CrudTable] record Product({{Key}});
                class ProductClient<T>;
            }

            namespace Other { class ProductClient; }
            """);

    [Fact]
    public void A_language_that_is_too_old_for_the_generated_code_is_flagged()
        => TableUsageTest.Flags(
            "SLP0020",
            "'Product' gets no client: the generated code needs C# 11 or later, and the project is compiled as C# 10.0; set <LangVersion>latest</LangVersion>",
            $"[CrudTable] record [|Product|]({Key});",
            project => project with { LanguageVersion = LanguageVersion.CSharp10 });

    [Fact]
    public void A_type_whose_mapping_template_is_longer_than_API_Gateway_takes_is_flagged()
    {
        var members = string.Join(", ", Enumerable.Range(0, 1500).Select(i => string.Create(CultureInfo.InvariantCulture, $"string MemberOfALongNameWithTheNumber{i}")));
        var project = UsageTest.Project($"[CrudTable] record Product({Key}, {members});");
        var diagnostic = Assert.Single(UsageTest.Analyze(project, out _), each => each.Id != "SLP0018");

        Assert.Equal("SLP0035", diagnostic.Id);
        Assert.Matches(
            @"^\[CrudTable\] of 'Product': it has 1501 members, whose mapping template for (reading|writing) has [3-9][0-9]{5} characters, and API Gateway takes at most 307200 \(https://docs\.aws\.amazon\.com/[^ ]+\); split it, or keep what belongs together in nested lists$",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }
}
