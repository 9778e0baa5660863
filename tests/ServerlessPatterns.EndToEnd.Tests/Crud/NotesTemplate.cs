using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>A template written by hand, in the form of the emitted ones: what the tests of the interpreter itself deploy.</summary>
internal static class NotesTemplate
{
    private const string Create =
        NumberQuoting.Template +
        """"
        #set($body = $util.parseJson($quoted))
        {
          "TableName": "${Notes}",
          "ConditionExpression": "attribute_not_exists(#pk)",
          "ExpressionAttributeNames": { "#pk": "id" },
          "Item": {
            "id": { "S": "$context.requestId" }
        #if("$!{body.get('text').length()}" != "")
            , "text": { "S": "$util.escapeJavaScript($body.get('text')).replaceAll("\\'","'")" }
        #end
        #if("$!{body.get('count').length()}" != "")
            , "count": { "N": "$body.get('count')" }
        #end
          }
        }
        """";

    private const string Created =
        """
        #set($context.responseOverride.header.Location = "$context.path/$context.requestId")
        {"id":"$context.requestId"}
        """;

    private const string Get =
        """"
        {"TableName":"${Notes}","Key":{"id":{"S":"$util.escapeJavaScript($input.params('id')).replaceAll("\\'","'")"}}}
        """";

    private const string Got =
        """"
        #set($note = $input.path('$').get('Item'))
        #if("$!{note.size()}" == "")
        #set($context.responseOverride.status = 404)
        #set($context.responseOverride.header.Content-Type = "application/problem+json")
        {"status":404}
        #else
        {"id":"$util.escapeJavaScript($note.get('id').get('S')).replaceAll("\\'","'")"
        #if($note.containsKey('text'))
        ,"text":"$util.escapeJavaScript($note.get('text').get('S')).replaceAll("\\'","'")"
        #end
        #if($note.containsKey('count'))
        ,"count":$note.get('count').get('N')
        #end
        }
        #end
        """";

    /// <summary>The template.</summary>
    /// <param name="change">Changes it before it is deployed: property paths, each with what to put there.</param>
    public static JsonElement With(params IReadOnlyList<(string Path, JsonNode? Value)> change)
    {
        var template = new JsonObject
        {
            ["Parameters"] = new JsonObject { ["Environment"] = new JsonObject { ["Type"] = "String" } },
            ["Resources"] = new JsonObject
            {
                ["Notes"] = Resource("AWS::DynamoDB::Table", """
                    { "AttributeDefinitions": [{ "AttributeName": "id", "AttributeType": "S" }], "KeySchema": [{ "AttributeName": "id", "KeyType": "HASH" }], "BillingMode": "PAY_PER_REQUEST" }
                    """),
                ["Role"] = Resource("AWS::IAM::Role", "{}"),
                ["Api"] = Resource("AWS::ApiGateway::RestApi", """{ "Name": "notes" }"""),
                ["Path"] = Resource("AWS::ApiGateway::Resource", """{ "RestApiId": { "Ref": "Api" }, "ParentId": { "Fn::GetAtt": ["Api", "RootResourceId"] }, "PathPart": "notes" }"""),
                ["IdPath"] = Resource("AWS::ApiGateway::Resource", """{ "RestApiId": { "Ref": "Api" }, "ParentId": { "Ref": "Path" }, "PathPart": "{id}" }"""),
                ["Model"] = Resource("AWS::ApiGateway::Model", """
                    { "RestApiId": { "Ref": "Api" }, "ContentType": "application/json", "Schema": { "$schema": "http://json-schema.org/draft-04/schema#", "type": "object",
                      "required": ["text"], "properties": { "text": { "type": "string" }, "count": { "type": ["integer", "null"], "minimum": 0, "exclusiveMinimum": false } } } }
                    """),
                ["Validator"] = Resource("AWS::ApiGateway::RequestValidator", """{ "RestApiId": { "Ref": "Api" }, "ValidateRequestBody": true, "ValidateRequestParameters": true }"""),
                ["Post"] = Method("POST", "Path", "PutItem", Create, (201, null, Created), (409, "400", """{"status":409}"""), (503, "5[0-9]{2}", """{"status":503}""")),
                ["GetOne"] = Method("GET", "IdPath", "GetItem", Get, (200, null, Got), (429, "400", """{"status":429}""")),
                ["Options"] = Method("OPTIONS", "Path", null, """{"statusCode":200}""", (204, null, "")),
                ["Deployment"] = Resource("AWS::ApiGateway::Deployment", """{ "RestApiId": { "Ref": "Api" } }"""),
                ["Stage"] = Resource("AWS::ApiGateway::Stage", """{ "RestApiId": { "Ref": "Api" }, "DeploymentId": { "Ref": "Deployment" }, "StageName": "api" }"""),
                ["Bad"] = Gateway("BAD_REQUEST_BODY", """{"detail":"$context.error.validationErrorString"}"""),
                ["Default4xx"] = Gateway("DEFAULT_4XX", """{"status":$context.status,"title":$context.error.messageString}"""),
                ["Default5xx"] = Gateway("DEFAULT_5XX", """{"status":$context.status,"title":$context.error.messageString}"""),
            },
        };
        template["Resources"]!["Post"]!["Properties"]!["RequestModels"] = new JsonObject { ["application/json"] = new JsonObject { ["Ref"] = "Model" } };
        template["Resources"]!["GetOne"]!["Properties"]!["RequestParameters"] = new JsonObject { ["method.request.path.id"] = true };
        template["Resources"]!["GetOne"]!["Properties"]!["MethodResponses"]!.AsArray().Add(new JsonObject { ["StatusCode"] = "404" });
        foreach (var (path, value) in change)
        {
            var names = path.Split('/');
            names[..^1].Aggregate((JsonNode)template["Resources"]!, (node, name) => node is JsonArray list ? list[int.Parse(name, null)]! : node[name]!)[names[^1]] = value;
        }

        using var document = JsonDocument.Parse(template.ToJsonString());
        return document.RootElement.Clone();
    }

