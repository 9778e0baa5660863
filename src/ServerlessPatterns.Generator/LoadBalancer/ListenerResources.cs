using System.Globalization;
using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>The load balancer of a service's targets, which is made where no listener is given, and how the targets refer to either.</summary>
internal static class ListenerResources
{
    private const int HttpPort = 80;
    private const int HttpsPort = 443;

    /// <summary>
    /// TLS 1.2 and 1.3 with forward secrecy, and key exchange that withstands quantum computers: what AWS recommends. See
    /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
    /// </summary>
    private const string SecurityPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

    /// <summary>The listener of the targets' rules: the one that is made, or the one that was given.</summary>
    public static JsonNode Listener => Intrinsic.If(ListenerParameters.CreatesLoadBalancer, Intrinsic.Ref(ListenerIds.Listener), Intrinsic.Ref(ListenerParameters.ListenerArn));

    /// <summary>
    /// The dimension LoadBalancer of metrics, app/name/id. In a listener's ARN it stands between "listener/" and the listener's own id:
    /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
    /// </summary>
    public static JsonNode LoadBalancerFullName => Intrinsic.If(
        ListenerParameters.CreatesLoadBalancer,
        Intrinsic.GetAtt(ListenerIds.LoadBalancer, "LoadBalancerFullName"),
        Intrinsic.Join("/", new JsonArray { ListenerArnPart(1), ListenerArnPart(2), ListenerArnPart(3) }));

    public static void AddTo(Template template, ServiceModel service, IReadOnlyList<LoadBalancerTargetModel> targets)
    {
        if (targets.Count == 0)
        {
            return;
        }

        ListenerParameters.AddTo(template);
        var origin = new ResourceOrigin(TargetResources.Pattern, string.Join(", ", targets.Select(target => target.Function.Class.FullName)));
        template.AddResource(ListenerIds.SecurityGroup, SecurityGroup(service), origin);
        template.AddResource(ListenerIds.LoadBalancer, LoadBalancer(service), origin);
        template.AddResource(ListenerIds.Listener, HttpsListener(service), origin);
        template.AddResource(ListenerIds.Redirect, RedirectListener(service), origin);
        template.AddOutput(
            ListenerIds.DnsName,
            "DNS name of the load balancer, for the alias or CNAME record of the certificate's domain.",
            Intrinsic.GetAtt(ListenerIds.LoadBalancer, "DNSName"),
            ListenerParameters.CreatesLoadBalancer);
    }

    /// <summary>See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html</summary>
    private static Resource SecurityGroup(ServiceModel service) => new("AWS::EC2::SecurityGroup", new JsonObject
    {
        { "GroupDescription", $"Who reaches the load balancer of the service {service.Assembly.ServiceName}." },
        { "VpcId", Intrinsic.Ref(ListenerParameters.VpcId) },
        { "SecurityGroupIngress", new JsonArray { Ingress(HttpPort, "HTTP, which is redirected to HTTPS."), Ingress(HttpsPort, "HTTPS.") } },

        // Functions are invoked, not connected to (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html). A group
        // without any rule for what goes out would be given one that allows everything; this one allows what is nowhere else.
        {
            "SecurityGroupEgress",
            new JsonArray { new JsonObject { { "IpProtocol", "-1" }, { "CidrIp", "127.0.0.1/32" }, { "Description", "Nothing goes out." } } }
        },
        { "Tags", ServiceTags.List(service) },
    })
    {
        Condition = ListenerParameters.CreatesLoadBalancer,
        Exceptions = [new RuleException("AwsSolutions-EC23", "Who may come in is a parameter, IngressCidr. By default it is everybody, as it is for what faces the internet.")],
    };

    private static JsonObject Ingress(int port, string description) => new()
    {
        { "IpProtocol", "tcp" },
        { "FromPort", port },
        { "ToPort", port },
        { "CidrIp", Intrinsic.Ref(ListenerParameters.IngressCidr) },
        { "Description", description },
    };

