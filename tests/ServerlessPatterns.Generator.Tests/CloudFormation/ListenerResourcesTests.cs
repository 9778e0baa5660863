using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ServerlessPatterns.Generator.Service;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class ListenerResourcesTests
{
    private const string LoadBalancer = "LoadBalancer";
    private const string SecurityGroup = "LoadBalancerSecurityGroup";
    private const string Listener = "LoadBalancerListener";
    private const string Redirect = "LoadBalancerRedirect";

    private static readonly string[] s_parameters = ["AccessLogsBucket", "CertificateArn", "IngressCidr", "ListenerArn", "LoadBalancerScheme", "SubnetIds", "VpcId"];
    private static readonly WrittenTemplate s_template = new(ServiceOf().Behind(Target(), Target("Invoices", "/invoices/*", 20)));

    [Fact]
    public void Targets_share_one_load_balancer_that_is_made_where_no_listener_is_given()
    {
        string[] shared = [LoadBalancer, Listener, Redirect, SecurityGroup];

        Assert.All(shared, id => Assert.Equal("CreatesLoadBalancer", (string)s_template.Resources[id]!["Condition"]!));
        Assert.Equal(shared, s_template.Resources.Where(resource => resource.Value!["Condition"] is not null).Select(resource => resource.Key));
        Assert.Equal("""{"Fn::Equals":[{"Ref":"ListenerArn"},""]}""", s_template.Json["Conditions"]!["CreatesLoadBalancer"].Text());
        Assert.Equal("Acme.Billing.Invoices, Acme.Billing.Orders", (string)s_template.Resources[LoadBalancer]!["Metadata"]!["ServerlessPatterns"]!["Class"]!);
    }

    [Fact]
    public void The_load_balancer_is_an_application_load_balancer_where_the_parameters_say()
    {
        Assert.Equal("\"application\"", s_template.Property(LoadBalancer, "Type"));
        Assert.Equal("""{"Ref":"LoadBalancerScheme"}""", s_template.Property(LoadBalancer, "Scheme"));
        Assert.Equal("""{"Ref":"SubnetIds"}""", s_template.Property(LoadBalancer, "Subnets"));
        Assert.Equal("""[{"Fn::GetAtt":["LoadBalancerSecurityGroup","GroupId"]}]""", s_template.Property(LoadBalancer, "SecurityGroups"));
    }

    [Theory]
    [InlineData("routing.http.drop_invalid_header_fields.enabled", "true")]
    [InlineData("routing.http.desync_mitigation_mode", "defensive")]
    [InlineData("routing.http2.enabled", "true")]
    [InlineData("deletion_protection.enabled", "true")]
    public void The_load_balancer_has_the_attribute(string key, string value)
        => Assert.Contains($$"""{"Key":"{{key}}","Value":"{{value}}"}""", Attributes());

    [Fact]
    public void Access_is_logged_where_a_bucket_is_given()
    {
        Assert.Contains("""{"Fn::If":["HasAccessLogsBucket",{"Key":"access_logs.s3.enabled","Value":"true"},{"Key":"access_logs.s3.enabled","Value":"false"}]}""", Attributes());
        Assert.Contains("""{"Fn::If":["HasAccessLogsBucket",{"Key":"access_logs.s3.bucket","Value":{"Ref":"AccessLogsBucket"}},{"Ref":"AWS::NoValue"}]}""", Attributes());
        Assert.Equal("""{"Fn::Not":[{"Fn::Equals":[{"Ref":"AccessLogsBucket"},""]}]}""", s_template.Json["Conditions"]!["HasAccessLogsBucket"].Text());
    }

    [Fact]
    public void HTTPS_comes_in_and_HTTP_from_where_the_parameter_says_and_nothing_goes_out()
    {
        var ingress = s_template.Resources[SecurityGroup]!["Properties"]!["SecurityGroupIngress"]!.AsArray();

        Assert.Equal([80, 443], ingress.Select(rule => (int)rule!["FromPort"]!));
        Assert.Equal([80, 443], ingress.Select(rule => (int)rule!["ToPort"]!));
        Assert.All(ingress, rule => Assert.Equal("""{"Ref":"IngressCidr"}""", rule!["CidrIp"].Text()));
        Assert.Equal("""[{"CidrIp":"127.0.0.1/32","Description":"Nothing goes out.","IpProtocol":"-1"}]""", s_template.Property(SecurityGroup, "SecurityGroupEgress"));
        Assert.Equal("""{"Ref":"VpcId"}""", s_template.Property(SecurityGroup, "VpcId"));
    }

    [Fact]
    public void The_listener_speaks_HTTPS_with_the_certificate_and_no_older_TLS_than_1_2()
    {
        Assert.Equal("\"HTTPS\"", s_template.Property(Listener, "Protocol"));
        Assert.Equal("443", s_template.Property(Listener, "Port"));
        Assert.Equal("""{"Ref":"LoadBalancer"}""", s_template.Property(Listener, "LoadBalancerArn"));
        Assert.Equal("""[{"CertificateArn":{"Ref":"CertificateArn"}}]""", s_template.Property(Listener, "Certificates"));
        Assert.Equal("\"ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09\"", s_template.Property(Listener, "SslPolicy"));
    }

    [Fact]
    public void What_is_no_target_s_is_not_found_and_the_answer_is_a_problem_document()
    {
        var action = Assert.Single(s_template.Resources[Listener]!["Properties"]!["DefaultActions"]!.AsArray())!;
        var response = action["FixedResponseConfig"]!;
        var problem = JsonNode.Parse((string)response["MessageBody"]!)!;

        Assert.Equal("fixed-response", (string)action["Type"]!);
        Assert.Equal("404", (string)response["StatusCode"]!);
        Assert.Equal("application/json", (string)response["ContentType"]!);
        Assert.Equal(404, (int)problem["status"]!);
        Assert.Equal(["detail", "status", "title", "type"], problem.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void HTTP_is_redirected_to_HTTPS_for_good()
    {
        Assert.Equal("\"HTTP\"", s_template.Property(Redirect, "Protocol"));
        Assert.Equal("80", s_template.Property(Redirect, "Port"));
        Assert.Equal("""{"Ref":"LoadBalancer"}""", s_template.Property(Redirect, "LoadBalancerArn"));
        Assert.Equal("""[{"RedirectConfig":{"Port":"443","Protocol":"HTTPS","StatusCode":"HTTP_301"},"Type":"redirect"}]""", s_template.Property(Redirect, "DefaultActions"));
    }

    [Fact]
    public void The_output_tells_the_name_of_the_load_balancer_that_is_made()
        => Assert.Equal(
            """{"LoadBalancerDnsName":{"Condition":"CreatesLoadBalancer","Description":"DNS name of the load balancer, for the alias or CNAME record of the certificate's domain.","Value":{"Fn::GetAtt":["LoadBalancer","DNSName"]}}}""",
            s_template.Json["Outputs"].Text());

    [Fact]
    public void Only_templates_with_targets_have_its_parameters_conditions_and_rules()
    {
        var without = new WrittenTemplate(ServiceOf(Consumer()).With(Table()));

        Assert.DoesNotContain(s_parameters, without.Json["Parameters"]!.AsObject().ContainsKey);
        Assert.Null(without.Json["Conditions"]!["CreatesLoadBalancer"]);
        Assert.Null(without.Json["Rules"]);
        Assert.Equal(
            ["AWSTemplateFormatVersion", "Description", "Parameters", "Rules", "Conditions", "Resources", "Outputs"],
            s_template.Json.Select(section => section.Key));
    }

    [Fact]
    public void Every_parameter_has_a_default_that_its_pattern_allows()
        => Assert.All(s_parameters, name =>
        {
            var parameter = s_template.Json["Parameters"]![name]!;
            Assert.True(parameter["AllowedValues"] is { } values ? values.AsArray().Any(value => (string)value! == (string)parameter["Default"]!) : Allows(name, (string)parameter["Default"]!));
        });

    [Theory]
    [InlineData("ListenerArn", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2", true)]
    [InlineData("ListenerArn", "arn:aws-cn:elasticloadbalancing:cn-north-1:123456789012:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2", true)]
    [InlineData("ListenerArn", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/shop/50dc6c495c0c9188/f2f7dc8efc522ab2", false)]
    [InlineData("ListenerArn", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/50dc6c495c0c9188", false)]
    [InlineData("VpcId", "vpc-0a1b2c3d", true)]
    [InlineData("VpcId", "subnet-0a1b2c3d", false)]
    [InlineData("SubnetIds", "subnet-0a1b2c3d4e5f60718", true)]
    [InlineData("SubnetIds", "vpc-0a1b2c3d", false)]
    [InlineData("CertificateArn", "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d-0000-1111-2222-333344445555", true)]
    [InlineData("CertificateArn", "arn:aws:iam::123456789012:server-certificate/shop", true)]
    [InlineData("CertificateArn", "shop.example", false)]
    [InlineData("AccessLogsBucket", "shop.logs-2", true)]
    [InlineData("AccessLogsBucket", "s3://shop", false)]
    [InlineData("IngressCidr", "10.0.0.0/8", true)]
    [InlineData("IngressCidr", "10.0.0.0", false)]
    [InlineData("IngressCidr", "10.0.0.0/33", false)]
    public void Parameters_take_what_they_are_for(string parameter, string value, bool expected) => Assert.Equal(expected, Allows(parameter, value));

    [Fact]
    public void A_deployment_gives_a_listener_or_all_that_a_load_balancer_needs()
    {
        var whole = s_template.Json["Rules"]!["LoadBalancerIsWhole"]!;
        var alone = s_template.Json["Rules"]!["ListenerStandsAlone"]!;

        Assert.Equal("""{"Fn::Equals":[{"Ref":"ListenerArn"},""]}""", whole["RuleCondition"].Text());
        Assert.Equal(
            ["""{"Fn::Not":[{"Fn::Equals":[{"Ref":"VpcId"},""]}]}""", """{"Fn::Not":[{"Fn::EachMemberEquals":[{"Ref":"SubnetIds"},""]}]}""", """{"Fn::Not":[{"Fn::Equals":[{"Ref":"CertificateArn"},""]}]}"""],
            Assertions(whole));
        Assert.Equal("""{"Fn::Not":[{"Fn::Equals":[{"Ref":"ListenerArn"},""]}]}""", alone["RuleCondition"].Text());
        Assert.Equal(
            ["""{"Fn::Equals":[{"Ref":"VpcId"},""]}""", """{"Fn::EachMemberEquals":[{"Ref":"SubnetIds"},""]}""", """{"Fn::Equals":[{"Ref":"CertificateArn"},""]}""", """{"Fn::Equals":[{"Ref":"AccessLogsBucket"},""]}"""],
            Assertions(alone));
        Assert.All(
            whole["Assertions"]!.AsArray().Concat(alone["Assertions"]!.AsArray()),
            assertion => Assert.Contains(assertion!["Assert"].Text().Split('"').First(s_parameters.Contains), (string)assertion["AssertDescription"]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("LoadBalancer")]
    [InlineData("LoadBalancerSecurity")]
    [InlineData("LoadBalancerRedirect")]
    [InlineData("Listener")]
    [InlineData("Vpc")]
    [InlineData("Target")]
    [InlineData("OrdersTarget")]
    [InlineData("LoadBalancerDns")]
    public void No_class_has_the_ids_of_what_targets_share_or_of_another_class(string name)
    {
        var service = ServiceOf(Consumer(name)).Owning(Topic(name, "name")).Behind(Target(), Target(name, "/name", 2, "Acme.Other"), Target("Orders", "/other", 3, "Acme.Other"));
        var template = JsonNode.Parse(ServiceTemplate.Write(service))!;
        string[] sections = ["Parameters", "Resources"];
        var ids = sections.SelectMany(section => template[section]!.AsObject().Select(each => each.Key)).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(4, new WrittenTemplate(service).OfType("AWS::Lambda::Function").Count());
    }

    private static IEnumerable<string> Attributes() => s_template.Resources[LoadBalancer]!["Properties"]!["LoadBalancerAttributes"]!.AsArray().Select(attribute => attribute.Text());

    private static IEnumerable<string> Assertions(JsonNode rule) => rule["Assertions"]!.AsArray().Select(assertion => assertion!["Assert"].Text());

    private static bool Allows(string parameter, string value) => Regex.IsMatch(value, (string)s_template.Json["Parameters"]![parameter]!["AllowedPattern"]!);
}
