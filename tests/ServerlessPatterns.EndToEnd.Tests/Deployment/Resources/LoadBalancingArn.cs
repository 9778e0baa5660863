using System.Security.Cryptography;
using System.Text;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;

/// <summary>The ARNs of Elastic Load Balancing: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html</summary>
internal static class LoadBalancingArn
{
    private const int MaximumNameLength = 32;

    public static string Of(string resource) => $"arn:aws:elasticloadbalancing:{StackEnvironment.Region}:{StackEnvironment.AccountId}:{resource}";

    /// <summary>A name of letters, digits and hyphens that is not too long.</summary>
    public static string Name(string physicalName)
        => physicalName.Length <= MaximumNameLength ? physicalName : physicalName[..(MaximumNameLength - 9)] + "-" + Id(physicalName)[..8];

    /// <summary>Sixteen hexadecimal digits, such as Elastic Load Balancing makes up.</summary>
    public static string Id(string physicalName) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(physicalName)))[..16];

    /// <summary>What stands in an ARN behind the kind of its resource.</summary>
    public static string FullName(string arn, string kind) => arn.Split($":{kind}/", 2)[1];
}
