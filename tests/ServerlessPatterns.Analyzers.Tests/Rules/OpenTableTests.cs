using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class OpenTableTests
{
    [Theory]
    [InlineData("CorsOrigins = [|new[] { \"*\" }|]", "AWS credentials")]
    [InlineData("CorsOrigins = [|[\"*\"]|]", "AWS credentials")]
    [InlineData("Authorization = ApiAuthorization.Iam, CorsOrigins = [|[\"*\"]|]", "AWS credentials")]
    [InlineData("CorsOrigins = [|[\"*\"]|], Authorization = ApiAuthorization.Cognito", "their users' tokens")]
    public void Every_origin_with_credentials_is_told(string settings, string credentials)
        => RuleTest.Flags("SLP1007", $"'Product' lets the pages of every origin call its API with {credentials}; name the origins that may call it", Table(settings));

    [Theory]
    [InlineData("[|Authorization = ApiAuthorization.None|]")]
    [InlineData("[|Authorization = (ApiAuthorization)3|], Operations = CrudOperations.Read")]
    [InlineData("CorsOrigins = new[] { \"*\" }, [|Authorization = ApiAuthorization.None|]")]
    [InlineData("CorsOrigins = new[] { \"https://shop.example\" }, [|Authorization = ApiAuthorization.None|]")]
    public void A_table_that_anyone_may_call_is_told_once(string settings)
        => RuleTest.Flags(
            "SLP1007",
            "'Product' has Authorization None, so that anyone on the Internet may do with its table whatever Operations allows; take Iam, Cognito or ApiKey",
            Table(settings));

    [Theory]
    [InlineData("CorsOrigins = new[] { \"https://shop.example\" }")]
    [InlineData("CorsOrigins = new[] { \"https://shop.example\", \"https://admin.shop.example\" }, Authorization = ApiAuthorization.Cognito")]
    [InlineData("CorsOrigins = new string[0]")]
    [InlineData("Authorization = ApiAuthorization.Iam")]
    [InlineData("Authorization = ApiAuthorization.Cognito")]
    [InlineData("Authorization = ApiAuthorization.ApiKey")]
    [InlineData("Authorization = (ApiAuthorization)4")]
    [InlineData("CorsOrigins = new[] { \"*\" }, Authorization = ApiAuthorization.ApiKey")]
    [InlineData("CorsOrigins = new[] { \"*\" }, Operations = CrudOperations.None")]
    [InlineData("Authorization = ApiAuthorization.None, Operations = CrudOperations.None")]
    [InlineData("Authorization = ApiAuthorization.None, Operations = (CrudOperations)32")]
    [InlineData("CorsOrigins = null!")]
    public void Named_origins_callers_that_are_known_and_tables_without_an_API_are_not(string settings) => RuleTest.Allows("SLP1007", Table(settings));

    [Fact]
    public void An_attribute_of_another_s_is_not()
        => RuleTest.Allows("SLP1007", "namespace Acme; public sealed class CrudTableAttribute : Attribute { public ApiAuthorization Authorization { get; set; } } [CrudTable(Authorization = ApiAuthorization.None)] public class Product;");

    [Fact]
    public void It_can_be_silenced_in_the_file()
        => RuleTest.Allows("SLP1007", "#pragma warning disable SLP1007 // The price list is public.\n" + Table("Authorization = ApiAuthorization.None"));

    [Fact]
    public void It_can_be_silenced_in_editorconfig()
    {
        // What .editorconfig says arrives as an option of the tree.
        var project = new AnalyzedProject(Table("Authorization = ApiAuthorization.None")) { Severities = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("SLP1007", ReportDiagnostic.Suppress) };

        Assert.DoesNotContain(RuleTest.Analyze(project), diagnostic => diagnostic.Id == "SLP1007");
    }

    [Theory]
    [InlineData("CorsOrigins = new[] { \"*\" ")]
    [InlineData("CorsOrigins = ")]
    [InlineData("CorsOrigins = new[] { Star }")]
    [InlineData("Authorization = ")]
    [InlineData("Authorization = ApiAuthorization.")]
    [InlineData("Authorization = ApiAuthorization.No")]
    public void Half_typed_code_is_not(string settings)
        => Assert.DoesNotContain(RuleTest.Analyze(new AnalyzedProject($"[CrudTable({settings}") { IsWhole = false }), diagnostic => diagnostic.Id == "SLP1007");

    private static string Table(string settings) => $"[CrudTable(\"products\", {settings})] public sealed record Product([property: PartitionKey] string Id, string Name);";
}
