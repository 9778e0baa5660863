namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>An IAM policy document.</summary>
internal static class PolicyDocument
{
    /// <summary>A document of statements, or of what <see cref="Intrinsic.If"/> chooses in a statement's place.</summary>
    public static JsonObject Of(params JsonNode[] statements) => new()
    {
        { "Version", "2012-10-17" },
        { "Statement", new JsonArray(statements) },
    };

    public static JsonObject Of(IEnumerable<PolicyStatement> statements)
        => Of([.. statements.Select(statement => (JsonNode)statement.ToJson())]);
}
