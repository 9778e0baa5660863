using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables;

/// <summary>A request that DynamoDB refuses, by the type and in the words of its errors.</summary>
internal sealed class DynamoDbException : Exception
{
    private const string ServicePrefix = "com.amazonaws.dynamodb.v20120810#";

    private DynamoDbException(string type, string message, JsonObject? details = null)
        : base(message)
    {
        Type = type;
        Details = details;
    }

    /// <summary>The error's type with its prefix, as it stands in __type.</summary>
    public string Type { get; }

    /// <summary>The type that clients see: ValidationException.</summary>
    public string Code => Type[(Type.IndexOf('#') + 1)..];

    /// <summary>What the answer holds beside the type and the message: the item of a failed condition, a transaction's reasons.</summary>
    public JsonObject? Details { get; }

    public static DynamoDbException Validation(string message) => new("com.amazon.coral.validate#ValidationException", message);

    public static DynamoDbException Serialization(string message) => new("com.amazon.coral.service#SerializationException", message);

    public static DynamoDbException UnknownOperation(string message) => new("com.amazon.coral.service#UnknownOperationException", message);

    public static DynamoDbException ResourceNotFound(string message = "Requested resource not found") => new(ServicePrefix + "ResourceNotFoundException", message);

    public static DynamoDbException ResourceInUse(string message) => new(ServicePrefix + "ResourceInUseException", message);

    public static DynamoDbException ConditionalCheckFailed(JsonObject? item)
        => new(ServicePrefix + "ConditionalCheckFailedException", "The conditional request failed", item is null ? null : new JsonObject { ["Item"] = item });

    public static DynamoDbException IdempotentParameterMismatch()
        => new(ServicePrefix + "IdempotentParameterMismatchException", "DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.");

    /// <param name="reasons">A reason for each action, in the order of the request.</param>
    public static DynamoDbException TransactionCanceled(IReadOnlyList<CancellationReason> reasons)
    {
        var codes = string.Join(", ", reasons.Select(reason => reason.Code));
        var message = $"Transaction cancelled, please refer cancellation reasons for specific reasons [{codes}]";
        var list = new JsonArray([.. reasons.Select(ToJson)]);
        return new DynamoDbException(ServicePrefix + "TransactionCanceledException", message, new JsonObject { ["CancellationReasons"] = list });
    }

    private static JsonObject ToJson(CancellationReason reason)
    {
        var json = new JsonObject { [nameof(reason.Code)] = reason.Code };
        if (reason.Message is not null)
        {
            json[nameof(reason.Message)] = reason.Message;
        }

        if (reason.Item is not null)
        {
            json[nameof(reason.Item)] = AttributeWriter.ToJson(reason.Item);
        }

        return json;
    }
}
