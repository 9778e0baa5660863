using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>The customer-managed key of a queue and its dead-letter queue.</summary>
internal static class QueueKey
{
    public static Resource Of(ServiceModel service, QueueConsumerModel consumer) => new("AWS::KMS::Key", new JsonObject
    {
        { "Description", $"Encrypts the queue {consumer.QueueName} and its dead-letter queue." },
        { "EnableKeyRotation", true },
        { "KeyPolicy", PolicyDocument.Of(Administration(), Intrinsic.If(TemplateParameters.HasOrganization, OrganizationSends(), Intrinsic.NoValue)) },
        { "Tags", ServiceTags.List(service) },
    })
    {
        // Without it the messages of a retained queue can't be read.
        Removal = RemovalPolicy.Retain,
    };

    /// <summary>
    /// The account administers the key and, by IAM, gives the consumer's role and the senders their use of it. In a key policy <c>*</c> is
    /// this key. See https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    /// </summary>
    private static JsonObject Administration()
        => PolicyStatement.Allow("AllowAccountToAdminister", Principal.Account, "*", null, "kms:*").ToJson();

    /// <summary>
    /// What a sender needs. See
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
    /// </summary>
    private static JsonObject OrganizationSends()
    {
        var condition = new JsonObject
        {
            {
                "StringEquals",
                new JsonObject
                {
                    { "aws:PrincipalOrgID", Intrinsic.Ref(TemplateParameters.OrganizationId) },
                    { "kms:ViaService", Intrinsic.Sub("sqs.${AWS::Region}.amazonaws.com") },
                }
            },
        };
        return PolicyStatement.Allow("AllowOrganizationToSend", Principal.Everyone, "*", condition, "kms:Decrypt", "kms:GenerateDataKey").ToJson();
    }
}
