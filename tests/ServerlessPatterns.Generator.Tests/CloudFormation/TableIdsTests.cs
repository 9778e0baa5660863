using System.Text.Json.Nodes;
using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

/// <summary>No resource of a table, of the API that tables share, or of a class has the logical id of another: a template throws where one would.</summary>
public class TableIdsTests
{
    // CloudFormation has one name for one of both.
    private static readonly string[] s_sections = ["Parameters", "Resources"];

    [Theory]
    [InlineData("RestApi")]
    [InlineData("RestApiStage")]
    [InlineData("RestApiAccess")]
    [InlineData("RestApiAccount")]
    [InlineData("RestApiUsage")]
    [InlineData("RestApiAnswerThrottled")]
    [InlineData("RestApiProductsResource")]
    [InlineData("Table")]
    [InlineData("TableRole")]
    [InlineData("TableName")]
    [InlineData("TableCreate")]
    [InlineData("ProductTable")]
    [InlineData("ProductTableCreate")]
    [InlineData("ProductFunction")]
    [InlineData("Environment")]
    [InlineData("WebAcl")]
    [InlineData("ApiGateway")]
    [InlineData("UserPool")]
    public void A_type_or_class_named_as_a_resource_is_none(string name)
    {
        AssertIds(ServiceOf(Consumer(name)).With(Table(), Table("Other", "others")));
        AssertIds(ServiceOf(Consumer()).With(Table(), Table(name, "others") with { Authorization = TableAuthorization.Cognito, CorsOrigins = Origins }));
    }

    [Fact]
    public void Services_of_names_that_look_like_endings_never_clash()
    {
        string[] words = ["RestApi", "Table", "Role", "Name", "Stage", "Order", "Create", "Update", "List", "Method", "Model", "Topic", "Queue", "Resource", "Preflight", "Answer", "Url", "Access", "Account", "Logs", "Function", "Key", "Arn"];
        string[] segments = ["a", "A", "a-b", "ab", "a_b", "a.b", "id", "Id", "table", "resource", "preflight", "products"];
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var names = Enumerable.Range(0, 12).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => words[random.Next(words.Length)]))).Distinct().ToArray();
            var paths = names.Select(_ => string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => segments[random.Next(segments.Length)]))).ToArray();
            AssertIds(ServiceOf([.. names.Take(4).Select((name, index) => Consumer(name, "q" + index))])
                .With([.. names.Skip(3).Zip(paths).DistinctBy(each => each.Second).Select(each => Table(each.First, each.Second) with { CorsOrigins = Origins, Authorization = (TableAuthorization)random.Next(4) })]));
        }
    }

    [Fact]
    public void A_deployment_has_another_id_when_the_API_has_changed_and_only_then()
    {
        var table = Table();

        Assert.NotEqual(Deployment(table), Deployment(table with { AllowUnknownMembers = true }));
        Assert.NotEqual(Deployment(table), Deployment(table with { Authorization = TableAuthorization.ApiKey }));
        Assert.NotEqual(Deployment(table), Deployment(table with { CorsOrigins = Origins }));
        Assert.Equal(Deployment(table), Deployment(table with { RateLimit = 7, DeletionProtection = false }));
    }

    private static EquatableArray<string> Origins => new(["https://a.example", "https://b.example"]);

    private static string Deployment(TableModel table) => new WrittenTemplate(ServiceOf().With(table)).OfType("AWS::ApiGateway::Deployment").Single();

    private static void AssertIds(ServiceModel service)
    {
        var template = JsonNode.Parse(ServiceTemplate.Write(service))!;
        var ids = s_sections.SelectMany(section => template[section]!.AsObject().Select(each => each.Key)).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches("^[A-Za-z0-9]{1,255}$", id));
    }
}
