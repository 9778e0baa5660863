using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Rules.PassThrough;

/// <summary>The calls of AWS's SDK that read, write or delete one item whole: what a [CrudTable]'s methods are.</summary>
internal static class ItemCall
{
    /// <summary>What the call does; null if it is another.</summary>
    public static string? Of(IMethodSymbol method)
        => !IsOfDynamoDB(method) ? null : (method.ContainingType.Name, method.Name) switch
        {
            ("IAmazonDynamoDB" or "AmazonDynamoDBClient", "GetItem" or "GetItemAsync") => "read one item",
            ("IAmazonDynamoDB" or "AmazonDynamoDBClient", "PutItem" or "PutItemAsync") => "write one item",
            ("IAmazonDynamoDB" or "AmazonDynamoDBClient", "DeleteItem" or "DeleteItemAsync") => "delete one item",
            ("IDynamoDBContext" or "DynamoDBContext", "Load" or "LoadAsync") => "read one item",
            ("IDynamoDBContext" or "DynamoDBContext", "Save" or "SaveAsync") => "write one item",
            ("IDynamoDBContext" or "DynamoDBContext", "Delete" or "DeleteAsync") => "delete one item",
            ("ITable" or "Table", "GetItem" or "GetItemAsync") => "read one item",
            ("ITable" or "Table", "PutItem" or "PutItemAsync") => "write one item",
            ("ITable" or "Table", "DeleteItem" or "DeleteItemAsync") => "delete one item",
            _ => null,
        };

    /// <summary>Whether the call hands over objects, so that reading needs no mapping.</summary>
    public static bool IsTyped(IMethodSymbol method) => method.ContainingType.Name is "IDynamoDBContext" or "DynamoDBContext";

    public static bool IsOfDynamoDB(ISymbol member)
    {
        for (var each = member.ContainingType?.ContainingNamespace; each is { IsGlobalNamespace: false }; each = each.ContainingNamespace)
        {
            if (each is { Name: "DynamoDBv2", ContainingNamespace: { Name: "Amazon", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }
}
