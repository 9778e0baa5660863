using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.Service;

/// <summary>The parameters that every template has, each with a default, so that a deployment needs none.</summary>
internal static class TemplateParameters
{
    public const string Environment = "Environment";
    public const string LogRetentionDays = "LogRetentionDays";
    public const string AlarmTopicArn = "AlarmTopicArn";
    public const string OrganizationId = "OrganizationId";
    public const string HasAlarmTopic = "HasAlarmTopic";
    public const string HasOrganization = "HasOrganization";

    /// <summary>What a log group can be set to. See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html</summary>
    private static readonly int[] s_retentionDays =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static void AddTo(Template template)
    {
        template.AddParameter(Environment, new JsonObject
        {
            { "Type", "String" },
            { "Default", "dev" },
            { "Description", "The environment that the stack is deployed to. It stands in the tag environment and in the names of the SSM parameters through which other services find this one." },
            { "AllowedPattern", "^[A-Za-z0-9][A-Za-z0-9_.-]*$" },
            { "ConstraintDescription", "1 to 64 letters, digits, dots, hyphens and underscores, the first a letter or digit." },
            { "MaxLength", 64 },
        });
        template.AddParameter(LogRetentionDays, new JsonObject
        {
            { "Type", "Number" },
            { "Default", 30 },
            { "Description", "How many days CloudWatch Logs keeps what the service logs." },
            { "AllowedValues", new JsonArray(s_retentionDays.Select(days => (JsonNode)days)) },
        });
        template.AddParameter(AlarmTopicArn, new JsonObject
        {
            { "Type", "String" },
            { "Default", "" },
            { "Description", "The ARN of the SNS topic that alarms notify. Empty: alarms change their state and notify nobody." },
            { "AllowedPattern", "^$|^arn:[a-z-]+:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$" },
            { "ConstraintDescription", "The ARN of a standard SNS topic, or empty." },
        });
        template.AddParameter(OrganizationId, new JsonObject
        {
            { "Type", "String" },
            { "Default", "" },
            { "Description", "The id of the AWS organization whose accounts may send to this service's queues and publish to its topics, such as o-a1b2c3d4e5. Empty: this account alone." },
            { "AllowedPattern", "^$|^o-[a-z0-9]{10,32}$" },
            { "ConstraintDescription", "The id of an AWS organization: o- and 10 to 32 lower-case letters or digits; or empty." },
        });
        template.AddCondition(HasAlarmTopic, Intrinsic.IsNotEmpty(AlarmTopicArn));
        template.AddCondition(HasOrganization, Intrinsic.IsNotEmpty(OrganizationId));
    }
}
