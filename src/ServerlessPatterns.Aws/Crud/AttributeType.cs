using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.Aws;

/// <summary>
/// The names of DynamoDB's types:
/// <see href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">DynamoDB: data types</see>.
/// </summary>
internal static class AttributeType
{
    /// <summary>No type at all.</summary>
    public const string None = "nothing";

    /// <summary>What an attribute is.</summary>
    public static string Of(AttributeValue value)
        => value.S is not null ? "S"
            : value.N is not null ? "N"
            : value.B is not null ? "B"
            : value.BOOL is not null ? "BOOL"
            : value.NULL is true ? "NULL"
            : value.SS is { Count: > 0 } ? "SS"
            : value.NS is { Count: > 0 } ? "NS"
            : value.BS is { Count: > 0 } ? "BS"
            : value.IsMSet ? "M"
            : value.IsLSet ? "L"
            : None;

    /// <summary>What an attribute of a shape is.</summary>
    public static string Describe(TableShapeKind kind) => kind switch
    {
        TableShapeKind.Text => "S, a string",
        TableShapeKind.Number => "N, a number",
        TableShapeKind.Boolean => "BOOL, a Boolean",
        TableShapeKind.Binary => "B, octets in Base64",
        TableShapeKind.TextSet => "SS, a set of strings",
        TableShapeKind.List => "L, an array",
        _ => "M, an object",
    };
}
