using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

/// <summary>Which records no fix makes a [CrudTable].</summary>
public sealed class CrudTableFixLimitTests
{
        [Theory]
    [InlineData("public class Product { public string Id { get; set; } }")] // No key.
    [InlineData("public class Product { [DynamoDBHashKey] public string Id { get; set; } [DynamoDBHashKey] public string Other { get; set; } }")]
    [InlineData("public class Product { [DynamoDBHashKey] public string Id { get; set; } [DynamoDBRangeKey] public string A { get; set; } [DynamoDBRangeKey] public string B { get; set; } }")]
    [InlineData("public class Named { [DynamoDBHashKey] public string Id { get; set; } } public class Product : Named { public string Text { get; set; } }")] // Other records' key too.
    [InlineData("public class Ranged { [DynamoDBRangeKey] public string Id { get; set; } } public class Product : Ranged { [DynamoDBHashKey] public string Text { get; set; } }")]
    [InlineData("[CrudTable] public class Product { [DynamoDBHashKey, PartitionKey] public string Id { get; set; } }")]
    [InlineData("[CrudTable(Operations = CrudOperations.None)] public class Product { [DynamoDBHashKey, PartitionKey] public string Id { get; set; } }")]
    public Task Keys_that_are_not_one_table_s_stay(string item) => OffersNothing(item);

    [Theory]
    [InlineData("[DynamoDBProperty(\"title\")] public string Name { get; set; }")]
    [InlineData("[DynamoDBProperty(AttributeName = \"Name\")] public string Name { get; set; }")] // name, in JSON.
    [InlineData("[JsonPropertyName(\"title\")] public string Name { get; set; }")]
    [InlineData("[DynamoDBProperty(\"title\"), JsonPropertyName(\"Title\")] public string Name { get; set; }")]
    [InlineData("[DynamoDBIgnore] public string Name { get; set; }")]
    [InlineData("[JsonIgnore] public string Name { get; set; }")]
    [InlineData("public string Name;")] // JSON has no fields.
    [InlineData("public string Name => Id;")] // The model leaves out what it cannot set.
    public Task Names_that_are_not_the_JSON_s_stay(string member) => OffersNothing($"public class Product {{ [DynamoDBHashKey] public string Id {{ get; set; }} {member} }}");

    [Theory]
    [InlineData("[DynamoDBProperty(typeof(Lower))] public string Name { get; set; }")]
    [InlineData("[DynamoDBProperty(Converter = typeof(Lower))] public string Name { get; set; }")]
    [InlineData("[DynamoDBProperty(StoreAsEpoch = true)] public System.DateTime Made { get; set; }")]
    [InlineData("[DynamoDBVersion] public int? Version { get; set; }")]
    [InlineData("[DynamoDBGlobalSecondaryIndexHashKey(\"byName\")] public string Name { get; set; }")]
    [InlineData("[Own] public string Name { get; set; }")]
    public Task What_a_table_s_API_does_not_do_stays(string member)
        => OffersNothing($"public class Product {{ [DynamoDBHashKey] public string Id {{ get; set; }} {member} }} {Converter}");

    [Fact]
    public Task A_model_of_several_types_stays()
        => OffersNothing("[DynamoDBPolymorphicType(\"x\", typeof(Special))] public class Product { [DynamoDBHashKey] public string Id { get; set; } } public class Special : Product { }");

    // As the generator's usage errors say.
    [Theory]
    [InlineData("public class Product { [DynamoDBHashKey] public bool Id { get; set; } }")]
    [InlineData("public class Product { [DynamoDBHashKey] public int? Id { get; set; } }")]
    [InlineData("public class Product { [DynamoDBHashKey] public string Id { get; set; } public object Anything { get; set; } }")]
    [InlineData("public class Product { [DynamoDBHashKey] public string Id { get; set; } public Product Other { get; set; } }")]
    [InlineData("public abstract class Product { [DynamoDBHashKey] public string Id { get; set; } }")]
    [InlineData("public class Product { [DynamoDBHashKey] public string Id { get; set; } } [CrudTable(\"product\")] public record Other([property: PartitionKey] string Id);")]
    [InlineData("public class Product { [DynamoDBHashKey] public string Id { get; set; } } public class ProductClient { }")]
    public Task What_cannot_be_a_table_stays(string item) => OffersNothing(item);

