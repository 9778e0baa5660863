namespace ServerlessPatterns.Local.Apis;

/// <summary>What the integration answers.</summary>
/// <param name="Status">The status; 0 where there is no answer.</param>
/// <param name="Body">The body.</param>
internal sealed record IntegrationAnswer(int Status, string Body)
{
    /// <summary>DynamoDB takes longer than the integration's timeout.</summary>
    public static IntegrationAnswer TimedOut { get; } = new(0, "Endpoint request timed out");

    /// <summary>DynamoDB cannot be reached.</summary>
    public static IntegrationAnswer Unreachable { get; } = new(0, "Network error communicating with endpoint");

    /// <summary>DynamoDB refuses, or fails.</summary>
    /// <param name="status">400, 500, 503.</param>
    /// <param name="error">ThrottlingException, for example.</param>
    public static IntegrationAnswer Error(int status, string error)
        => new(status, $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{error}}","message":"DynamoDB's own words about {{error}}."}""");
}
