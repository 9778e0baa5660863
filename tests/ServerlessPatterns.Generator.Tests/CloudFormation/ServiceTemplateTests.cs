using System.Text.Json.Nodes;
using ServerlessPatterns.Generator.Service;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class ServiceTemplateTests
{
    [Fact]
    public void One_service_has_one_text_whatever_the_order_of_its_classes()
    {
        var consumers = new[] { Consumer("A", "a"), Consumer("B", "b") with { Fifo = true }, Consumer("B", "c", "Acme.Shipping"), Consumer("Größe", "d") };
        var text = ServiceTemplate.Write(ServiceOf(consumers));

        Assert.Equal(text, ServiceTemplate.Write(ServiceOf(consumers)));
        Assert.Equal(text, ServiceTemplate.Write(ServiceOf([.. consumers.AsEnumerable().Reverse()])));
    }

    [Fact]
    public void The_text_has_LF_line_ends_ASCII_only_and_a_last_line_end()
    {
        var text = ServiceTemplate.Write(ServiceOf(Consumer("Größe")));

        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain(text, character => character > '~');
        Assert.EndsWith("\n}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sections_stand_in_CloudFormation_s_order_and_what_is_in_them_is_sorted()
    {
        var template = new WrittenTemplate(Consumer("B", "b"), Consumer("A", "a"));

        Assert.Equal(["AWSTemplateFormatVersion", "Description", "Parameters", "Conditions", "Resources", "Outputs"], template.Json.Select(section => section.Key));
        foreach (var section in template.Json.Where(section => section.Value is JsonObject))
        {
            AssertSorted(section.Value!);
        }
    }

    [Fact]
    public void It_is_plain_CloudFormation() => Assert.Null(new WrittenTemplate(Consumer()).Json["Transform"]);

    [Fact]
    public void A_deployment_needs_no_parameter()
    {
        var parameters = new WrittenTemplate(Consumer()).Json["Parameters"]!.AsObject();

        Assert.Equal(["AlarmTopicArn", "Environment", "LogRetentionDays", "OrganizationId"], parameters.Select(parameter => parameter.Key));
        Assert.All(parameters, parameter => Assert.NotNull(parameter.Value!["Default"]));
        Assert.Equal("dev", parameters["Environment"]!["Default"]!.GetValue<string>());
        Assert.Equal("", parameters["AlarmTopicArn"]!["Default"]!.GetValue<string>());
        Assert.Equal("", parameters["OrganizationId"]!["Default"]!.GetValue<string>());
    }

    [Fact]
    public void Nothing_but_the_addresses_of_queues_has_a_name_of_its_own()
    {
        var template = new WrittenTemplate(Consumer() with { CustomerManagedKey = true });
        string[] names = ["QueueName", "FunctionName", "RoleName", "LogGroupName", "AlarmName", "AliasName"];

        foreach (var resource in template.Resources.Where(resource => (string)resource.Value!["Type"]! != "AWS::Lambda::EventSourceMapping"))
        {
            Assert.All(names, name => Assert.Null(resource.Value!["Properties"]![name]));
        }
    }

    [Fact]
    public void Every_resource_says_where_it_comes_from()
        => Assert.All(
            new WrittenTemplate(Consumer() with { CustomerManagedKey = true }).Resources,
            resource => Assert.Equal(
                """{"Class":"Acme.Billing.InvoiceWriter","Pattern":"QueueConsumer"}""",
                resource.Value!["Metadata"]!["ServerlessPatterns"].Text()));

    [Fact]
    public void Every_resource_that_can_bear_tags_bears_the_service_and_the_environment()
    {
        var template = new WrittenTemplate(Consumer() with { CustomerManagedKey = true });

        foreach (var (id, resource) in template.Resources)
        {
            var expected = (string)resource!["Type"]! switch
            {
                "AWS::SQS::QueuePolicy" => null,
                "AWS::SSM::Parameter" => """{"environment":{"Ref":"Environment"},"serverless-patterns:service":"billing"}""",
                _ => """[{"Key":"environment","Value":{"Ref":"Environment"}},{"Key":"serverless-patterns:service","Value":"billing"}]""",
            };
            Assert.Equal(expected, template.Property(id, "Tags"));
        }
    }

    [Fact]
    public void Resources_are_counted_as_they_are_written()
        => Assert.All(ValidTemplates.All.Values, service => Assert.Equal(new WrittenTemplate(service).Resources.Count, ServiceTemplate.CountResources(service)));

    [Fact]
    public void A_service_without_classes_still_has_a_template_that_can_be_read()
    {
        var template = new WrittenTemplate(ServiceOf());

        Assert.Empty(template.Resources);
        Assert.Null(template.Json["Outputs"]);
    }

    [Fact]
    public void Of_two_classes_that_want_one_queue_or_bear_one_name_the_template_holds_the_first_in_any_order()
    {
        var consumers = new[] { Consumer("B", "orders"), Consumer("A", "orders"), Consumer("C.D", "c", "Acme"), Consumer("D", "d", "Acme.C") };
        var text = ServiceTemplate.Write(ServiceOf(consumers));

        Assert.Equal(text, ServiceTemplate.Write(ServiceOf(consumers[1], consumers[0], consumers[2], consumers[3])));
        Assert.Equal(["AFunction", "DFunction"], new WrittenTemplate(consumers).OfType("AWS::Lambda::Function"));
    }

    [Theory]
    [InlineData(35, true)]
    [InlineData(36, false)]
    public void No_template_is_written_that_CloudFormation_would_not_take(int consumers, bool expected)
        => Assert.Equal(expected, TemplateSource.Write(ServiceOf([.. Enumerable.Range(0, consumers).Select(i => Consumer("Writer" + i, "order-" + i))])) is not null);

    private static void AssertSorted(JsonNode node)
    {
        if (node is JsonObject members)
        {
            Assert.Equal(members.Select(member => member.Key).Order(StringComparer.Ordinal), members.Select(member => member.Key));
        }

        var children = node switch
        {
            JsonObject inner => inner.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            AssertSorted(child);
        }
    }
}