    // How the JSON names members, a context may say.
    [Fact]
    public Task Names_that_are_not_those_of_the_context_s_JSON_stay()
        => CrudTableFixTest.OffersNothing(
            """
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using System.Text.Json.Serialization.Metadata;
            using Amazon.DynamoDBv2.DataModel;

            namespace Acme.Items;

            public class Product
            {
                [DynamoDBHashKey]
                public string ProductId { get; set; }
            }

            [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
            [JsonSerializable(typeof(Product))]
            public sealed partial class ItemsContext : JsonSerializerContext
            {
            }

            // What the serializer's own generator adds; the test's compiler does not run it.
            public sealed partial class ItemsContext
            {
                public ItemsContext() : base(null) { }
                public static ItemsContext Default { get; } = new();
                protected override JsonSerializerOptions GeneratedSerializerOptions => null;
                public override JsonTypeInfo GetTypeInfo(System.Type type) => null;
            }
            """);

    [Fact]
    public Task A_file_that_a_generator_has_written_stays()
        => CrudTableFixTest.OffersNothingIn("Product.g.cs", In("public class Product { [DynamoDBHashKey] public string Id { get; set; } }"));

    [Fact]
    public Task A_record_of_a_library_stays()
        => CrudTableFixTest.OffersNothing("namespace Acme.Items { }", CrudTableFixTest.Function.Replace("<Product>", "<System.Version>", StringComparison.Ordinal));

    [Fact]
    public Task A_type_that_the_call_does_not_name_stays()
        => CrudTableFixTest.OffersNothing(
            "namespace Acme.Items { public class Product { [Amazon.DynamoDBv2.DataModel.DynamoDBHashKey] public string Id { get; set; } } }",
            CrudTableFixTest.Function.Replace("Task<Product>", "Task", StringComparison.Ordinal).Replace("context.LoadAsync<Product>(", "context.SaveAsync(typeof(Product), ", StringComparison.Ordinal));

    [Theory]
    [InlineData("sealed class CrudTableAttribute : Attribute { }")]
    [InlineData("sealed class CrudTable : Attribute { }")]
    [InlineData("sealed class PartitionKeyAttribute : Attribute { }")]
    [InlineData("class ITable { }", "Other")]
    public Task Where_the_attribute_s_name_is_another_s_the_record_stays(string other, string ns = "Acme.Items")
        => CrudTableFixTest.OffersNothing(
            $$"""
            using System;
            using Other;

            namespace {{ns}} { public {{other}} }
            namespace Other { public class CrudOperations { } }
            namespace Acme.Items
            {
                public class Product { [Amazon.DynamoDBv2.DataModel.DynamoDBHashKey] public string Id { get; set; } private static CrudOperations Operations => null; }
            }
            """);

    [Theory]
    [InlineData("(\"products\")", "[DynamoDBProperty(\"name\")] public string Name { get; set; }")]
    [InlineData("(\"products\")", "[DynamoDBProperty(AttributeName = \"name\")] public string Name { get; set; }")]
    [InlineData("(\"products\")", "[DynamoDBProperty(\"title\"), JsonPropertyName(\"title\")] public string Name { get; set; }")]
    [InlineData("(\"products\", true)", "[DynamoDBProperty] public string Name { get; set; }")]
    [InlineData("(\"products\", CaseMode.CamelCase)", "[DynamoDBIgnore, JsonIgnore] public string Name { get; set; }")]
    [InlineData("(\"products\", LowerCamelCaseProperties = true)", "[JsonIgnore] public string Name => Id;")]
    public Task Records_whose_names_are_the_JSON_s_are_fixed(string table, string member)
    {
        var head = $"[DynamoDBTable{table}]\n    public class Product {{ [DynamoDBHashKey";
        var rest = $"] public string Id {{ get; set; }} {member} }}";
        return CrudTableFixTest.Fixes(In(head + rest), In("[CrudTable]\n    " + head + ", PartitionKey" + rest));
    }

    private const string Converter =
        """
        public sealed class OwnAttribute : DynamoDBPropertyAttribute { }
        public sealed class Lower : IPropertyConverter
        {
            public Amazon.DynamoDBv2.DocumentModel.DynamoDBEntry ToEntry(object value) => null;
            public object FromEntry(Amazon.DynamoDBv2.DocumentModel.DynamoDBEntry entry) => null;
        }
        """;

    private static Task OffersNothing(string item) => CrudTableFixTest.OffersNothing(In(item));

    private static string In(string item)
        => $$"""
        using System.Text.Json.Serialization;
        using Amazon.DynamoDBv2.DataModel;
        using ServerlessPatterns;

        namespace Acme.Items
        {
            {{item}}
        }
        """;
}
