using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Rules.PassThrough;

/// <summary>The calls of AWS's SDK that read, write or delete one item whole: what a [CrudTable]'s methods are.</summary>
internal static class ItemCall
{
    // Members of CrudOperations. What writes an item makes it or replaces it.
    public const int Read = 2;
    private const int Write = 1 | 4;
    private const int Delete = 8;

    /// <summary>What the call does, and which operations of a table do it; null if it is another.</summary>
    public static (string Does, int Operations)? Of(IMethodSymbol method)
        => !IsOfDynamoDB(method) ? null : (method.ContainingType.Name, method.Name) switch
        {
            ("IAmazonDynamoDB" or "AmazonDynamoDBClient", "GetItem" or "GetItemAsync") => ("read one item", Read),
            ("IAmazonDynamoDB" or "AmazonDynamoDBClient", "PutItem" or "PutItemAsync") => ("write one item", Write),
            ("IAmazonDynamoDB" or "AmazonDynamoDBClient", "DeleteItem" or "DeleteItemAsync") => ("delete one item", Delete),
            ("IDynamoDBContext" or "DynamoDBContext", "Load" or "LoadAsync") => ("read one item", Read),
            ("IDynamoDBContext" or "DynamoDBContext", "Save" or "SaveAsync") => ("write one item", Write),
            ("IDynamoDBContext" or "DynamoDBContext", "Delete" or "DeleteAsync") => ("delete one item", Delete),
            ("ITable" or "Table", "GetItem" or "GetItemAsync") => ("read one item", Read),
            ("ITable" or "Table", "PutItem" or "PutItemAsync") => ("write one item", Write),
            ("ITable" or "Table", "DeleteItem" or "DeleteItemAsync") => ("delete one item", Delete),
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
