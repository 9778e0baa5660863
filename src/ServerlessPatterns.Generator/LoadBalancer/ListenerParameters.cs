using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>The parameters of a template that has targets: the listener that they are attached to, or what a load balancer is made of.</summary>
internal static class ListenerParameters
{
    public const string ListenerArn = "ListenerArn";
    public const string VpcId = "VpcId";
    public const string SubnetIds = "SubnetIds";
    public const string CertificateArn = "CertificateArn";
    public const string AccessLogsBucket = "AccessLogsBucket";
    public const string Scheme = "LoadBalancerScheme";
    public const string IngressCidr = "IngressCidr";
    public const string CreatesLoadBalancer = "CreatesLoadBalancer";
    public const string HasAccessLogsBucket = "HasAccessLogsBucket";

    private const string Alternative = "or give ListenerArn, to attach to a listener that is there";

    public static void AddTo(Template template)
    {
        AddListener(template);
        AddLoadBalancer(template);
        template.AddCondition(CreatesLoadBalancer, IsEmpty(ListenerArn));
        template.AddCondition(HasAccessLogsBucket, Intrinsic.IsNotEmpty(AccessLogsBucket));
        template.AddRule("LoadBalancerIsWhole", IsEmpty(ListenerArn), new JsonArray
        {
            Assertion(Intrinsic.IsNotEmpty(VpcId), $"Give VpcId, the VPC that the load balancer is made in; {Alternative}."),
            Assertion(Intrinsic.Not(HasNoSubnets()), $"Give SubnetIds, at least two subnets of the VPC in different Availability Zones, for the load balancer to be in; {Alternative}."),
            Assertion(Intrinsic.IsNotEmpty(CertificateArn), $"Give CertificateArn, the certificate with which the load balancer speaks HTTPS; {Alternative}."),
        });
        template.AddRule("ListenerStandsAlone", Intrinsic.IsNotEmpty(ListenerArn), new JsonArray
        {
            Assertion(IsEmpty(VpcId), NotWithListener(VpcId)),
            Assertion(HasNoSubnets(), NotWithListener(SubnetIds)),
            Assertion(IsEmpty(CertificateArn), NotWithListener(CertificateArn)),
            Assertion(IsEmpty(AccessLogsBucket), NotWithListener(AccessLogsBucket)),
        });
    }

    private static void AddListener(Template template) => template.AddParameter(ListenerArn, new JsonObject
    {
        { "Type", "String" },
        { "Default", "" },
        { "Description", "The ARN of the HTTPS listener of an Application Load Balancer to which the targets are attached, with priorities that no other rule of it has. Empty: this stack makes a load balancer, and needs VpcId, SubnetIds and CertificateArn." },
        { "AllowedPattern", "^$|^arn:[a-z-]+:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:listener/app/[A-Za-z0-9-]+/[0-9a-f]+/[0-9a-f]+$" },
        { "ConstraintDescription", "The ARN of a listener of an Application Load Balancer, or empty." },
    });

    private static void AddLoadBalancer(Template template)
    {
        template.AddParameter(VpcId, new JsonObject
        {
            { "Type", "String" },
            { "Default", "" },
            { "Description", "The id of the VPC that the load balancer is made in. Empty with ListenerArn." },
            { "AllowedPattern", "^$|^vpc-[0-9a-f]+$" },
            { "ConstraintDescription", "The id of a VPC, or empty." },
        });
        template.AddParameter(SubnetIds, new JsonObject
        {
            { "Type", "CommaDelimitedList" },
            { "Default", "" },
            { "Description", "The ids of at least two subnets of the VPC, in different Availability Zones, that the load balancer is in: public ones if it faces the internet. Empty with ListenerArn." },
            { "AllowedPattern", "^$|^subnet-[0-9a-f]+$" },
            { "ConstraintDescription", "The ids of subnets with commas between them, or empty." },
        });
        template.AddParameter(CertificateArn, new JsonObject
        {
            { "Type", "String" },
            { "Default", "" },
            { "Description", "The ARN of the certificate with which the load balancer speaks HTTPS, in AWS Certificate Manager or IAM. Empty with ListenerArn." },
            { "AllowedPattern", "^$|^arn:[a-z-]+:(acm:[a-z0-9-]+:[0-9]{12}:certificate/|iam::[0-9]{12}:server-certificate/).+$" },
            { "ConstraintDescription", "The ARN of a certificate in AWS Certificate Manager or IAM, or empty." },
        });
        template.AddParameter(AccessLogsBucket, new JsonObject
        {
            { "Type", "String" },
            { "Default", "" },
            { "Description", "The name of the S3 bucket for the load balancer's access logs, whose policy lets Elastic Load Balancing write there. Empty: it keeps none." },
            { "AllowedPattern", "^$|^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$" },
            { "ConstraintDescription", "The name of a bucket of the region, or empty." },
        });
        template.AddParameter(Scheme, new JsonObject
        {
            { "Type", "String" },
            { "Default", "internet-facing" },
            { "AllowedValues", new JsonArray { "internal", "internet-facing" } },
            { "Description", "internet-facing: the load balancer has public addresses. internal: only addresses of the VPC." },
        });
        template.AddParameter(IngressCidr, new JsonObject
        {
            { "Type", "String" },
            { "Default", "0.0.0.0/0" },
            { "Description", "The IPv4 addresses from which the load balancer takes requests, in CIDR notation." },
            { "AllowedPattern", "^([0-9]{1,3}\\.){3}[0-9]{1,3}/([0-9]|[12][0-9]|3[0-2])$" },
            { "ConstraintDescription", "A range of IPv4 addresses in CIDR notation, such as 203.0.113.0/24." },
        });
    }

    private static JsonNode IsEmpty(string parameter) => Intrinsic.Equals(Intrinsic.Ref(parameter), "");

    /// <summary>
    /// Rules know no Fn::Join. See
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html
    /// </summary>
    private static JsonObject HasNoSubnets() => new JsonObject { { "Fn::EachMemberEquals", new JsonArray { Intrinsic.Ref(SubnetIds), "" } } };

    private static JsonObject Assertion(JsonNode assertion, string description) => new JsonObject { { "Assert", assertion }, { "AssertDescription", description } };

    private static string NotWithListener(string parameter) => $"Leave {parameter} empty: with ListenerArn no load balancer is made. Or leave ListenerArn empty, to have one made.";
}
