namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>Whom a policy's statement is about.</summary>
internal static class Principal
{
    /// <summary>Everyone; the statement's condition says who is left.</summary>
    public static JsonNode Everyone => new JsonObject { { "AWS", "*" } };

    /// <summary>The account, which then gives its own principals what it likes by IAM.</summary>
    public static JsonNode Account => new JsonObject { { "AWS", Intrinsic.Sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root") } };

    public static JsonNode Service(string name) => new JsonObject { { "Service", name } };
}
