using System.Globalization;
using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Crud.Api;
using ServerlessPatterns.Generator.Crud.Mapping;

namespace ServerlessPatterns.Generator.Crud.OpenApi;

/// <summary>Writes the API as an OpenAPI document. See https://spec.openapis.org/oas/v3.1.0</summary>
internal static class OpenApiDocument
{
    private const string Json = "application/json";

    public static string Write(ApiModel api)
    {
        var names = new SchemaNames(api.Tables);
        var writer = new JsonWriter(JsonLayout.Indented);
        writer.Open('{');
        Section("openapi", "3.1.0");
        Section("info", new JsonObject { { "title", api.ServiceName }, { "version", api.Version }, { "description", $"The tables of the service {api.ServiceName}, written by ServerlessPatterns." } });
        Section("servers", new JsonArray { Server() });
        Section("tags", new JsonArray(api.Tables.Select(table => (JsonNode)new JsonObject { { "name", table.Path } })));
        Section("paths", Paths(api, names));
        Section("components", new JsonObject { { "schemas", OpenApiSchemas.All(api, names) }, { "securitySchemes", SecuritySchemes(api) } });

        // By which the build knows the file as its own.
        Section("x-serverless-patterns", new JsonObject { { "service", api.ServiceName } });
        writer.Close('}');
        return writer.ToString() + "\n";

        void Section(string name, JsonNode value)
        {
            writer.Next();
            writer.Name(name);
            writer.Value(value);
        }
    }

    private static JsonObject Server() => new()
    {
        { "url", $"https://{{api}}.execute-api.{{region}}.amazonaws.com/{ApiResources.StageName}" },
        { "description", "The output RestApiUrl of the stack." },
        {
            "variables",
            new JsonObject
            {
                { "api", new JsonObject { { "default", "api-id" }, { "description", "The API's id." } } },
                { "region", new JsonObject { { "default", "us-east-1" }, { "description", "The region of the stack." } } },
            }
        },
    };

    private static JsonObject Paths(ApiModel api, SchemaNames names)
    {
        var paths = new JsonObject();
        foreach (var path in api.Tables.SelectMany(table => TableMethod.Of(table).Select(method => (Table: table, Method: method))).GroupBy(each => each.Method.Path(each.Table), StringComparer.Ordinal))
        {
            var item = new JsonObject();
            foreach (var (table, method) in path)
            {
                item.Add(method.Verb.ToLowerInvariant(), Operation(table, method, names));
            }

            paths.Add(path.Key, item);
        }

        return paths;
    }

    private static JsonObject Operation(TableModel table, TableMethod method, SchemaNames names) => new()
    {
        { "operationId", Verb(method.Operation) + names.Of(table) },
        { "summary", Summary(table, method.Operation) },
        { "tags", new JsonArray { table.Path } },
        { "parameters", Parameters(table, method) },
        { "requestBody", method.HasBody ? new JsonObject { { "required", true }, { "content", Content(Json, Ref(names.Body(table, method.Operation))) } } : null },
        { "responses", Responses(table, method, names) },
        { "security", table.Authorization == TableAuthorization.None ? new JsonArray() : new JsonArray { new JsonObject { { Scheme(table.Authorization), new JsonArray() } } } },
    };

    private static string Verb(TableOperations operation) => operation switch
    {
        TableOperations.Read => "get",
        TableOperations.Update => "replace",
        _ => operation.ToString().ToLowerInvariant(),
    };

    private static string Summary(TableModel table, TableOperations operation) => operation switch
    {
        TableOperations.Create => table.IsKeyGenerated ? "Creates an item, and makes its key." : "Creates an item.",
        TableOperations.Read => "Reads an item.",
        TableOperations.Update => "Replaces an item. The key is the path's, whatever the body says.",
        TableOperations.Delete => "Deletes an item.",
        _ => table.SortKey is null ? "Reads a page of the items." : "Reads a page of a partition's items, in the order of their sort keys.",
    };

