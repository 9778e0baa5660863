using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Rules.Stores;

/// <summary>Tells where AWS's SDK is given the name of a table or bucket, or the URL of a queue.</summary>
internal static class StoreNames
{
    /// <summary>Whether the compilation refers to a client of such stores.</summary>
    public static bool AreReferenced(LibraryTypes types) => types.References("AWSSDK.DynamoDBv2") || types.References("AWSSDK.S3") || types.References("AWSSDK.SQS");

    /// <summary>Whether a property or parameter of that name may name a store.</summary>
    public static bool IsAny(string? name)
        => name is "TableName" or "tableName" or "OverrideTableName" or "BucketName" or "bucketName" or "SourceBucket" or "sourceBucket" or "DestinationBucket" or "destinationBucket" or "QueueUrl" or "queueUrl";

    /// <summary>What a property of a request names; null for any other.</summary>
    public static string? Kind(IPropertySymbol property) => !IsAny(property.Name) ? null : Kind(property.Name, property.ContainingType, property.ContainingType?.Name);

    /// <summary>What a parameter of a client's method names; null for any other.</summary>
    public static string? Kind(IParameterSymbol parameter) => !IsAny(parameter.Name) ? null : Kind(parameter.Name, parameter.ContainingType, parameter.ContainingSymbol?.Name);

    private static string? Kind(string name, INamedTypeSymbol? type, string? operation) => name switch
    {
        "TableName" or "tableName" or "OverrideTableName" when Is(type, "DynamoDBv2") => "table",
        "BucketName" or "bucketName" or "SourceBucket" or "sourceBucket" or "DestinationBucket" or "destinationBucket" when Is(type, "S3") => "bucket",

        // To send to a queue that the other service owns is how services are decoupled.
        "QueueUrl" or "queueUrl" when operation is not null && Takes(operation) && Is(type, "SQS") => "queue",
        _ => null,
    };

    private static bool Takes(string operation)
        => operation.StartsWith("ReceiveMessage", StringComparison.Ordinal) || operation.StartsWith("DeleteMessage", StringComparison.Ordinal) || operation.StartsWith("PurgeQueue", StringComparison.Ordinal);

    /// <summary>Whether a type is of Amazon.S3 or the like, or of a namespace below.</summary>
    private static bool Is(INamedTypeSymbol? type, string service)
    {
        for (var space = type?.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.Name == service && space.ContainingNamespace is { Name: "Amazon", ContainingNamespace.IsGlobalNamespace: true })
            {
                return true;
            }
        }

        return false;
    }
}
