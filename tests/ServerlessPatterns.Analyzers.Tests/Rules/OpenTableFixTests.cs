using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using ServerlessPatterns.Analyzers.Rules;
using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class OpenTableFixTests
{
    [Fact]
    public Task Requests_are_signed()
        => Fix(
            """
            using ServerlessPatterns;

            namespace Acme;

            /// <summary>What is sold.</summary>
            [CrudTable("products", {|SLP1007:Authorization = ApiAuthorization.None|})] // for all
            public sealed record Product([property: PartitionKey] string Id);
            """,
            """
            using ServerlessPatterns;

            namespace Acme;

            /// <summary>What is sold.</summary>
            [CrudTable("products", Authorization = ApiAuthorization.Iam)] // for all
            public sealed record Product([property: PartitionKey] string Id);
            """,
            count: 1);

    [Fact]
    public Task All_are_fixed_at_once_each_as_it_names_the_enum()
        => Fix(
            """
            using ServerlessPatterns;

            namespace Acme;

            public static class Tables
            {
                public const ApiAuthorization None = ApiAuthorization.None;
                public const ApiAuthorization Open = ApiAuthorization.None;
            }

            [CrudTable({|SLP1007:Authorization = /* all */ ApiAuthorization.None|} /* may */, RateLimit = 5)]
            public sealed record A([property: PartitionKey] string Id);

            [CrudTable({|SLP1007:Authorization = global::ServerlessPatterns.ApiAuthorization.None|})]
            public sealed record B([property: PartitionKey] string Id);

            [CrudTable({|SLP1007:Authorization = (ApiAuthorization)3|})]
            public sealed record D([property: PartitionKey] string Id);

            [CrudTable({|SLP1007:Authorization = Tables.Open|})]
            public sealed record E([property: PartitionKey] string Id);

            [CrudTable({|SLP1007:Authorization = Tables.None|})]
            public sealed record F([property: PartitionKey] string Id);
            """,
            """
            using ServerlessPatterns;

            namespace Acme;

            public static class Tables
            {
                public const ApiAuthorization None = ApiAuthorization.None;
                public const ApiAuthorization Open = ApiAuthorization.None;
            }

            [CrudTable(Authorization = /* all */ ApiAuthorization.Iam /* may */, RateLimit = 5)]
            public sealed record A([property: PartitionKey] string Id);

            [CrudTable(Authorization = global::ServerlessPatterns.ApiAuthorization.Iam)]
            public sealed record B([property: PartitionKey] string Id);

            [CrudTable(Authorization = ApiAuthorization.Iam)]
            public sealed record D([property: PartitionKey] string Id);

            [CrudTable(Authorization = ApiAuthorization.Iam)]
            public sealed record E([property: PartitionKey] string Id);

            [CrudTable(Authorization = ApiAuthorization.Iam)]
            public sealed record F([property: PartitionKey] string Id);
            """,
            count: 5);

    [Theory]
    [InlineData("using static ServerlessPatterns.ApiAuthorization;", "None", "Iam")]
    [InlineData("using Who = ServerlessPatterns.ApiAuthorization;", "Who.None", "Who.Iam")]
    public Task The_enum_is_named_as_the_file_names_it(string import, string before, string after)
        => Fix(
            $$"""
            using ServerlessPatterns;
            {{import}}

            [CrudTable(
                RateLimit = 5,
                {|SLP1007:Authorization = {{before}}|})]
            public sealed record Product([property: PartitionKey] string Id);
            """,
            $$"""
            using ServerlessPatterns;
            {{import}}

            [CrudTable(
                RateLimit = 5,
                Authorization = {{after}})]
            public sealed record Product([property: PartitionKey] string Id);
            """,
            count: 1);

    [Fact]
    public Task The_origins_are_named_by_their_author()
    {
        const string Table = """
            using ServerlessPatterns;

            [CrudTable(Authorization = ApiAuthorization.Cognito, CorsOrigins = {|SLP1007:new[] { "*" }|})]
            public sealed record Product([property: PartitionKey] string Id);
            """;
        return Fix(Table, Table, count: 0);
    }

    [Fact]
    public Task A_value_between_directives_stays()
    {
        const string Table = """
            using ServerlessPatterns;

            [CrudTable({|SLP1007:Authorization =
            #if DEBUG
                ApiAuthorization.Iam
            #else
                ApiAuthorization.None|}
            #endif
                )]
            public sealed record Product([property: PartitionKey] string Id);
            """;
        return Fix(Table, Table, count: 0);
    }

    [Fact]
    public Task Windows_line_ends_stay()
        => Fix(
            "using ServerlessPatterns;\r\n\r\n[CrudTable(\r\n    {|SLP1007:Authorization = (ApiAuthorization)3|})]\r\npublic sealed record Product([property: PartitionKey] string Id);\r\n",
            "using ServerlessPatterns;\r\n\r\n[CrudTable(\r\n    Authorization = ApiAuthorization.Iam)]\r\npublic sealed record Product([property: PartitionKey] string Id);\r\n",
            count: 1);

    private static Task Fix(string before, string after, int count)
    {
        var test = new CSharpCodeFixTest<OpenTableAnalyzer, OpenTableCodeFix, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            TestCode = before,
            FixedCode = after,
            NumberOfIncrementalIterations = count,
            NumberOfFixAllIterations = Math.Min(count, 1),
            NumberOfFixAllInDocumentIterations = Math.Min(count, 1),
            NumberOfFixAllInProjectIterations = Math.Min(count, 1),
        };
        foreach (var reference in new AnalyzedProject().References)
        {
            test.TestState.AdditionalReferences.Add(reference);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