    private static JsonArray? Parameters(TableModel table, TableMethod method)
    {
        var schema = new Items.ItemSchema(AllowUnknownMembers: true, HasFormats: true);
        var parameters = new JsonArray(table.Keys.Take(method.KeysInPath(table)).Select(key => (JsonNode)new JsonObject
        {
            { "name", key.Parameter },
            { "in", "path" },
            { "required", true },
            { "schema", schema.Of(key.Shape) },
        }));
        if (method.Operation == TableOperations.List)
        {
            parameters.Add(Query(TableTemplates.PageSizeParameter, "How many items at most.", new JsonObject { { "type", "integer" }, { "minimum", 1 }, { "maximum", TableTemplates.MaximumIterations }, { "default", TableTemplates.DefaultPageSize } }));
            parameters.Add(Query(TableTemplates.PageTokenParameter, "The nextPageToken of the page before.", new JsonObject { { "type", "string" } }));
        }

        return parameters.Count == 0 ? null : parameters;
    }

    private static JsonObject Query(string name, string description, JsonObject schema)
        => new() { { "name", name }, { "in", "query" }, { "description", description }, { "schema", schema } };

    private static JsonObject Responses(TableModel table, TableMethod method, SchemaNames names)
    {
        var responses = new JsonObject { { Text(method.Status), Success(table, method, names) } };
        foreach (var problem in method.Problems.Concat(GatewayProblems(table, method)).GroupBy(problem => problem.Status).Select(same => same.First()))
        {
            var waits = problem.Status == Problem.Throttled.Status || problem.Status == Problem.Unavailable.Status;
            responses.Add(Text(problem.Status), new JsonObject
            {
                { "description", problem.Title },
                { "headers", waits ? new JsonObject { { "Retry-After", Header("Seconds to wait.", "integer") } } : null },
                { "content", Content(Problem.ContentType, Ref(SchemaNames.Problem)) },
            });
        }

        return responses;
    }

    private static IEnumerable<Problem> GatewayProblems(TableModel table, TableMethod method)
    {
        if (table.Authorization == TableAuthorization.Cognito)
        {
            yield return new Problem("unauthorized", 401, "Unauthorized", "");
        }

        yield return new Problem("forbidden", 403, "Forbidden", "");
        if (method.HasBody)
        {
            yield return new Problem("request-too-large", 413, "Content too large", "");
        }

        yield return new Problem("unsupported-media-type", 415, "Unsupported media type", "");
        yield return new Problem("timeout", 504, "Gateway timeout", "");
    }

    private static JsonObject Success(TableModel table, TableMethod method, SchemaNames names) => method.Operation switch
    {
        TableOperations.Create => new JsonObject
        {
            { "description", "Created." },
            { "headers", table.IsKeyGenerated ? new JsonObject { { "Location", Header("The item's path.", "string") } } : null },
            { "content", table.IsKeyGenerated ? Content(Json, OpenApiSchemas.CreatedKey(table)) : null },
        },
        TableOperations.Read => new JsonObject { { "description", "The item." }, { "content", Content(Json, Ref(names.Of(table))) } },
        TableOperations.List => new JsonObject { { "description", "A page of items." }, { "content", Content(Json, Ref(names.Page(table))) } },
        _ => new JsonObject { { "description", "Done." } },
    };

    private static JsonObject SecuritySchemes(ApiModel api)
    {
        var schemes = new JsonObject();
        foreach (var authorization in api.Tables.Select(table => table.Authorization).Distinct().Where(authorization => authorization != TableAuthorization.None))
        {
            schemes.Add(Scheme(authorization), authorization switch
            {
                TableAuthorization.Cognito => new JsonObject { { "type", "http" }, { "scheme", "bearer" }, { "bearerFormat", "JWT" }, { "description", "A token of the Amazon Cognito user pool." } },
                TableAuthorization.ApiKey => new JsonObject { { "type", "apiKey" }, { "in", "header" }, { "name", "X-Api-Key" } },
                _ => new JsonObject
                {
                    { "type", "apiKey" },
                    { "in", "header" },
                    { "name", "Authorization" },
                    { "description", "AWS Signature Version 4, for the service execute-api." },
                    { "x-amazon-apigateway-authtype", "awsSigv4" },
                },
            });
        }

        return schemes;
    }

    private static string Scheme(TableAuthorization authorization) => authorization switch
    {
        TableAuthorization.Cognito => "cognito",
        TableAuthorization.ApiKey => "apiKey",
        _ => "sigv4",
    };

    private static JsonObject Header(string description, string type) => new() { { "description", description }, { "schema", new JsonObject { { "type", type } } } };

    private static JsonObject Content(string type, JsonNode schema) => new() { { type, new JsonObject { { "schema", schema } } } };

    private static JsonObject Ref(string schema) => new() { { "$ref", "#/components/schemas/" + schema } };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
