using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.Service;

/// <summary>The tags that every resource bears.</summary>
internal static class ServiceTags
{
    private const string ServiceKey = "serverless-patterns:service";
    private const string EnvironmentKey = "environment";

    /// <summary>As a list of keys and values: what most types take.</summary>
    public static JsonNode List(ServiceModel service) => new JsonArray
    {
        new JsonObject { { "Key", EnvironmentKey }, { "Value", Intrinsic.Ref(TemplateParameters.Environment) } },
        new JsonObject { { "Key", ServiceKey }, { "Value", service.Assembly.ServiceName } },
    };

    /// <summary>
    /// As a map, which AWS::SSM::Parameter takes. See
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
    /// </summary>
    public static JsonNode Map(ServiceModel service) => new JsonObject
    {
        { EnvironmentKey, Intrinsic.Ref(TemplateParameters.Environment) },
        { ServiceKey, service.Assembly.ServiceName },
    };
}