    /// <summary>A template as it is emitted: its lines joined, and names put in where there are any.</summary>
    public static JsonNode Lines(string template)
    {
        var lines = template.Split('\n').Select(line => line.Contains("${Notes}", StringComparison.Ordinal) ? new JsonObject { ["Fn::Sub"] = line } : (JsonNode)line);
        return new JsonObject { ["Fn::Join"] = new JsonArray("\n", new JsonArray([.. lines])) };
    }

    private static JsonObject Resource(string type, string properties)
        => new() { ["Type"] = type, ["Properties"] = JsonNode.Parse(properties) };

    private static JsonObject Gateway(string type, string template)
        => Resource("AWS::ApiGateway::GatewayResponse", $$"""
            { "RestApiId": { "Ref": "Api" }, "ResponseType": "{{type}}", "ResponseTemplates": { "application/json": {{JsonSerializer.Serialize(template)}} },
              "ResponseParameters": { "gatewayresponse.header.Content-Type": "'application/problem+json'" } }
            """);

    private static JsonObject Method(string method, string path, string? action, string request, params (int Status, string? Pattern, string Template)[] responses)
    {
        var integration = new JsonObject
        {
            ["Type"] = action is null ? "MOCK" : "AWS",
            ["PassthroughBehavior"] = "NEVER",
            ["RequestTemplates"] = new JsonObject { ["application/json"] = Lines(request) },
            ["IntegrationResponses"] = new JsonArray([.. responses.Select(response => Response(response.Status, response.Pattern, response.Template))]),
        };
        if (action is not null)
        {
            integration["IntegrationHttpMethod"] = "POST";
            integration["Uri"] = new JsonObject { ["Fn::Sub"] = $"arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:dynamodb:action/{action}" };
            integration["Credentials"] = new JsonObject { ["Fn::GetAtt"] = new JsonArray("Role", "Arn") };
        }

        return new()
        {
            ["Type"] = "AWS::ApiGateway::Method",
            ["Properties"] = new JsonObject
            {
                ["RestApiId"] = new JsonObject { ["Ref"] = "Api" },
                ["ResourceId"] = new JsonObject { ["Ref"] = path },
                ["HttpMethod"] = method,
                ["AuthorizationType"] = "NONE",
                ["RequestValidatorId"] = new JsonObject { ["Ref"] = "Validator" },
                ["Integration"] = integration,
                ["MethodResponses"] = new JsonArray([.. responses.Select(response => new JsonObject
                {
                    ["StatusCode"] = $"{response.Status}",
                    ["ResponseParameters"] = new JsonObject { ["method.response.header.X-Kind"] = true },
                })]),
            },
        };
    }

    private static JsonObject Response(int status, string? pattern, string template)
    {
        var response = new JsonObject
        {
            ["StatusCode"] = $"{status}",
            ["ResponseParameters"] = new JsonObject { ["method.response.header.X-Kind"] = $"'{status}'" },
        };
        if (pattern is not null)
        {
            response["SelectionPattern"] = pattern;
        }

        if (template.Length > 0)
        {
            response["ResponseTemplates"] = new JsonObject { ["application/json"] = Lines(template) };
        }

        return response;
    }
}