    /// <summary>
    /// See
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-elasticloadbalancingv2-loadbalancer-loadbalancerattribute.html
    /// </summary>
    private static Resource LoadBalancer(ServiceModel service) => new("AWS::ElasticLoadBalancingV2::LoadBalancer", new JsonObject
    {
        { "Type", "application" },
        { "Scheme", Intrinsic.Ref(ListenerParameters.Scheme) },
        { "Subnets", Intrinsic.Ref(ListenerParameters.SubnetIds) },
        { "SecurityGroups", new JsonArray { Intrinsic.GetAtt(ListenerIds.SecurityGroup, "GroupId") } },
        {
            "LoadBalancerAttributes",
            new JsonArray
            {
                Attribute("routing.http.drop_invalid_header_fields.enabled", "true"),
                Attribute("routing.http.desync_mitigation_mode", "defensive"),
                Attribute("routing.http2.enabled", "true"),
                Attribute("deletion_protection.enabled", "true"),
                Intrinsic.If(ListenerParameters.HasAccessLogsBucket, Attribute("access_logs.s3.enabled", "true"), Attribute("access_logs.s3.enabled", "false")),
                Intrinsic.If(ListenerParameters.HasAccessLogsBucket, Attribute("access_logs.s3.bucket", Intrinsic.Ref(ListenerParameters.AccessLogsBucket)), Intrinsic.NoValue),
            }
        },
        { "Tags", ServiceTags.List(service) },
    })
    {
        Condition = ListenerParameters.CreatesLoadBalancer,
        Exceptions = [new RuleException("AwsSolutions-ELB2", "It has access logs where the parameter AccessLogsBucket gives them a bucket.")],
    };

    private static JsonObject Attribute(string key, JsonNode value) => new JsonObject { { "Key", key }, { "Value", value } };

    private static Resource HttpsListener(ServiceModel service) => new("AWS::ElasticLoadBalancingV2::Listener", new JsonObject
    {
        { "LoadBalancerArn", Intrinsic.Ref(ListenerIds.LoadBalancer) },
        { "Protocol", "HTTPS" },
        { "Port", HttpsPort },
        { "Certificates", new JsonArray { new JsonObject { { "CertificateArn", Intrinsic.Ref(ListenerParameters.CertificateArn) } } } },
        { "SslPolicy", SecurityPolicy },
        { "DefaultActions", new JsonArray { NotFound() } },
        { "Tags", ServiceTags.List(service) },
    })
    {
        Condition = ListenerParameters.CreatesLoadBalancer,
    };

    /// <summary>
    /// What no target's pattern matches. application/problem+json is none of the types that a fixed response may have:
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-elasticloadbalancingv2-listener-fixedresponseconfig.html
    /// </summary>
    private static JsonObject NotFound()
    {
        var problem = new JsonObject { { "type", "about:blank" }, { "title", "Not Found" }, { "status", 404 }, { "detail", "Nothing is served at this host and path." } };
        return new JsonObject
        {
            { "Type", "fixed-response" },
            { "FixedResponseConfig", new JsonObject { { "StatusCode", "404" }, { "ContentType", "application/json" }, { "MessageBody", problem.ToCompactText() } } },
        };
    }

    private static Resource RedirectListener(ServiceModel service) => new("AWS::ElasticLoadBalancingV2::Listener", new JsonObject
    {
        { "LoadBalancerArn", Intrinsic.Ref(ListenerIds.LoadBalancer) },
        { "Protocol", "HTTP" },
        { "Port", HttpPort },
        {
            "DefaultActions",
            new JsonArray
            {
                new JsonObject
                {
                    { "Type", "redirect" },
                    {
                        "RedirectConfig",
                        new JsonObject { { "Protocol", "HTTPS" }, { "Port", HttpsPort.ToString(CultureInfo.InvariantCulture) }, { "StatusCode", "HTTP_301" } }
                    },
                },
            }
        },
        { "Tags", ServiceTags.List(service) },
    })
    {
        Condition = ListenerParameters.CreatesLoadBalancer,
    };

    /// <summary>A part of the given listener's ARN. The slashes behind it make the parts be there where none was given: Fn::Select must find one.</summary>
    private static JsonNode ListenerArnPart(int index) => Intrinsic.Select(index, Intrinsic.Split("/", Intrinsic.Sub($"${{{ListenerParameters.ListenerArn}}}///")));
}
