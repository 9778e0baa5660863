using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.Service;

/// <summary>
/// The statements that policies of customer-managed keys are made of. In a key policy <c>*</c> is this key. See
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
/// </summary>
internal static class KeyPolicy
{
    /// <summary>The account administers the key, and by IAM gives its use to whom it likes.</summary>
    public static JsonNode Administration()
        => PolicyStatement.Allow("AllowAccountToAdminister", Principal.Account, "*", null, "kms:*").ToJson();

    /// <summary>
    /// Whoever in the account may send may use the key, through the service alone, so that a sender in another template needs to know the
    /// queue or topic and not its key. AWS's own keys, aws/sqs and aws/sns, have the same statement. See
    /// https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-caller-account
    /// </summary>
    /// <param name="service">The service, as its endpoint names it.</param>
    /// <param name="id">What the statement is for.</param>
    public static JsonNode AccountThrough(string service, string id)
        => Through(service, id, "kms:CallerAccount", Intrinsic.Ref("AWS::AccountId"));

    /// <summary>The same for the organization, where there is one.</summary>
    public static JsonNode OrganizationThrough(string service, string id)
        => Intrinsic.If(
            TemplateParameters.HasOrganization,
            Through(service, id, "aws:PrincipalOrgID", Intrinsic.Ref(TemplateParameters.OrganizationId)),
            Intrinsic.NoValue);

    private static JsonObject Through(string service, string id, string key, JsonNode value)
    {
        var condition = new JsonObject
        {
            {
                "StringEquals",
                new JsonObject { { key, value }, { "kms:ViaService", Intrinsic.Sub(service + ".${AWS::Region}.amazonaws.com") } }
            },
        };

        // What a sender needs: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html and
        // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
        return PolicyStatement.Allow(id, Principal.Everyone, "*", condition, "kms:Decrypt", "kms:GenerateDataKey*").ToJson();
    }
}
