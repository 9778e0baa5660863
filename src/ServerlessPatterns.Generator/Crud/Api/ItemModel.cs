using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Crud.Items;

namespace ServerlessPatterns.Generator.Crud.Api;

/// <summary>
/// What API Gateway validates a request's body by. See
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
/// </summary>
internal static class ItemModel
{
    public static Resource Of(TableModel table, TableOperations operation)
    {
        var schema = Schema(table, operation, hasFormats: false);
        schema.Add("$schema", "http://json-schema.org/draft-04/schema#");
        schema.Add("title", table.Item.Name);
        return new Resource("AWS::ApiGateway::Model", new JsonObject
        {
            { "RestApiId", Intrinsic.Ref(ApiIds.RestApi) },
            { "ContentType", "application/json" },
            { "Schema", schema },
        });
    }

    /// <summary>
    /// The schema. Of an item that is created, the keys must be there that the body alone has; of one that is replaced, the path has them all.
    /// </summary>
    public static JsonObject Schema(TableModel table, TableOperations operation, bool hasFormats)
        => new ItemSchema(table.AllowUnknownMembers, hasFormats).Object(
            table.Members.Select(member => Member(table, member, operation)),
            member => table.IsKey(member) ? IsKeyRequired(table, member, operation) : member.IsRequired);

    private static ItemMember Member(TableModel table, ItemMember member, TableOperations operation)
    {
        var key = table.Keys.FirstOrDefault(key => key.Name == member.Name);

        // A key that the table takes from elsewhere may be anything that the type can be, the empty text of a new object included.
        return key is null || !IsKeyRequired(table, member, operation) ? member : member with { Shape = key.Shape };
    }

    private static bool IsKeyRequired(TableModel table, ItemMember key, TableOperations operation)
        => operation != TableOperations.Update && !(table.IsKeyGenerated && key.Name == table.PartitionKey.Name);
}
