using System.Globalization;
using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Crud.Mapping;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud.Api;

/// <summary>
/// A method of API Gateway that passes straight through to DynamoDB. See
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html
/// </summary>
internal static class TableMethodResource
{
    private const string Json = "application/json";
    private const string ContentType = "Content-Type";
    private const string RetryAfter = "Retry-After";

    public static Resource Of(TableModel table, TableMethod method, string resourceId, LogicalIds ids)
    {
        var cors = Cors.Headers(table.CorsOrigins).ToArray();
        return new Resource("AWS::ApiGateway::Method", new JsonObject
        {
            { "RestApiId", Intrinsic.Ref(ApiIds.RestApi) },
            { "ResourceId", Intrinsic.Ref(resourceId) },
            { "HttpMethod", method.Verb },
            { "OperationName", method.Operation + table.Item.Name },
            { "AuthorizationType", table.Authorization switch { TableAuthorization.Iam => "AWS_IAM", TableAuthorization.Cognito => "COGNITO_USER_POOLS", _ => "NONE" } },
            { "AuthorizerId", table.Authorization == TableAuthorization.Cognito ? Intrinsic.Ref(ApiIds.Authorizer) : null },
            { "ApiKeyRequired", table.Authorization == TableAuthorization.ApiKey ? true : null },
            { "RequestParameters", RequestParameters(table, method) },
            { "RequestModels", method.HasBody ? new JsonObject { { Json, Intrinsic.Ref(ids.TableModel(method.Operation)) } } : null },
            { "RequestValidatorId", Intrinsic.Ref(ApiIds.Validator) },
            {
                "Integration",
                new JsonObject
                {
                    { "Type", "AWS" },
                    { "IntegrationHttpMethod", "POST" },
                    { "Uri", Intrinsic.Sub($"arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:dynamodb:action/{method.Action}") },
                    { "Credentials", Intrinsic.GetAtt(ids.TableRole, "Arn") },
                    { "PassthroughBehavior", "NEVER" },
                    { "RequestTemplates", new JsonObject { { Json, TableTemplates.Request(table, method.Operation, ids.Table).ToJson() } } },
                    { "IntegrationResponses", IntegrationResponses(table, method, cors) },
                }
            },
            { "MethodResponses", MethodResponses(method, cors) },
        })
        {
            Exceptions = [.. Exceptions(table)],
        };
    }

    private static JsonObject? RequestParameters(TableModel table, TableMethod method)
    {
        var parameters = new JsonObject();
        foreach (var key in table.Keys.Take(method.KeysInPath(table)))
        {
            parameters.Add("method.request.path." + key.Parameter, true);
        }

        if (method.Operation == TableOperations.List)
        {
            parameters.Add("method.request.querystring." + TableTemplates.PageSizeParameter, false);
            parameters.Add("method.request.querystring." + TableTemplates.PageTokenParameter, false);
        }

        return parameters.Count == 0 ? null : parameters;
    }

    /// <summary>What DynamoDB answered, by its status: done, refused, and all the rest, which is failed.</summary>
    private static JsonArray IntegrationResponses(TableModel table, TableMethod method, (string Name, string Value)[] cors) =>
    [
        Response(method.Status, "2\\d{2}", TableTemplates.Success(table, method.Operation), cors),
        Response(Problem.InvalidRequest.Status, "4\\d{2}", TableTemplates.Refusal(method.Operation), [(ContentType, Problem.ContentType), .. cors]),
        Response(Problem.Unavailable.Status, null, TableTemplates.Failure(), [(ContentType, Problem.ContentType), (RetryAfter, Text(Problem.RetryAfterSeconds)), .. cors]),
    ];

    private static JsonObject Response(int status, string? pattern, MappingTemplate template, IReadOnlyCollection<(string Name, string Value)> headers)
    {
        var parameters = new JsonObject();
        foreach (var header in headers)
        {
            parameters.Add("method.response.header." + header.Name, $"'{header.Value}'");
        }

        return new JsonObject
        {
            { "StatusCode", Text(status) },
            { "SelectionPattern", pattern },
            { "ResponseParameters", parameters.Count == 0 ? null : parameters },
            { "ResponseTemplates", new JsonObject { { Json, template.ToJson() } } },
        };
    }

    private static JsonArray MethodResponses(TableMethod method, (string Name, string Value)[] cors)
    {
        var responses = new JsonArray();
        foreach (var status in method.Problems.Select(problem => problem.Status).Append(method.Status).Distinct().OrderBy(status => status))
        {
            var headers = new JsonObject { { "method.response.header." + ContentType, true } };
            if (method.Operation == TableOperations.Create && status == method.Status)
            {
                headers.Add("method.response.header.Location", true);
            }

            if (status == Problem.Throttled.Status || status == Problem.Unavailable.Status)
            {
                headers.Add("method.response.header." + RetryAfter, true);
            }

            foreach (var header in cors)
            {
                headers.Add("method.response.header." + header.Name, true);
            }

            responses.Add(new JsonObject { { "StatusCode", Text(status) }, { "ResponseParameters", headers } });
        }

        return responses;
    }

    private static IEnumerable<RuleException> Exceptions(TableModel table)
    {
        if (table.Authorization is TableAuthorization.ApiKey or TableAuthorization.None)
        {
            yield return new RuleException("AwsSolutions-APIG4", table.Authorization == TableAuthorization.ApiKey ? "Callers are told apart by API keys, as [CrudTable] says." : "Anyone may call, as [CrudTable] says.");
        }

        if (table.Authorization != TableAuthorization.Cognito)
        {
            yield return new RuleException("AwsSolutions-COG4", $"Callers are not users of a Cognito user pool: [CrudTable] says {table.Authorization}.");
        }
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
