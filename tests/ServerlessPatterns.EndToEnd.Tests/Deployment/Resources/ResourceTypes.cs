namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>The types that templates of ours have. Any other fails: nobody has thought yet of what it does in a test.</summary>
internal static class ResourceTypes
{
    private static readonly Dictionary<string, IResourceType> s_types = new()
    {
        ["AWS::SQS::Queue"] = new QueueType(),
        ["AWS::SQS::QueuePolicy"] = new QueuePolicyType(),
        ["AWS::SNS::Topic"] = new TopicType(),
        ["AWS::SNS::TopicPolicy"] = new TopicPolicyType(),
        ["AWS::SNS::Subscription"] = new SubscriptionType(),
        ["AWS::SSM::Parameter"] = new ParameterType(),
        ["AWS::DynamoDB::Table"] = new TableType(),

        // Read by RestApi, which knows their properties.
        ["AWS::ApiGateway::Account"] = new ApiGatewayType(null, "Id"),
        ["AWS::ApiGateway::ApiKey"] = new ApiGatewayType(null, "APIKeyId"),
        ["AWS::ApiGateway::Authorizer"] = new ApiGatewayType(null, "AuthorizerId"),
        ["AWS::ApiGateway::Deployment"] = new ApiGatewayType(null, "DeploymentId"),
        ["AWS::ApiGateway::GatewayResponse"] = new ApiGatewayType(null, "Id"),
        ["AWS::ApiGateway::Method"] = new ApiGatewayType(null),
        ["AWS::ApiGateway::Model"] = new ApiGatewayType("Name"),
        ["AWS::ApiGateway::RequestValidator"] = new ApiGatewayType(null, "RequestValidatorId"),
        ["AWS::ApiGateway::Resource"] = new ApiGatewayType(null, "ResourceId"),
        ["AWS::ApiGateway::RestApi"] = new ApiGatewayType(null, "RestApiId", ApiGatewayType.RootResourceId),
        ["AWS::ApiGateway::Stage"] = new ApiGatewayType("StageName"),
        ["AWS::ApiGateway::UsagePlan"] = new ApiGatewayType(null, "Id"),
        ["AWS::ApiGateway::UsagePlanKey"] = new ApiGatewayType(null, "Id"),
        ["AWS::WAFv2::WebACLAssociation"] = new NamedType(null, "ResourceArn", "WebACLArn"),

        // Read by whoever plays the part of the load balancer.
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = new LoadBalancerType(),
        ["AWS::ElasticLoadBalancingV2::Listener"] = new ListenerType(),
        ["AWS::ElasticLoadBalancingV2::ListenerRule"] = new ListenerRuleType(),
        ["AWS::ElasticLoadBalancingV2::TargetGroup"] = new TargetGroupType(),
        ["AWS::EC2::SecurityGroup"] = new SecurityGroupType(),
        ["AWS::Lambda::Permission"] = new NamedType(null, "Action", "FunctionName", "Principal", "SourceAccount"),

        // What the tests play the part of: they run functions, poll for mappings, and read roles.
        ["AWS::Lambda::Function"] = new NamedType(Arn("lambda", "function:{0}")),
        ["AWS::Lambda::EventSourceMapping"] = new NamedType(
            null, "BatchSize", "Enabled", "EventSourceArn", "FunctionName", "FunctionResponseTypes", "MaximumBatchingWindowInSeconds", "ScalingConfig", "Tags"),
        ["AWS::IAM::Role"] = new NamedType($"arn:aws:iam::{StackEnvironment.AccountId}:role/{{0}}", "AssumeRolePolicyDocument", "Policies", "Tags"),

        // What makes no difference to how messages run.
        ["AWS::Logs::LogGroup"] = new NamedType(Arn("logs", "log-group:{0}:*")),
        ["AWS::CloudWatch::Alarm"] = new NamedType(Arn("cloudwatch", "alarm:{0}")),
        ["AWS::KMS::Key"] = new NamedType(Arn("kms", "key/{0}")),
        ["AWS::KMS::Alias"] = new NamedType(null),
    };

    public static IResourceType Get(string logicalId, string type)
        => s_types.TryGetValue(type, out var known) ? known : throw new DeploymentException($"{logicalId} is a {type}, a type that the interpreter does not know.");

    private static string Arn(string service, string resource) => $"arn:aws:{service}:{StackEnvironment.Region}:{StackEnvironment.AccountId}:{resource}";
}
