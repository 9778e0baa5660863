using System.Text.Json.Nodes;
using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Text;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class SubscriptionResourcesTests
{
    private const string Subscription = "InvoiceWriterSubscription";
    private const string DeadLetterQueue = "InvoiceWriterSubscriptionDeadLetterQueue";
    private const string OwnArn = """{"Ref":"OrderPlacedTopic"}""";
    private const string ForeignArn = """{"Fn::Sub":"{{resolve:ssm:/serverless-patterns/${Environment}/topics/order-placed/arn}}"}""";

    private static QueueConsumerModel Writer => Consumer(queue: "invoice-writer").Of(Topic());

    public static TheoryData<string> Templates => [.. ValidTemplates.All.Keys];

    [Fact]
    public void The_queue_is_subscribed_by_its_ARN_with_raw_delivery()
    {
        var template = new WrittenTemplate(ServiceOf(Writer).Owning(Topic()));

        Assert.Equal(OwnArn, template.Property(Subscription, "TopicArn"));
        Assert.Equal("\"sqs\"", template.Property(Subscription, "Protocol"));
        Assert.Equal("""{"Fn::GetAtt":["InvoiceWriterQueue","Arn"]}""", template.Property(Subscription, "Endpoint"));
        Assert.Equal("true", template.Property(Subscription, "RawMessageDelivery"));
        Assert.Null(template.Property(Subscription, "FilterPolicy"));
        Assert.Null(template.Property(Subscription, "FilterPolicyScope"));
        Assert.Equal($$$$"""{"deadLetterTargetArn":{"Fn::GetAtt":["{{{{DeadLetterQueue}}}}","Arn"]}}""", template.Property(Subscription, "RedrivePolicy"));
    }

    [Fact]
    public void Another_service_s_topic_is_found_through_its_owner_s_SSM_parameter()
    {
        var template = new WrittenTemplate(ServiceOf(Writer with { CustomerManagedKey = true }));

        Assert.Equal(ForeignArn, template.Property(Subscription, "TopicArn"));
        Assert.Equal(3, Occurrences(template, "AllowTopicToDeliver"));
        Assert.Equal(4, Occurrences(template, ForeignArn));
        Assert.Empty(template.OfType("AWS::SNS::Topic"));
    }

    [Fact]
    public void A_filter_is_the_subscription_s_and_not_the_mapping_s()
    {
        var template = new WrittenTemplate(ServiceOf(Writer with
        {
            Filter = new EquatableArray<FilterCondition>([Condition("country", FilterOperator.EqualTo, "\"UK\"", "\"IE\""), Condition("address.city", FilterOperator.Prefix, "\"D\"")]),
        }).Owning(Topic()));

        Assert.Equal("""{"address":{"city":[{"prefix":"D"}]},"country":["UK","IE"]}""", template.Property(Subscription, "FilterPolicy"));
        Assert.Equal("\"MessageBody\"", template.Property(Subscription, "FilterPolicyScope"));
        Assert.Null(template.Property("InvoiceWriterQueueMapping", "FilterCriteria"));
    }

    [Theory]
    [InlineData("InvoiceWriterQueue")]
    [InlineData(DeadLetterQueue)]
    public void The_topic_alone_sends_to_the_queue_and_to_the_subscription_s_dead_letter_queue(string queue)
    {
        var template = new WrittenTemplate(ServiceOf(Writer).Owning(Topic()));
        var statements = template.Resources[queue + "Policy"]!["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray();

        Assert.Equal($$"""[{"Ref":"{{queue}}"}]""", template.Property(queue + "Policy", "Queues"));
        Assert.Equal(2, statements.Count);
        Assert.Equal("DenyUnencryptedTransport", (string)statements[0]!["Sid"]!);
        Assert.Equal(
            $$$$"""{"Action":"sqs:SendMessage","Condition":{"ArnEquals":{"aws:SourceArn":{{{{OwnArn}}}}}},"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Resource":{"Fn::GetAtt":["{{{{queue}}}}","Arn"]},"Sid":"AllowTopicToDeliver"}""",
            statements[1].Text());
    }

    [Fact]
    public void Other_services_have_no_address_to_send_to_such_a_queue_by()
        => Assert.Equal(["OrderPlacedTopicArnParameter"], new WrittenTemplate(ServiceOf(Writer).Owning(Topic())).OfType("AWS::SSM::Parameter"));

    [Fact]
    public void What_cannot_be_delivered_is_kept_14_days_and_an_alarm_tells()
    {
        var template = new WrittenTemplate(ServiceOf(Writer).Owning(Topic()));

        Assert.Equal("1209600", template.Property(DeadLetterQueue, "MessageRetentionPeriod"));
        Assert.Equal("true", template.Property(DeadLetterQueue, "SqsManagedSseEnabled"));
        Assert.Null(template.Property(DeadLetterQueue, "FifoQueue"));
        Assert.Null(template.Property(DeadLetterQueue, "RedrivePolicy"));
        Assert.Equal("RetainExceptOnCreate", (string)template.Resources[DeadLetterQueue]!["DeletionPolicy"]!);
        Assert.Equal("\"ApproximateNumberOfMessagesVisible\"", template.Property(DeadLetterQueue + "DepthAlarm", "MetricName"));
        Assert.Equal($$$$"""[{"Name":"QueueName","Value":{"Fn::GetAtt":["{{{{DeadLetterQueue}}}}","QueueName"]}}]""", template.Property(DeadLetterQueue + "DepthAlarm", "Dimensions"));
        Assert.Equal("0", template.Property(DeadLetterQueue + "DepthAlarm", "Threshold"));
    }

    [Fact]
    public void A_customer_managed_key_lets_the_topic_in_and_no_sender()
    {
        var template = new WrittenTemplate(ServiceOf(Writer with { CustomerManagedKey = true }).Owning(Topic()));
        var statements = template.Resources["InvoiceWriterQueueKey"]!["Properties"]!["KeyPolicy"]!["Statement"]!.AsArray();

        Assert.Equal(["AllowAccountToAdminister", "AllowTopicToDeliver"], statements.Select(statement => (string)statement!["Sid"]!));
        Assert.Equal(
            $$$$"""{"Action":["kms:Decrypt","kms:GenerateDataKey*"],"Condition":{"ArnEquals":{"aws:SourceArn":{{{{OwnArn}}}}}},"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Resource":"*","Sid":"AllowTopicToDeliver"}""",
            statements[1].Text());
        Assert.All(
            ["InvoiceWriterQueue", "InvoiceWriterDeadLetterQueue", DeadLetterQueue],
            queue => Assert.Equal("""{"Fn::GetAtt":["InvoiceWriterQueueKey","Arn"]}""", template.Property(queue, "KmsMasterKeyId")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_FIFO_topic_s_subscription_has_a_FIFO_dead_letter_queue_whatever_the_queue_is(bool fifo)
    {
        var topic = Topic() with { Fifo = true };
        var template = new WrittenTemplate(ServiceOf(Consumer().Of(topic) with { Fifo = fifo }).Owning(topic));

        Assert.Equal("true", template.Property(DeadLetterQueue, "FifoQueue"));
        Assert.Equal("\"messageGroup\"", template.Property(DeadLetterQueue, "DeduplicationScope"));
        Assert.Equal(fifo ? "true" : null, template.Property("InvoiceWriterQueue", "FifoQueue"));
        Assert.Equal(fifo ? "true" : null, template.Property("InvoiceWriterDeadLetterQueue", "FifoQueue"));
    }

    [Fact]
    public void Each_consumer_has_a_subscription_queue_and_dead_letter_queues_of_its_own()
    {
        var template = new WrittenTemplate(ServiceOf(Writer, Consumer("Packer", "packer").Of(Topic()), Consumer("Refunder", "refunder").Of(Topic("OrderReturned", "order-returned")))
            .Owning(Topic(), Topic("OrderReturned", "order-returned")));

        Assert.Equal(["InvoiceWriterSubscription", "PackerSubscription", "RefunderSubscription"], template.OfType("AWS::SNS::Subscription"));
        Assert.Equal(9, template.OfType("AWS::SQS::Queue").Count());
        Assert.Equal("""{"Ref":"OrderReturnedTopic"}""", template.Property("RefunderSubscription", "TopicArn"));
        Assert.Equal(OwnArn, template.Property("PackerSubscription", "TopicArn"));
    }

    /// <summary>No validator finds these: an Endpoint that is a URL, a wrong Protocol, a policy that lets another topic in.</summary>
    [Theory]
    [MemberData(nameof(Templates))]
    public void In_every_template_a_subscription_s_queue_and_dead_letter_queue_let_its_topic_in(string name)
    {
        var template = new WrittenTemplate(ValidTemplates.All[name]);
        Assert.Equal(ValidTemplates.All[name].Patterns.QueueConsumers.Count(consumer => consumer.Topic is not null), template.OfType("AWS::SNS::Subscription").Count());
        foreach (var subscription in template.OfType("AWS::SNS::Subscription"))
        {
            Assert.Equal("\"sqs\"", template.Property(subscription, "Protocol"));
            var topic = template.Property(subscription, "TopicArn");
            foreach (var arn in new[] { template.Property(subscription, "Endpoint"), template.Property(subscription, "RedrivePolicy.deadLetterTargetArn") })
            {
                var (queue, attribute) = GetAtt(JsonNode.Parse(arn!)!);
                Assert.Equal("Arn", attribute);
                Assert.Equal("AWS::SQS::Queue", (string)template.Resources[queue]!["Type"]!);
                Assert.Equal(topic, AllowedSource(Statements(template, PolicyOf(template, queue), "PolicyDocument"), "sqs:SendMessage"));
                if (template.Property(queue, "KmsMasterKeyId") is { } key)
                {
                    Assert.Equal(topic, AllowedSource(Statements(template, GetAtt(JsonNode.Parse(key)!).Id, "KeyPolicy"), "kms:Decrypt", "kms:GenerateDataKey*"));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void In_every_template_what_a_resource_refers_to_is_there_and_nothing_goes_in_circles(string name)
    {
        var template = new WrittenTemplate(ValidTemplates.All[name]);
        var parameters = template.Json["Parameters"]!.AsObject().Select(parameter => parameter.Key).ToHashSet();
        var references = template.Resources.ToDictionary(
            resource => resource.Key,
            resource => References(resource.Value!).Where(id => !parameters.Contains(id) && !id.StartsWith("AWS::", StringComparison.Ordinal)).ToHashSet());
        Assert.All(references.SelectMany(reference => reference.Value), id => Assert.Contains(id, references.Keys));

        while (references.Where(reference => reference.Value.Count == 0).Select(reference => reference.Key).ToArray() is { Length: > 0 } free)
        {
            Array.ForEach(free, id => references.Remove(id));
            Array.ForEach([.. references.Values], ids => ids.ExceptWith(free));
        }

        Assert.Empty(references.Keys);
    }

    private static string PolicyOf(WrittenTemplate template, string queue)
        => Assert.Single(template.OfType("AWS::SQS::QueuePolicy"), policy => template.Property(policy, "Queues") == $$"""[{"Ref":"{{queue}}"}]""");

    private static JsonArray Statements(WrittenTemplate template, string resource, string document) => template.Resources[resource]!["Properties"]![document]!["Statement"]!.AsArray();

    private static string AllowedSource(JsonArray statements, params string[] actions)
    {
        var statement = Assert.Single(statements, statement => statement!["Principal"]?["Service"]?.GetValue<string>() == "sns.amazonaws.com")!;
        Assert.Equal("Allow", (string)statement["Effect"]!);
        Assert.Equal(actions, statement["Action"] is JsonArray several ? several.Select(action => (string)action!) : [(string)statement["Action"]!]);
        return statement["Condition"]!["ArnEquals"]!["aws:SourceArn"].Text();
    }

    private static (string Id, string Attribute) GetAtt(JsonNode node)
    {
        var parts = node["Fn::GetAtt"]!.AsArray();
        return ((string)parts[0]!, (string)parts[1]!);
    }

    private static IEnumerable<string> References(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key switch
        {
            "Ref" => [(string)member.Value!],
            "Fn::GetAtt" => [(string)member.Value![0]!],
            "DependsOn" => member.Value is JsonArray several ? several.Select(id => (string)id!) : [(string)member.Value!],
            _ => References(member.Value!),
        }),
        JsonArray items => items.SelectMany(item => References(item!)),
        _ => [],
    };

    private static int Occurrences(WrittenTemplate template, string text) => template.Json.Text().Split(text).Length - 1;
}
