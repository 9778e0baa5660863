using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>The expected template of a target, deployed with a load balancer of its own and to a listener that is there; and what is refused of both.</summary>
public sealed class TargetStackTests(AwsEmulator emulator)
{
    private const string ListenerArn = "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2";
    private const string Certificate = "arn:aws:acm:us-east-1:000000000000:certificate/0a1b2c3d-0000-1111-2222-333344445555";

    private static readonly Dictionary<string, string> s_loadBalancer = new()
    {
        ["VpcId"] = "vpc-0a1b2c3d",
        ["SubnetIds"] = "subnet-0a1b2c3d, subnet-1a1b2c3d",
        ["CertificateArn"] = Certificate,
    };

    [Fact]
    public async Task A_load_balancer_is_made_of_what_is_given()
    {
        var stack = await DeployAsync(s_loadBalancer);
        var loadBalancer = stack.Resources["LoadBalancer"];

        Assert.Equal("""["subnet-0a1b2c3d","subnet-1a1b2c3d"]""", loadBalancer.Properties["Subnets"]!.ToJsonString());
        Assert.Equal("internet-facing", loadBalancer.Properties["Scheme"]!.ToString());
        Assert.Equal([stack.Resources["LoadBalancerSecurityGroup"].Ref], loadBalancer.Properties["SecurityGroups"]!.AsArray().Select(group => group!.ToString()));
        Assert.Equal(stack.Resources["LoadBalancerListener"].Ref, stack.Resources["OrdersTargetRule"].Properties["ListenerArn"]!.ToString());
        Assert.Equal(loadBalancer.Attributes["LoadBalancerFullName"], LoadBalancerOfAlarm(stack));
        Assert.Equal(loadBalancer.Attributes["DNSName"], stack.Outputs["LoadBalancerDnsName"]);
        Assert.Equal("false", AttributesOf(loadBalancer)["access_logs.s3.enabled"]);
        Assert.DoesNotContain("access_logs.s3.bucket", AttributesOf(loadBalancer).Keys);
    }

    [Fact]
    public async Task Its_access_is_logged_to_the_bucket_that_is_given()
    {
        var attributes = AttributesOf((await DeployAsync(s_loadBalancer, ("AccessLogsBucket", "shop-logs"))).Resources["LoadBalancer"]);

        Assert.Equal("true", attributes["access_logs.s3.enabled"]);
        Assert.Equal("shop-logs", attributes["access_logs.s3.bucket"]);
    }

    [Fact]
    public async Task Or_the_target_is_attached_to_a_listener_that_is_there_and_no_load_balancer_is_made()
    {
        var stack = await DeployAsync([], ("ListenerArn", ListenerArn));

        Assert.Equal(ListenerArn, stack.Resources["OrdersTargetRule"].Properties["ListenerArn"]!.ToString());
        Assert.Equal("app/shop/50dc6c495c0c9188", LoadBalancerOfAlarm(stack));
        Assert.DoesNotContain(stack.Resources.Keys, id => id.StartsWith("LoadBalancer", StringComparison.Ordinal));
        Assert.DoesNotContain("LoadBalancerDnsName", stack.Outputs.Keys);
    }

    [Fact]
    public async Task The_stack_tells_which_requests_reach_which_function()
    {
        var stack = await DeployAsync(s_loadBalancer);
        var rule = Assert.Single(stack.ListenerRules);

        Assert.Equal(10, rule.Priority);
        Assert.Equal(["/orders", "/orders/*"], rule.PathPatterns);
        Assert.Equal(["shop.example"], rule.Hosts);
        Assert.Equal("OrdersTargetGroup", rule.TargetGroup.LogicalId);
        Assert.Equal("OrdersFunction", rule.FunctionLogicalId);
        Assert.Equal("/orders/health", rule.TargetGroup.Properties["HealthCheckPath"]!.ToString());
    }

    [Theory]
    [InlineData("VpcId", "LoadBalancerIsWhole: Give VpcId, the VPC that the load balancer is made in; or give ListenerArn, to attach to a listener that is there.")]
    [InlineData("SubnetIds", "LoadBalancerIsWhole: Give SubnetIds, at least two subnets of the VPC in different Availability Zones, for the load balancer to be in; or give ListenerArn, to attach to a listener that is there.")]
    [InlineData("CertificateArn", "LoadBalancerIsWhole: Give CertificateArn, the certificate with which the load balancer speaks HTTPS; or give ListenerArn, to attach to a listener that is there.")]
    public async Task A_load_balancer_that_would_lack_something_is_refused_before_anything_is_made(string missing, string error)
        => Assert.Equal(error, await RefusedAsync(new(s_loadBalancer.Where(parameter => parameter.Key != missing))));

