namespace ServerlessPatterns.Generator.CloudFormation;

/// <summary>A finding of the cdk-nag rule packs that does not hold for a resource, as their metadata has it.</summary>
/// <param name="Rule">The rule's id, <c>AwsSolutions-IAM5</c>.</param>
/// <param name="Reason">Why it does not hold.</param>
/// <param name="AppliesTo">The one finding of the rule that is meant, <c>Resource::*</c>; null: the rule as a whole.</param>
internal sealed record RuleException(string Rule, string Reason, string? AppliesTo = null)
{
    public JsonNode ToJson() => new JsonObject
    {
        { "id", Rule },
        { "reason", Reason },
        { "applies_to", AppliesTo is null ? null : new JsonArray { AppliesTo } },
    };
}
