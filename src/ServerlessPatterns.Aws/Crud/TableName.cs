using System.Buffers;

namespace ServerlessPatterns.Aws;

/// <summary>
/// A table's physical name:
/// <see href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">DynamoDB: naming rules</see>.
/// </summary>
internal static class TableName
{
    private const int Fewest = 3;
    private const int Most = 255;
    private static readonly SearchValues<char> s_characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");

    public static string Check(string tableName, string parameterName)
        => tableName is { Length: >= Fewest and <= Most } && !tableName.AsSpan().ContainsAnyExcept(s_characters)
            ? tableName
            : throw new ArgumentException($"'{tableName}' is not the name of a DynamoDB table: {Fewest} to {Most} letters, digits, '_', '-' and '.'. It is what !Ref of the table gives.", parameterName);
}
