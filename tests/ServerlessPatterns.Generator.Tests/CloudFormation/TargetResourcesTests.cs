using ServerlessPatterns.Generator.LoadBalancer;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class TargetResourcesTests
{
    private const string Function = "OrdersFunction";
    private const string Permission = "OrdersTargetPermission";
    private const string Group = "OrdersTargetGroup";
    private const string Rule = "OrdersTargetRule";
    private const string Alarm = "OrdersTargetFailuresAlarm";

    [Fact]
    public void The_load_balancers_of_the_account_may_invoke_the_function_and_nobody_else()
    {
        var template = Written(Target());

        Assert.Equal([Permission], template.OfType("AWS::Lambda::Permission"));
        Assert.Equal(
            """{"Action":"lambda:InvokeFunction","FunctionName":{"Fn::GetAtt":["OrdersFunction","Arn"]},"Principal":"elasticloadbalancing.amazonaws.com","SourceAccount":{"Ref":"AWS::AccountId"}}""",
            template.Resources[Permission]!["Properties"].Text());
    }

    [Fact]
    public void The_target_group_holds_the_function_and_gives_it_every_value_once_it_may_invoke_it()
    {
        var template = Written(Target());

        Assert.Equal("\"lambda\"", template.Property(Group, "TargetType"));
        Assert.Equal("""[{"Id":{"Fn::GetAtt":["OrdersFunction","Arn"]}}]""", template.Property(Group, "Targets"));
        Assert.Equal("""[{"Key":"lambda.multi_value_headers.enabled","Value":"true"}]""", template.Property(Group, "TargetGroupAttributes"));
        Assert.Equal("""["OrdersTargetPermission"]""", template.Resources[Group]!["DependsOn"].Text());
    }

    [Fact]
    public void Health_is_not_checked_unless_asked_for()
    {
        var template = Written(Target());

        Assert.Equal("false", template.Property(Group, "HealthCheckEnabled"));
        Assert.All(
            ["HealthCheckPath", "HealthCheckIntervalSeconds", "HealthCheckTimeoutSeconds", "HealthyThresholdCount", "UnhealthyThresholdCount", "Matcher"],
            property => Assert.Null(template.Property(Group, property)));
    }

    [Fact]
    public void A_health_check_waits_for_a_cold_start_and_takes_200_alone()
    {
        var template = Written(Target() with { HealthCheckPath = "/orders/health" });

        Assert.Equal("true", template.Property(Group, "HealthCheckEnabled"));
        Assert.Equal("\"/orders/health\"", template.Property(Group, "HealthCheckPath"));
        Assert.Equal("35", template.Property(Group, "HealthCheckIntervalSeconds"));
        Assert.Equal("30", template.Property(Group, "HealthCheckTimeoutSeconds"));
        Assert.Equal("5", template.Property(Group, "HealthyThresholdCount"));
        Assert.Equal("2", template.Property(Group, "UnhealthyThresholdCount"));
        Assert.Equal("""{"HttpCode":"200"}""", template.Property(Group, "Matcher"));
    }

    [Fact]
    public void A_rule_of_the_listener_forwards_what_the_pattern_matches()
    {
        var template = Written(Target(priority: 77));

        Assert.Equal("77", template.Property(Rule, "Priority"));
        Assert.Equal("""[{"Field":"path-pattern","PathPatternConfig":{"Values":["/orders","/orders/*"]}}]""", template.Property(Rule, "Conditions"));
        Assert.Equal("""[{"TargetGroupArn":{"Ref":"OrdersTargetGroup"},"Type":"forward"}]""", template.Property(Rule, "Actions"));
        Assert.Equal("""{"Fn::If":["CreatesLoadBalancer",{"Ref":"LoadBalancerListener"},{"Ref":"ListenerArn"}]}""", template.Property(Rule, "ListenerArn"));
    }

    [Fact]
    public void And_of_the_host_alone_where_there_is_one()
        => Assert.Equal(
            """[{"Field":"path-pattern","PathPatternConfig":{"Values":["/orders","/orders/*"]}},{"Field":"host-header","HostHeaderConfig":{"Values":["*.shop.example"]}}]""",
            Written(Target() with { Host = "*.shop.example" }).Property(Rule, "Conditions"));

    [Theory]
    [InlineData("/orders/*", "/orders", "/orders/*")]
    [InlineData("/shop/orders/*", "/shop/orders", "/shop/orders/*")]
    [InlineData("/v?/*", "/v?", "/v?/*")]
    [InlineData("/*", "/*")]
    [InlineData("*", "*")]
    [InlineData("/orders", "/orders")]
    [InlineData("/orders*", "/orders*")]
    [InlineData("/orders/*/lines", "/orders/*/lines")]
    [InlineData("/orders/", "/orders/")]
    public void What_lies_below_a_path_is_taken_with_the_path(string pattern, params string[] values) => Assert.Equal(values, PathPattern.Values(pattern));

    [Theory]
    [InlineData(Alarm, "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", """{"Name":"TargetGroup","Value":{"Fn::GetAtt":["OrdersTargetGroup","TargetGroupFullName"]}}""")]
    [InlineData("OrdersFunctionErrorsAlarm", "AWS/Lambda", "Errors", """{"Name":"FunctionName","Value":{"Ref":"OrdersFunction"}}""")]
    [InlineData("OrdersFunctionThrottlesAlarm", "AWS/Lambda", "Throttles", """{"Name":"FunctionName","Value":{"Ref":"OrdersFunction"}}""")]
    public void Three_alarms_watch_a_target(string alarm, string metricNamespace, string metric, string dimension)
    {
        var template = Written(Target());

        Assert.Equal(3, template.OfType("AWS::CloudWatch::Alarm").Count());
        Assert.Equal($"\"{metricNamespace}\"", template.Property(alarm, "Namespace"));
        Assert.Equal($"\"{metric}\"", template.Property(alarm, "MetricName"));
        Assert.Equal("0", template.Property(alarm, "Threshold"));
        Assert.Equal("300", template.Property(alarm, "Period"));
        Assert.Equal(dimension, template.Resources[alarm]!["Properties"]!["Dimensions"]!.AsArray().Last().Text());
    }

    [Fact]
    public void The_metric_is_the_load_balancer_s_too_whichever_that_is()
    {
        const string Parts = """{"Fn::Split":["/",{"Fn::Sub":"${ListenerArn}///"}]}""";
        var dimension = Written(Target()).Resources[Alarm]!["Properties"]!["Dimensions"]![0]!;

        Assert.Equal("LoadBalancer", (string)dimension["Name"]!);
        Assert.Equal(
            $$$"""{"Fn::If":["CreatesLoadBalancer",{"Fn::GetAtt":["LoadBalancer","LoadBalancerFullName"]},{"Fn::Join":["/",[{"Fn::Select":[1,{{{Parts}}}]},{"Fn::Select":[2,{{{Parts}}}]},{"Fn::Select":[3,{{{Parts}}}]}]]}]}""",
            dimension["Value"].Text());
    }

    [Fact]
    public void The_alarm_says_whose_answers_they_were_and_where_to_look()
    {
        var description = Written(Target()).Property(Alarm, "AlarmDescription")!;

        Assert.Contains("Acme.Billing.Orders", description, StringComparison.Ordinal);
        Assert.Contains("/orders/*", description, StringComparison.Ordinal);
        Assert.Contains("log group", description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_function_s_role_needs_nothing_of_the_load_balancer()
        => Assert.Equal(["WriteLogs", "WriteTraces"], Written(Target()).RoleStatements("OrdersFunctionRole").Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_resource_says_where_it_comes_from_and_bears_the_tags_that_it_can()
    {
        var template = Written(Target());

        foreach (var (id, resource) in template.Resources)
        {
            Assert.Equal("""{"Class":"Acme.Billing.Orders","Pattern":"LoadBalancerTarget"}""", resource!["Metadata"]!["ServerlessPatterns"].Text());
            Assert.Equal(
                id == Permission ? null : """[{"Key":"environment","Value":{"Ref":"Environment"}},{"Key":"serverless-patterns:service","Value":"billing"}]""",
                template.Property(id, "Tags"));
        }
    }

    [Fact]
    public void Nothing_has_a_name_of_its_own()
        => Assert.All(
            new WrittenTemplate(ServiceOf().Behind(Target())).Resources.Where(resource => resource.Key != Permission),
            resource => Assert.All(["Name", "FunctionName", "GroupName", "AlarmName"], name => Assert.Null(resource.Value!["Properties"]![name])));

    [Fact]
    public void One_service_has_one_text_whatever_the_order_of_its_targets()
    {
        var targets = new[] { Target("B", "/b", 1), Target("A", "/a", 2), Target("B", "/c", 3, "Acme.Shipping") };

        Assert.Equal(ServiceTemplate.Write(ServiceOf().Behind(targets)), ServiceTemplate.Write(ServiceOf().Behind([.. targets.AsEnumerable().Reverse()])));
    }

    [Fact]
    public void Of_two_targets_of_one_priority_or_class_the_template_holds_the_first_in_any_order()
    {
        var targets = new[] { Target("B", "/b", 1), Target("A", "/a", 1), Target("C", "/c", 2), Target("C", "/d", 3) };

        Assert.Equal(["AFunction", "CFunction"], Written(targets).OfType("AWS::Lambda::Function"));
        Assert.Equal(["AFunction", "CFunction"], Written([targets[1], targets[0], targets[2], targets[3]]).OfType("AWS::Lambda::Function"));
    }

    [Fact]
    public void A_class_that_is_a_consumer_is_no_target_as_well()
        => Assert.Empty(new WrittenTemplate(ServiceOf(Consumer("Orders")).Behind(Target())).OfType("AWS::ElasticLoadBalancingV2::TargetGroup"));

    [Theory]
    [InlineData(1, 0, 0, "1 consumers")]
    [InlineData(1, 2, 0, "1 consumers and 2 tables")]
    [InlineData(0, 0, 3, "0 consumers and 3 targets")]
    [InlineData(1, 2, 3, "1 consumers, 2 tables and 3 targets")]
    public void What_a_service_is_made_of_is_counted_by_its_kinds(int consumers, int tables, int targets, string expected)
        => Assert.Equal(expected, ServiceRules.Contents(new ServicePatterns
        {
            QueueConsumers = Enumerable.Range(0, consumers).Select(i => Consumer("C" + i)).ToEquatableArray(),
            Tables = Enumerable.Range(0, tables).Select(i => Table("T" + i)).ToEquatableArray(),
            Targets = Enumerable.Range(0, targets).Select(i => Target("L" + i)).ToEquatableArray(),
        }));

    private static WrittenTemplate Written(params LoadBalancerTargetModel[] targets) => new(ServiceOf().Behind(targets));
}
