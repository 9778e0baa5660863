using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class CrudTableFixTests
{
    private const string Class =
        """
        using System;
        using Amazon.DynamoDBv2.DataModel;

        namespace Acme.Items;

        /// <summary>What is sold.</summary>
        [DynamoDBTable("products")] // of the old system
        public sealed class Product
        {
            /// <summary>Its number.</summary>
            [DynamoDBHashKey] // as printed
            public string Id { get; set; } = "";

            // Where it lies.
            [DynamoDBRangeKey]
            [CLSCompliant(false)]
            public int Shelf { get; set; }

            public string Name { get; set; }
        }

        """;

    private const string ClassWithTable =
        """
        using System;
        using Amazon.DynamoDBv2.DataModel;
        using ServerlessPatterns;

        namespace Acme.Items;

        /// <summary>What is sold.</summary>
        [CrudTable]
        [DynamoDBTable("products")] // of the old system
        public sealed class Product
        {
            /// <summary>Its number.</summary>
            [PartitionKey]
            [DynamoDBHashKey] // as printed
            public string Id { get; set; } = "";

            // Where it lies.
            [SortKey]
            [DynamoDBRangeKey]
            [CLSCompliant(false)]
            public int Shelf { get; set; }

            public string Name { get; set; }
        }

        """;

    [Fact]
    public Task A_class_gets_its_table_and_keys() => CrudTableFixTest.Fixes(Class, ClassWithTable);

    [Fact]
    public Task Windows_line_ends_stay() => CrudTableFixTest.Fixes(Windows(Class), Windows(ClassWithTable));

    [Fact]
    public Task What_a_server_passes_on_does_too() => CrudTableFixTest.FixesServer(Class, ClassWithTable);

    [Fact]
    public Task A_record_of_another_project_does_too() => CrudTableFixTest.FixesContract(Class, ClassWithTable, hasOurs: true);

    [Fact]
    public Task One_of_a_project_that_does_not_know_tables_stays() => CrudTableFixTest.FixesContract(Class, null, hasOurs: false);

    [Fact]
    public Task A_positional_record_gets_its_keys_in_the_same_brackets()
        => CrudTableFixTest.Fixes(
            """
            // The shop's.
            using Amazon.DynamoDBv2.DataModel;
            using Xyz; // ours

            namespace Acme.Items
            {
                public sealed record Product([property: DynamoDBHashKey("id")] string Id, [property: DynamoDBRangeKey /* second */, System.ComponentModel.Browsable(true)] int Shelf, string Name);
            }

            namespace Xyz
            {
            }
            """,
            """
            // The shop's.
            using Amazon.DynamoDBv2.DataModel;
            using ServerlessPatterns;
            using Xyz; // ours

            namespace Acme.Items
            {
                [CrudTable]
                public sealed record Product([property: DynamoDBHashKey("id"), PartitionKey] string Id, [property: DynamoDBRangeKey, SortKey /* second */, System.ComponentModel.Browsable(true)] int Shelf, string Name);
            }

            namespace Xyz
            {
            }
            """);

    [Fact]
    public Task Parameters_with_lines_of_their_own_get_more_of_them()
        => CrudTableFixTest.Fixes(
            """
            // The shop's.
            namespace Acme.Items;

            public sealed record Product(
                [property: Amazon.DynamoDBv2.DataModel.DynamoDBHashKey]
                string Id,
                string Name);
            """,
            """
            // The shop's.
            using ServerlessPatterns;

            namespace Acme.Items;

            [CrudTable]
            public sealed record Product(
                [property: PartitionKey]
                [property: Amazon.DynamoDBv2.DataModel.DynamoDBHashKey]
                string Id,
                string Name);
            """);

    [Theory]
    [InlineData("global using System.Net;\nglobal using ServerlessPatterns;\n", "", "")]
    [InlineData("", "using static System.Math; // numbers\n", "using static System.Math; // numbers\nusing ServerlessPatterns;\n")]
    [InlineData("", "using A = System.Math;\n#nullable enable\n", "using A = System.Math;\nusing ServerlessPatterns;\n#nullable enable\n")]
    [InlineData("", "using Amazon.DynamoDBv2.DataModel;\nusing System;\n", "using Amazon.DynamoDBv2.DataModel;\nusing System;\nusing ServerlessPatterns;\n")]
    [InlineData("", "using System;\n// Others.\nusing Xunit;\n", "using System;\n// Others.\nusing ServerlessPatterns;\nusing Xunit;\n")]
    public Task The_namespace_is_imported_where_it_is_not(string elsewhere, string before, string after)
        => CrudTableFixTest.Fixes(
            [elsewhere + "namespace Xunit { }", before + "namespace Acme.Items { public class Product { [Amazon.DynamoDBv2.DataModel.DynamoDBHashKey] public string Id { get; set; } } }"],
            [elsewhere + "namespace Xunit { }", after + "namespace Acme.Items { [CrudTable] public class Product { [Amazon.DynamoDBv2.DataModel.DynamoDBHashKey, PartitionKey] public string Id { get; set; } } }"]);

    [Fact]
    public Task In_the_global_namespace_the_import_stands_above_the_documentation()
        => CrudTableFixTest.Fixes(
            """
            /// <summary>What is sold.</summary>
            public class Product
            {
                [Amazon.DynamoDBv2.DataModel.DynamoDBHashKey]
                public string Id { get; set; }
            }
            """,
            """
            using ServerlessPatterns;

            /// <summary>What is sold.</summary>
            [CrudTable]
            public class Product
            {
                [PartitionKey]
                [Amazon.DynamoDBv2.DataModel.DynamoDBHashKey]
                public string Id { get; set; }
            }
            """,
            CrudTableFixTest.Function.Replace("using Acme.Items;\n", "", StringComparison.Ordinal));

    [Fact]
    public Task In_the_global_namespace_it_may_come_right_before_the_attribute()
        => CrudTableFixTest.Fixes(
            "public class Product { [Amazon.DynamoDBv2.DataModel.DynamoDBHashKey] public string Id { get; set; } }",
            "using ServerlessPatterns;\n\n[CrudTable]\npublic class Product { [Amazon.DynamoDBv2.DataModel.DynamoDBHashKey, PartitionKey] public string Id { get; set; } }",
            CrudTableFixTest.Function.Replace("using Acme.Items;\n", "", StringComparison.Ordinal));

    [Fact]
    public Task A_key_that_stands_in_its_property_s_line_does_so_after_it()
        => CrudTableFixTest.Fixes(
            "using Amazon.DynamoDBv2.DataModel;\nusing ServerlessPatterns;\n\nnamespace Acme.Items;\n\npublic class Product\n{\n    [DynamoDBHashKey] public string Id { get; set; }\n}\n",
            "using Amazon.DynamoDBv2.DataModel;\nusing ServerlessPatterns;\n\nnamespace Acme.Items;\n\n[CrudTable]\npublic class Product\n{\n    [DynamoDBHashKey, PartitionKey] public string Id { get; set; }\n}\n");

    [Fact]
    public Task The_parts_of_a_class_change_where_their_keys_are()
        => CrudTableFixTest.Fixes(
            [
                "namespace Acme.Items;\n\npublic partial class Product\n{\n    [Amazon.DynamoDBv2.DataModel.DynamoDBRangeKey]\n    public int Shelf { get; set; }\n}\n",
                "namespace Acme.Items;\n\npublic partial class Product\n{\n    [Amazon.DynamoDBv2.DataModel.DynamoDBHashKey]\n    public string Id { get; set; }\n}\n",
            ],
            [
                "using ServerlessPatterns;\n\nnamespace Acme.Items;\n\npublic partial class Product\n{\n    [SortKey]\n    [Amazon.DynamoDBv2.DataModel.DynamoDBRangeKey]\n    public int Shelf { get; set; }\n}\n",
                "using ServerlessPatterns;\n\nnamespace Acme.Items;\n\n[CrudTable]\npublic partial class Product\n{\n    [PartitionKey]\n    [Amazon.DynamoDBv2.DataModel.DynamoDBHashKey]\n    public string Id { get; set; }\n}\n",
            ]);

    [Fact]
    public Task All_records_of_all_functions_are_fixed_at_once()
        => CrudTableFixTest.FixesAll(
            """
            using Amazon.DynamoDBv2.DataModel;
            using ServerlessPatterns;

            namespace Acme.Items;

            public sealed record Product([property: DynamoDBHashKey] string Id);

            public sealed record Shelf([property: DynamoDBHashKey] int Number);
            """,
            """
            using Amazon.DynamoDBv2.DataModel;
            using ServerlessPatterns;

            namespace Acme.Items;

            [CrudTable]
            public sealed record Product([property: DynamoDBHashKey, PartitionKey] string Id);

            public sealed record Shelf([property: DynamoDBHashKey] int Number);
            """,
            """
            using Amazon.DynamoDBv2.DataModel;
            using ServerlessPatterns;

            namespace Acme.Items;

            [CrudTable]
            public sealed record Product([property: DynamoDBHashKey, PartitionKey] string Id);

            [CrudTable]
            public sealed record Shelf([property: DynamoDBHashKey, PartitionKey] int Number);
            """,
            """
            using System.Threading.Tasks;
            using Acme.Items;
            using Amazon.DynamoDBv2.DataModel;
            using Amazon.Lambda.APIGatewayEvents;

            public sealed class Function(IDynamoDBContext context)
            {
                public Task<Product> {|SLP1005:Get|}(APIGatewayProxyRequest request) => context.LoadAsync<Product>(request.PathParameters["id"]);

                public Task {|SLP1005:Delete|}(APIGatewayProxyRequest request) => context.DeleteAsync<Product>(request.PathParameters["id"]);

                public Task<Shelf> {|SLP1005:Shelf|}(APIGatewayProxyRequest request) => context.LoadAsync<Shelf>(request.PathParameters["id"]);
            }
            """);

    private static string Windows(string source) => source.Replace("\n", "\r\n", StringComparison.Ordinal);
}
