using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class TableSettingRulesTests
{
    private const string Throttling = "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html";
    private const string Form = "1 to 10 segments of up to 64 ASCII letters, digits, hyphens, underscores and periods, joined by slashes";
    private const string Origin = "a scheme and host, with a port where it is not the scheme's own (https://shop.example, http://localhost:5173), or *";

    [Theory]
    [InlineData("RateLimit", 0, "1 to 10000")]
    [InlineData("RateLimit", -1, "1 to 10000")]
    [InlineData("RateLimit", 10001, "1 to 10000")]
    [InlineData("BurstLimit", 0, "1 to 5000")]
    [InlineData("BurstLimit", 5001, "1 to 5000")]
    public void A_limit_out_of_its_range_is_flagged_at_the_argument(string setting, int value, string range)
        => TableUsageTest.Flags(
            "SLP0009",
            string.Create(CultureInfo.InvariantCulture, $"'Product': {setting} is {value}, and must be {range} ({Throttling})"),
            Table($"[|{setting} = {value.ToString(CultureInfo.InvariantCulture)}|]"));

    [Theory]
    [InlineData("RateLimit = 1, BurstLimit = 1")]
    [InlineData("RateLimit = 10000, BurstLimit = 5000")]
    public void Limits_at_the_ends_of_their_ranges_are_allowed(string settings) => TableUsageTest.Allows(Table(settings));

    [Fact]
    public void An_authorization_that_is_none_is_flagged()
        => TableUsageTest.Flags(
            "SLP0009",
            "'Product': Authorization is 4, and must be a member of ApiAuthorization (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html)",
            Table("[|Authorization = (ApiAuthorization)4|]"));

    [Theory]
    [InlineData("/products", "; leave out the slash at the beginning")]
    [InlineData("products/{id}", "; leave out the keys, which are appended")]
    [InlineData("", "")]
    [InlineData("products/", "")]
    [InlineData("a//b", "")]
    [InlineData("..", "")]
    [InlineData("a/../b", "")]
    [InlineData("a/.", "")]
    [InlineData("our products", "")]
    [InlineData("größen", "")]
    [InlineData("a?b", "")]
    [InlineData("a%20b", "")]
    [InlineData("products\\n", "")]
    [InlineData("a/b/c/d/e/f/g/h/i/j/k", "")]
    [InlineData("a12345678901234567890123456789012345678901234567890123456789012345", "")]
    public void A_path_that_is_none_is_flagged_at_it(string path, string hint)
        => TableUsageTest.Flags("SLP0011", $"'Product': the table's path name '{path.Replace("\\n", "\n", StringComparison.Ordinal)}' must be {Form}{hint}", Table($"[|\"{path}\"|]"));

    [Theory]
    [InlineData("ping")]
    [InlineData("sping")]
    [InlineData("ping/products")]
    public void A_path_that_API_Gateway_keeps_for_itself_is_flagged(string path)
        => TableUsageTest.Flags(
            "SLP0011",
            $"'Product': the table's path name '{path}' must be another than ping and sping, which API Gateway keeps for its health check (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html)",
            Table($"[|\"{path}\"|]"));

    [Fact]
    public void A_path_that_comes_from_a_type_s_name_is_flagged_at_the_type()
        => TableUsageTest.Flags(
            "SLP0011",
            $"'Größe': the table's path name 'größe' must be {Form}; it was made from the type's own name: give another, [CrudTable(\"other-path\")]",
            "[CrudTable] record [|Größe|]([property: PartitionKey] string Id);");

    [Theory]
    [InlineData("products")]
    [InlineData("shop/v1.2/Our_products-2")]
    [InlineData("pings")]
    [InlineData("products/ping")]
    [InlineData(".well-known/..x/...")]
    [InlineData("a/b/c/d/e/f/g/h/i/j")]
    public void Other_paths_are_allowed(string path) => TableUsageTest.Allows(Table($"\"{path}\""));

    [Theory]
    [InlineData("https://shop.example/", "; leave out the slash at the end: \"https://shop.example\"")]
    [InlineData("https://shop.example/products", "")]
    [InlineData("shop.example", "")]
    [InlineData("ftp://shop.example", "")]
    [InlineData("https://*.shop.example", "")]
    [InlineData("https://shop.example\\n", "")]
    [InlineData("https://", "")]
    [InlineData("", "")]
    public void An_origin_that_is_none_is_flagged(string origin, string hint)
        => TableUsageTest.Flags(
            "SLP0011",
            $"'Product': the CORS origin name '{origin.Replace("\\n", "\n", StringComparison.Ordinal)}' must be {Origin}{hint}",
            Table($"[|CorsOrigins = new[] {{ \"https://a.example\", \"{origin}\" }}|]"));

    [Fact]
    public void Every_origin_beside_others_is_flagged()
        => TableUsageTest.Flags(
            "SLP0010",
            "'Product': CorsOrigins has * beside other origins, and * is every origin; leave * alone, or leave it out",
            Table("[|CorsOrigins = new[] { \"*\", \"https://shop.example\" }|]"));

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("\"https://shop.example\", \"http://localhost:5173\", \"https://shop.example\"")]
    public void Origins_are_allowed(string origins) => TableUsageTest.Allows(Table($"CorsOrigins = new[] {{ {origins} }}"));

    [Fact]
    public void More_origins_than_there_are_statuses_for_are_flagged()
        => TableUsageTest.Flags(
            "SLP0009",
            "'Product': the number of CorsOrigins is 100, and must be at most 99 (the preflight tells them apart by statuses of 2xx)",
            Table($"[|CorsOrigins = new[] {{ {string.Join(", ", Enumerable.Range(0, 100).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"https://shop{i}.example\"")))} }}|]"));

    [Fact]
    public void Two_tables_at_one_path_are_flagged_each_when_all_are_known()
        => TableUsageTest.Flags(
            "SLP0038",
            "'Product' has its table at the path 'product', and so has 'Acme.Article': API Gateway would know one of them; give one another path, [CrudTable(\"other-path\")]",
            """
            namespace Acme;
            [[|CrudTable|]] record Product([property: PartitionKey] string Id);
            [CrudTable([|"product"|])] record Article([property: PartitionKey] string Id);
            [CrudTable("Product")] record Other([property: PartitionKey] string Id);
            """);

    [Fact]
    public void A_function_of_the_one_of_two_tables_at_a_path_that_is_left_out_breaks_nothing()
        => TableUsageTest.Flags(
            "SLP0038",
            "'A' has its table at the path 'product', and so has 'B': API Gateway would know one of them; give one another path, [CrudTable(\"other-path\")]",
            """
            [CrudTable([|"product"|])] record A([property: PartitionKey] string Id);
            [CrudTable([|"product"|])] record B([property: PartitionKey] string Id);
            [QueueConsumer("q")] class Writer(ITable<B> table) { public object Table => table; public void HandleAsync(string message) { } }
            """,
            project => project with { HasAws = true });

    [Theory]
    [InlineData("products", "products/archive")]
    [InlineData("shop", "shop/products")]
    public void Tables_below_one_another_are_allowed(string one, string other)
        => TableUsageTest.Allows($"[CrudTable(\"{one}\")] record A([property: PartitionKey] string Id); [CrudTable(\"{other}\")] record B([property: PartitionKey] string Id, [property: SortKey] int Line);");

    [Theory]
    [InlineData("Authorization = ApiAuthorization.None, Operations = CrudOperations.None", "AWS::DynamoDB::Table")]
    [InlineData("Authorization = ApiAuthorization.None", "ProductClient")]
    [InlineData("Authorization = ApiAuthorization.Iam", "ProductClient")]
    [InlineData("Authorization = ApiAuthorization.Cognito", "ProductClient")]
    [InlineData("Authorization = ApiAuthorization.ApiKey", "ProductClient")]
    public void Every_authorization_is_allowed(string settings, string generated) => UsageTest.Allows(Table(settings), generated: generated);

    [Fact]
    public void A_usage_error_of_a_table_cannot_be_silenced()
    {
        var project = UsageTest.Project("\n#pragma warning disable SLP0037\n[CrudTable] record Product(string Id);");
        var diagnostics = UsageTest.Analyze(project with { Severities = project.Severities.Add("SLP0037", ReportDiagnostic.Suppress) }, out _);

        Assert.Single(diagnostics, each => each.Id == "SLP0037");
    }

    [Fact]
    public void More_resources_than_a_template_holds_are_flagged_at_the_first_table()
    {
        const int Tables = 60;
        var source = string.Concat(Enumerable.Range(0, Tables).Select(index => string.Create(CultureInfo.InvariantCulture, $"[CrudTable(\"p{index}\")] record Product{index:00}([property: PartitionKey] string Id);\n")));
        var diagnostic = Assert.Single(UsageTest.Analyze(UsageTest.Project(source), out _), each => each.Id != "SLP0018");

        Assert.Equal("SLP0017", diagnostic.Id);
        Assert.Matches("^The template of 'Acme' has [0-9]{3} resources, and CloudFormation takes at most 500 a stack .*; move some of the 0 consumers and 60 tables to a project of their own$", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("Product00", source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public void As_many_tables_as_fit_a_template_are_allowed()
        => TableUsageTest.Allows(string.Concat(Enumerable.Range(0, 35).Select(index => string.Create(CultureInfo.InvariantCulture, $"[CrudTable(\"p{index}\")] record Product{index}([property: PartitionKey] string Id);\n"))));

    private static string Table(string settings) => $"[CrudTable({settings})] record Product([property: PartitionKey] string Id);";
}
