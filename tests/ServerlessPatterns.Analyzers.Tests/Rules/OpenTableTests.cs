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
    [InlineData("CorsOrigins = new[] { \"https://shop.example\" }")]
    [InlineData("CorsOrigins = new[] { \"https://shop.example\", \"https://admin.shop.example\" }, Authorization = ApiAuthorization.Cognito")]
    [InlineData("CorsOrigins = new string[0]")]
    [InlineData("Authorization = ApiAuthorization.Cognito")]
    [InlineData("CorsOrigins = new[] { \"*\" }, Authorization = ApiAuthorization.None")]
    [InlineData("CorsOrigins = new[] { \"*\" }, Authorization = ApiAuthorization.ApiKey")]
    [InlineData("CorsOrigins = new[] { \"*\" }, Operations = CrudOperations.None")]
    [InlineData("CorsOrigins = null!")]
    public void Named_origins_and_open_data_are_not(string settings) => RuleTest.Allows("SLP1007", Table(settings));

    [Theory]
    [InlineData("CorsOrigins = new[] { \"*\" ")]
    [InlineData("CorsOrigins = ")]
    [InlineData("CorsOrigins = new[] { Star }")]
    public void Half_typed_code_is_not(string settings)
        => Assert.DoesNotContain(RuleTest.Analyze(new AnalyzedProject($"[CrudTable({settings}") { IsWhole = false }), diagnostic => diagnostic.Id == "SLP1007");

    private static string Table(string settings) => $"[CrudTable(\"products\", {settings})] public sealed record Product([property: PartitionKey] string Id, string Name);";
}
