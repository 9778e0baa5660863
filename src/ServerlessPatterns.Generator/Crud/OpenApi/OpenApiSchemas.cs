using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Crud.Api;
using ServerlessPatterns.Generator.Crud.Items;

namespace ServerlessPatterns.Generator.Crud.OpenApi;

/// <summary>Writes the schemas of the document.</summary>
internal static class OpenApiSchemas
{
    public static JsonObject All(ApiModel api, SchemaNames names)
    {
        var schemas = new JsonObject { { SchemaNames.Problem, Problem() } };
        foreach (var table in api.Tables)
        {
            if (table.Allows(TableOperations.Read) || table.Allows(TableOperations.List))
            {
                schemas.Add(names.Of(table), Item(table));
            }

            if (table.Allows(TableOperations.List))
            {
                schemas.Add(names.Page(table), Page(names.Of(table)));
            }

            foreach (var operation in new[] { TableOperations.Create, TableOperations.Update }.Where(table.Allows))
            {
                schemas.Add(names.Body(table, operation), ItemModel.Schema(table, operation, hasFormats: true));
            }
        }

        return schemas;
    }

    /// <summary>The answer to the creation of an item whose key is made for it.</summary>
    public static JsonObject CreatedKey(TableModel table) => new()
    {
        { "type", "object" },
        { "properties", new JsonObject { { table.PartitionKey.Name, new ItemSchema(true, true).Of(table.PartitionKey.Shape) } } },
        { "required", new JsonArray { table.PartitionKey.Name } },
    };

    /// <summary>An item as it is read: its keys are there, and so is what every item was required to have.</summary>
    private static JsonObject Item(TableModel table)
        => new ItemSchema(AllowUnknownMembers: true, HasFormats: true).Object(
            table.Members.Select(member => table.Keys.FirstOrDefault(key => key.Name == member.Name) is { } key ? member with { Shape = key.Shape } : member),
            member => table.IsKey(member) || member.IsRequired);

    private static JsonObject Page(string item) => new()
    {
        { "type", "object" },
        {
            "properties",
            new JsonObject
            {
                { "items", new JsonObject { { "type", "array" }, { "items", new JsonObject { { "$ref", "#/components/schemas/" + item } } } } },
                { "nextPageToken", new JsonObject { { "type", "string" }, { "description", "There is more: the pageToken of the next request." } } },
            }
        },
        { "required", new JsonArray { "items" } },
    };

    /// <summary>See https://www.rfc-editor.org/rfc/rfc9457</summary>
    private static JsonObject Problem() => new()
    {
        { "type", "object" },
        { "description", "What went wrong (RFC 9457)." },
        {
            "properties",
            new JsonObject
            {
                { "type", new JsonObject { { "type", "string" }, { "format", "uri-reference" }, { "description", "The kind of the problem, urn:serverless-patterns:problem:…" } } },
                { "title", new JsonObject { { "type", "string" } } },
                { "status", new JsonObject { { "type", "integer" } } },
                { "detail", new JsonObject { { "type", "string" } } },
            }
        },
    };
}
