namespace ServerlessPatterns.Local.Tables.Values;

/// <summary>The types of attributes, by the names that DynamoDB's JSON gives them.</summary>
internal enum AttributeType
{
    S,
    N,
    B,
    BOOL,
    NULL,
    SS,
    NS,
    BS,
    L,
    M,
}