    [Theory]
    [InlineData("VpcId", "vpc-0a1b2c3d")]
    [InlineData("SubnetIds", "subnet-0a1b2c3d,subnet-1a1b2c3d")]
    [InlineData("CertificateArn", Certificate)]
    [InlineData("AccessLogsBucket", "shop-logs")]
    public async Task A_listener_and_something_of_a_load_balancer_are_refused(string parameter, string value)
        => Assert.Equal(
            $"ListenerStandsAlone: Leave {parameter} empty: with ListenerArn no load balancer is made. Or leave ListenerArn empty, to have one made.",
            await RefusedAsync(new() { ["ListenerArn"] = ListenerArn, [parameter] = value }));

    [Fact]
    public async Task A_deployment_without_parameters_is_told_what_to_give() => Assert.StartsWith("LoadBalancerIsWhole: Give VpcId", await RefusedAsync([]), StringComparison.Ordinal);

    [Theory]
    [InlineData("SubnetIds", "subnet-0a1b2c3d,vpc-0a1b2c3d", "The parameter SubnetIds is 'vpc-0a1b2c3d', which does not match ^$|^subnet-[0-9a-f]+$.")]
    [InlineData("LoadBalancerScheme", "public", """The parameter LoadBalancerScheme is 'public', which is none of ["internal","internet-facing"].""")]
    public async Task Parameters_are_held_against_their_definitions(string parameter, string value, string error)
        => Assert.Equal(error, await RefusedAsync(new(s_loadBalancer) { [parameter] = value }));

    [Fact]
    public async Task One_subnet_makes_no_load_balancer()
        => Assert.Equal("LoadBalancer is no application load balancer in two subnets or more.", await RefusedAsync(new(s_loadBalancer) { ["SubnetIds"] = "subnet-0a1b2c3d" }));

    [Fact]
    public async Task A_target_group_that_does_not_wait_for_the_permission_is_refused()
    {
        var error = await RefusedAsync(s_loadBalancer, resources => resources["OrdersTargetGroup"]!.AsObject().Remove("DependsOn"));

        Assert.StartsWith("OrdersTargetGroup: Elastic Load Balancing may not invoke arn:aws:lambda:", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Principal", "apigateway.amazonaws.com")]
    [InlineData("SourceAccount", "123456789012")]
    public async Task So_is_one_whose_permission_is_another_s(string property, string value)
        => Assert.StartsWith(
            "OrdersTargetGroup: Elastic Load Balancing may not invoke",
            await RefusedAsync(s_loadBalancer, resources => resources["OrdersTargetPermission"]!["Properties"]![property] = value),
            StringComparison.Ordinal);

    [Fact]
    public async Task Two_rules_of_one_priority_are_refused()
        => Assert.EndsWith(
            $"{ListenerArn} has a rule of the priority 10 already.",
            await RefusedAsync(new() { ["ListenerArn"] = ListenerArn }, resources => resources["Second"] = resources["OrdersTargetRule"]!.DeepClone()),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_listener_that_speaks_HTTPS_without_a_certificate_is_refused()
        => Assert.Equal(
            "LoadBalancerListener: a listener has a certificate if it speaks HTTPS, and only then.",
            await RefusedAsync(s_loadBalancer, resources => resources["LoadBalancerListener"]!["Properties"]!.AsObject().Remove("Certificates")));

    private static string LoadBalancerOfAlarm(TemplateStack stack)
        => stack.Resources["OrdersTargetFailuresAlarm"].Properties["Dimensions"]!.AsArray().Single(dimension => dimension!["Name"]!.ToString() == "LoadBalancer")!["Value"]!.ToString();

    private static Dictionary<string, string> AttributesOf(PhysicalResource loadBalancer)
        => loadBalancer.Properties["LoadBalancerAttributes"]!.AsArray().ToDictionary(attribute => attribute!["Key"]!.ToString(), attribute => attribute!["Value"]!.ToString());

    /// <summary>The text that tests of the generator hold it to.</summary>
    private static JsonObject Template()
        => JsonNode.Parse(File.ReadAllText(Path.Combine(TestPaths.RepositoryRoot, "tests", "ServerlessPatterns.Generator.Tests", "CloudFormation", "Expected", "one-target.template.json")))!.AsObject();

    private Task<TemplateStack> DeployAsync(Dictionary<string, string> parameters, params (string Name, string Value)[] others)
        => TemplateStack.DeployAsync(
            new StackEnvironment(emulator),
            "target",
            JsonSerializer.SerializeToElement(Template()),
            parameters.Concat(others.Select(other => KeyValuePair.Create(other.Name, other.Value))).ToDictionary());

    private async Task<string> RefusedAsync(Dictionary<string, string> parameters, Action<JsonObject>? change = null)
    {
        var template = Template();
        change?.Invoke(template["Resources"]!.AsObject());
        var error = await Assert.ThrowsAsync<DeploymentException>(() => TemplateStack.DeployAsync(new StackEnvironment(emulator), "refused", JsonSerializer.SerializeToElement(template), parameters));
        return error.Message;
    }
}
