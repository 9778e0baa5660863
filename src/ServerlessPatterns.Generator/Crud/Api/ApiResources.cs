using System.Text;
using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud.Api;

/// <summary>The API of a service's tables: one RestApi, whose paths they share.</summary>
internal static class ApiResources
{
    public const string StageName = "api";

    public static void AddTo(Template template, ServiceModel service, IReadOnlyList<TableModel> all, TemplatePlan plan)
    {
        var tables = all.Where(table => table.Operations != TableOperations.None).ToArray();
        if (tables.Length == 0)
        {
            return;
        }

        ApiParameters.AddTo(template, tables);
        var origin = new ResourceOrigin("CrudTable", string.Join(", ", tables.Select(table => table.Item.FullName)));
        template.AddResource(ApiIds.RestApi, RestApi(service), origin);

        // What a deployment is a snapshot of, and must wait for.
        var deployed = new List<(string Id, Resource Resource, ResourceOrigin Origin)>();
        deployed.Add((ApiIds.Validator, Validator(), origin));
        if (tables.Any(table => table.Authorization == TableAuthorization.Cognito))
        {
            deployed.Add((ApiIds.Authorizer, Authorizer(), origin));
        }

        var origins = tables.SelectMany(table => table.CorsOrigins).Distinct(StringComparer.Ordinal).ToArray();
        deployed.AddRange(GatewayResponses.All(origins).Select(response => (response.Id, response.Resource, origin)));
        AddPaths(deployed, tables, plan, origin);

        var snapshot = new StringBuilder();
        foreach (var (id, resource, from) in deployed)
        {
            template.AddResource(id, resource, from);
            snapshot.Append(id).Append(':').Append(resource.ToJson(from).ToCompactText()).Append('\n');
        }

        var deployment = ApiIds.Deployment(StableHash.Of(snapshot.ToString()));
        template.AddResource(deployment, Deployment(deployed.Select(each => each.Id)), origin);
        StageResources.AddTo(template, service, tables, deployment, origin);
        template.AddOutput(ApiIds.Url, "URL of the API, below which the tables' collections are.", Intrinsic.Sub($"https://${{{ApiIds.RestApi}}}.execute-api.${{AWS::Region}}.${{AWS::URLSuffix}}/{StageName}"));
    }

    private static void AddPaths(List<(string Id, Resource Resource, ResourceOrigin Origin)> deployed, TableModel[] tables, TemplatePlan plan, ResourceOrigin shared)
    {
        var methods = tables.SelectMany(table => TableMethod.Of(table).Select(method => (Table: table, Method: method, Path: method.Path(table)))).ToArray();
        var paths = new ApiPaths(methods.Select(method => method.Path));
        foreach (var path in paths.All)
        {
            deployed.Add((paths.Id(path), Path(paths.Parent(path), ApiPaths.LastSegment(path)), shared));
        }

        foreach (var (table, method, path) in methods)
        {
            var ids = plan.Ids(table.Item);
            var origin = TableResources.Origin(table);
            if (method.HasBody)
            {
                deployed.Add((ids.TableModel(method.Operation), ItemModel.Of(table, method.Operation), origin));
            }

            deployed.Add((ids.TableMethod(method.Operation), TableMethodResource.Of(table, method, paths.Id(path), ids), origin));
        }

        foreach (var same in methods.Where(method => method.Table.CorsOrigins.Count > 0).GroupBy(method => method.Path, StringComparer.Ordinal))
        {
            var (table, _, path) = same.First();
            deployed.Add((ApiIds.Preflight(paths.Id(path)), Cors.Preflight(paths.Id(path), table.CorsOrigins, same.Select(each => each.Method.Verb)), TableResources.Origin(table)));
        }
    }

    private static Resource RestApi(ServiceModel service) => new("AWS::ApiGateway::RestApi", new JsonObject
    {
        // Required, and no address: two APIs may have one name.
        { "Name", Intrinsic.Sub($"{service.Assembly.ServiceName}-${{{TemplateParameters.Environment}}}") },
        { "Description", $"The tables of the service {service.Assembly.ServiceName}." },
        { "EndpointConfiguration", new JsonObject { { "Types", new JsonArray { "REGIONAL" } } } },
        { "Tags", ServiceTags.List(service) },
    });

    private static Resource Validator() => new("AWS::ApiGateway::RequestValidator", new JsonObject
    {
        { "RestApiId", Intrinsic.Ref(ApiIds.RestApi) },
        { "ValidateRequestBody", true },
        { "ValidateRequestParameters", true },
    });

    private static Resource Authorizer() => new("AWS::ApiGateway::Authorizer", new JsonObject
    {
        { "RestApiId", Intrinsic.Ref(ApiIds.RestApi) },
        { "Name", "users" },
        { "Type", "COGNITO_USER_POOLS" },
        { "IdentitySource", "method.request.header.Authorization" },
        { "ProviderARNs", new JsonArray { Intrinsic.Ref(ApiParameters.UserPoolArn) } },
    });

    private static Resource Path(JsonNode parent, string segment) => new("AWS::ApiGateway::Resource", new JsonObject
    {
        { "RestApiId", Intrinsic.Ref(ApiIds.RestApi) },
        { "ParentId", parent },
        { "PathPart", segment },
    });

    /// <summary>
    /// Its logical id is made from the API's content: a deployment is a snapshot that never changes, and a stage must be given a new one when the API has
    /// changed. See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
    /// </summary>
    private static Resource Deployment(IEnumerable<string> dependencies) => new("AWS::ApiGateway::Deployment", new JsonObject
    {
        { "RestApiId", Intrinsic.Ref(ApiIds.RestApi) },
    })
    {
        DependsOn = [.. dependencies],
    };
}
