using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Sending;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class SenderResourcesTests
{
    private const string Function = "InvoiceWriterFunction";
    private const string Role = "InvoiceWriterFunctionRole";

    [Fact]
    public void A_sender_to_another_service_finds_its_queue_through_the_owner_s_parameters()
    {
        var template = new WrittenTemplate(Consumer().Sending(SenderKind.Queue, "ship-order"));

        Assert.Equal(
            """{"SERVERLESS_PATTERNS_FUNCTION":"Acme.Billing.InvoiceWriter","SERVERLESS_PATTERNS_QUEUE_SHIP_ORDER":{"Fn::Sub":"{{resolve:ssm:/serverless-patterns/${Environment}/queues/ship-order/url}}"}}""",
            template.Property(Function, "Environment.Variables"));
        Assert.Equal(
            """{"Action":"sqs:SendMessage","Effect":"Allow","Resource":{"Fn::Sub":"{{resolve:ssm:/serverless-patterns/${Environment}/queues/ship-order/arn}}"},"Sid":"SendToShipOrder"}""",
            template.RoleStatements(Role)["SendToShipOrder"].Text());
    }

    [Fact]
    public void A_sender_to_the_project_s_own_queue_refers_to_it()
    {
        var template = new WrittenTemplate(Consumer().Sending(SenderKind.Queue, "ship-order"), Consumer("Shipper", "ship-order"));

        Assert.Equal("""{"Ref":"ShipperQueue"}""", template.Property(Function, "Environment.Variables.SERVERLESS_PATTERNS_QUEUE_SHIP_ORDER"));
        Assert.Equal("""{"Fn::GetAtt":["ShipperQueue","Arn"]}""", template.RoleStatements(Role)["SendToShipOrder"]["Resource"].Text());
    }

    [Fact]
    public void A_publisher_refers_to_the_project_s_own_topic_and_finds_another_s_through_its_parameter()
    {
        var template = new WrittenTemplate(ServiceOf(Consumer().Sending(SenderKind.Topic, "paid").Sending(SenderKind.Topic, "order-placed")).Owning(new TopicModel(Class("Paid"), "paid", Fifo: false, ContentBasedDeduplication: false)));

        Assert.Equal(
            """{"SERVERLESS_PATTERNS_FUNCTION":"Acme.Billing.InvoiceWriter","SERVERLESS_PATTERNS_TOPIC_ORDER_PLACED":{"Fn::Sub":"{{resolve:ssm:/serverless-patterns/${Environment}/topics/order-placed/arn}}"},"SERVERLESS_PATTERNS_TOPIC_PAID":{"Ref":"PaidTopic"}}""",
            template.Property(Function, "Environment.Variables"));
        var statements = template.RoleStatements(Role);
        Assert.Equal("""{"Action":"sns:Publish","Effect":"Allow","Resource":{"Ref":"PaidTopic"},"Sid":"PublishToPaid"}""", statements["PublishToPaid"].Text());
        Assert.Equal("""{"Fn::Sub":"{{resolve:ssm:/serverless-patterns/${Environment}/topics/order-placed/arn}}"}""", statements["PublishToOrderPlaced"]["Resource"].Text());
    }

    [Fact]
    public void A_role_may_do_for_its_senders_what_they_declare_and_no_more()
    {
        var template = new WrittenTemplate(Consumer().Sending(SenderKind.Queue, "ship-order").Sending(SenderKind.Topic, "order-placed"), Consumer("Other", "other"));

        Assert.Equal(["WriteLogs", "WriteTraces", "ReceiveMessages", "SendToShipOrder", "PublishToOrderPlaced"], template.RoleStatements(Role).Keys);
        Assert.Equal(["WriteLogs", "WriteTraces", "ReceiveMessages"], template.RoleStatements("OtherFunctionRole").Keys);
        Assert.Equal("""{"SERVERLESS_PATTERNS_FUNCTION":"Acme.Billing.Other"}""", template.Property("OtherFunction", "Environment.Variables"));
    }

    [Fact]
    public void A_class_library_has_variables_only_where_it_sends()
    {
        var template = new WrittenTemplate(ServiceOf(Consumer().Sending(SenderKind.Queue, "ship-order"), Consumer("Shipper", "ship-order")).ClassLibrary());

        Assert.Equal("""{"Variables":{"SERVERLESS_PATTERNS_QUEUE_SHIP_ORDER":{"Ref":"ShipperQueue"}}}""", template.Property(Function, "Environment"));
        Assert.Null(template.Property("ShipperFunction", "Environment"));
    }

    [Fact]
    public void Several_messages_to_one_queue_are_one_permission_and_one_address()
    {
        var consumer = Consumer().Sending(SenderKind.Queue, "mails", "global::Acme.Welcome").Sending(SenderKind.Queue, "mails", "global::Acme.Goodbye");
        var template = new WrittenTemplate(consumer);

        Assert.Single(template.RoleStatements(Role).Keys, id => id.StartsWith("SendTo", StringComparison.Ordinal));
        Assert.NotNull(template.Property(Function, "Environment.Variables.SERVERLESS_PATTERNS_QUEUE_MAILS"));
    }

    [Fact]
    public void Statements_of_names_that_look_alike_are_told_apart_by_letters_and_digits()
    {
        string[] names = ["a-1", "a1", "A1", "a_1", "---", "order"];
        var consumer = names.Aggregate(Consumer(), (each, name) => each.Sending(SenderKind.Queue, name));

        var statements = new WrittenTemplate(consumer).RoleStatements(Role).Where(statement => statement.Key.StartsWith("SendTo", StringComparison.Ordinal)).ToArray();

        Assert.Equal(names.Length, statements.Length);
        Assert.Contains("SendToOrder", statements.Select(statement => statement.Key));
        Assert.All(statements, statement => Assert.Matches("^[A-Za-z0-9]+$", statement.Key));
    }
}
