using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>
/// The customer-managed key of a topic. SNS uses it in the name of whoever publishes, and needs no statement of its own: see
/// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
/// </summary>
internal static class TopicKey
{
    public static Resource Of(ServiceModel service, TopicModel topic) => new("AWS::KMS::Key", new JsonObject
    {
        { "Description", $"Encrypts the messages of the topic {topic.Name} while it delivers them." },
        { "EnableKeyRotation", true },
        {
            "KeyPolicy",
            PolicyDocument.Of(KeyPolicy.Administration(), KeyPolicy.AccountThrough("sns", "AllowAccountToPublish"), KeyPolicy.OrganizationThrough("sns", "AllowOrganizationToPublish"))
        },
        { "Tags", ServiceTags.List(service) },
    })
    {
        // A topic keeps nothing, so that nothing is left to read without it.
        Removal = RemovalPolicy.Delete,
    };
}
