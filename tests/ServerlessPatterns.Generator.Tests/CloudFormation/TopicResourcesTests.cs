using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class TopicResourcesTests
{
    private const string Arn = """{"Ref":"OrderPlacedTopic"}""";

    [Fact]
    public void A_topic_has_a_key_a_policy_two_alarms_and_an_address()
        => Assert.Equal(
            ["OrderPlacedTopic", "OrderPlacedTopicArnParameter", "OrderPlacedTopicFailedDeliveriesAlarm", "OrderPlacedTopicKey", "OrderPlacedTopicLostMessagesAlarm", "OrderPlacedTopicPolicy"],
            new WrittenTemplate(ServiceOf().Owning(Topic())).Resources.Select(resource => resource.Key));

    [Fact]
    public void A_standard_topic_says_nothing_of_FIFO_and_has_no_name()
    {
        var template = new WrittenTemplate(ServiceOf().Owning(Topic()));

        Assert.Equal(["KmsMasterKeyId", "Tags"], template.Resources["OrderPlacedTopic"]!["Properties"]!.AsObject().Select(property => property.Key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_FIFO_topic_is_FIFO_by_group_as_its_queues_are(bool contentBased)
    {
        var template = new WrittenTemplate(ServiceOf().Owning(Topic() with { Fifo = true, ContentBasedDeduplication = contentBased }));

        Assert.Equal("true", template.Property("OrderPlacedTopic", "FifoTopic"));
        Assert.Equal(contentBased ? "true" : "false", template.Property("OrderPlacedTopic", "ContentBasedDeduplication"));
        Assert.Equal("\"MessageGroup\"", template.Property("OrderPlacedTopic", "FifoThroughputScope"));
    }

    [Fact]
    public void A_FIFO_topic_has_a_name_for_CloudFormation_would_make_up_one_that_SNS_does_not_take()
    {
        var topics = new[] { Topic(), Topic(new string('x', 200) + "1", "a"), Topic(new string('x', 200) + "2", "b") };
        var template = new WrittenTemplate(ServiceOf().Owning([.. topics.Select(topic => topic with { Fifo = true })]));

        Assert.Equal("""{"Fn::Sub":"${AWS::StackName}-OrderPlacedTopic.fifo"}""", template.Property("OrderPlacedTopic", "TopicName"));
        var names = template.OfType("AWS::SNS::Topic").Select(topic => (string)template.Resources[topic]!["Properties"]!["TopicName"]!["Fn::Sub"]!).ToArray();
        Assert.Equal(3, names.Distinct().Count());
        Assert.Equal(256, names.Max(name => name.Replace("${AWS::StackName}", new string('s', 128), StringComparison.Ordinal).Length));
        Assert.All(names, name => Assert.EndsWith(".fifo", name, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_encrypted_by_a_key_of_its_own_that_rotates_and_goes_with_it()
    {
        var template = new WrittenTemplate(ServiceOf().Owning(Topic()));

        Assert.Equal("""{"Fn::GetAtt":["OrderPlacedTopicKey","Arn"]}""", template.Property("OrderPlacedTopic", "KmsMasterKeyId"));
        Assert.Equal("true", template.Property("OrderPlacedTopicKey", "EnableKeyRotation"));
        Assert.Equal("Delete", (string)template.Resources["OrderPlacedTopicKey"]!["DeletionPolicy"]!);
    }

    [Fact]
    public void The_key_is_administered_by_the_account_and_used_by_publishers_through_SNS_alone()
    {
        var statements = new WrittenTemplate(ServiceOf().Owning(Topic())).Resources["OrderPlacedTopicKey"]!["Properties"]!["KeyPolicy"]!["Statement"]!.AsArray();

        Assert.Equal(3, statements.Count);
        Assert.Equal(
            """{"Action":"kms:*","Effect":"Allow","Principal":{"AWS":{"Fn::Sub":"arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}},"Resource":"*","Sid":"AllowAccountToAdminister"}""",
            statements[0].Text());
        Assert.Equal(
            """{"Action":["kms:Decrypt","kms:GenerateDataKey*"],"Condition":{"StringEquals":{"kms:CallerAccount":{"Ref":"AWS::AccountId"},"kms:ViaService":{"Fn::Sub":"sns.${AWS::Region}.amazonaws.com"}}},"Effect":"Allow","Principal":{"AWS":"*"},"Resource":"*","Sid":"AllowAccountToPublish"}""",
            statements[1].Text());
        Assert.Equal(
            """{"Fn::If":["HasOrganization",{"Action":["kms:Decrypt","kms:GenerateDataKey*"],"Condition":{"StringEquals":{"aws:PrincipalOrgID":{"Ref":"OrganizationId"},"kms:ViaService":{"Fn::Sub":"sns.${AWS::Region}.amazonaws.com"}}},"Effect":"Allow","Principal":{"AWS":"*"},"Resource":"*","Sid":"AllowOrganizationToPublish"},{"Ref":"AWS::NoValue"}]}""",
            statements[2].Text());
    }

    [Fact]
    public void Nobody_publishes_without_TLS_and_the_organization_may_when_it_is_given()
    {
        var template = new WrittenTemplate(ServiceOf().Owning(Topic()));
        var statements = template.Resources["OrderPlacedTopicPolicy"]!["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray();

        Assert.Equal($"[{Arn}]", template.Property("OrderPlacedTopicPolicy", "Topics"));
        Assert.Equal(2, statements.Count);
        Assert.Equal(
            $$$$"""{"Action":"sns:Publish","Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny","Principal":{"AWS":"*"},"Resource":{{{{Arn}}}},"Sid":"DenyUnencryptedTransport"}""",
            statements[0].Text());
        Assert.Equal(
            $$$$"""{"Fn::If":["HasOrganization",{"Action":"sns:Publish","Condition":{"StringEquals":{"aws:PrincipalOrgID":{"Ref":"OrganizationId"}}},"Effect":"Allow","Principal":{"AWS":"*"},"Resource":{{{{Arn}}}},"Sid":"AllowOrganizationToPublish"},{"Ref":"AWS::NoValue"}]}""",
            statements[1].Text());
    }

    [Theory]
    [InlineData("OrderPlacedTopicFailedDeliveriesAlarm", "NumberOfNotificationsFailed")]
    [InlineData("OrderPlacedTopicLostMessagesAlarm", "NumberOfNotificationsFailedToRedriveToDlq")]
    public void Alarms_watch_what_the_topic_cannot_deliver_and_what_is_lost(string alarm, string metric)
    {
        var template = new WrittenTemplate(ServiceOf().Owning(Topic()));

        Assert.Equal("\"AWS/SNS\"", template.Property(alarm, "Namespace"));
        Assert.Equal($"\"{metric}\"", template.Property(alarm, "MetricName"));
        Assert.Equal("\"Sum\"", template.Property(alarm, "Statistic"));
        Assert.Equal("0", template.Property(alarm, "Threshold"));
        Assert.Equal("\"GreaterThanThreshold\"", template.Property(alarm, "ComparisonOperator"));
        Assert.Equal("""[{"Name":"TopicName","Value":{"Fn::GetAtt":["OrderPlacedTopic","TopicName"]}}]""", template.Property(alarm, "Dimensions"));
        Assert.Contains("order-placed", template.Property(alarm, "AlarmDescription"), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_services_find_the_topic_through_an_SSM_parameter_that_does_not_move_with_the_type_s_name()
    {
        var template = new WrittenTemplate(ServiceOf().Owning(Topic()));

        Assert.Equal("""{"Fn::Sub":"/serverless-patterns/${Environment}/topics/order-placed/arn"}""", template.Property("OrderPlacedTopicArnParameter", "Name"));
        Assert.Equal(Arn, template.Property("OrderPlacedTopicArnParameter", "Value"));
        Assert.Equal(template.OfType("AWS::SSM::Parameter"), new WrittenTemplate(ServiceOf().Owning(Topic("Renamed"))).OfType("AWS::SSM::Parameter"));
    }

    [Fact]
    public void The_outputs_tell_the_topic_s_ARN()
        => Assert.Equal(
            $$$"""{"OrderPlacedTopicArn":{"Description":"ARN of the topic order-placed.","Value":{{{Arn}}}}}""",
            new WrittenTemplate(ServiceOf().Owning(Topic())).Json["Outputs"].Text());

    [Fact]
    public void Every_resource_says_where_it_comes_from_and_bears_tags()
    {
        var template = new WrittenTemplate(ServiceOf().Owning(Topic()));

        foreach (var (id, resource) in template.Resources)
        {
            Assert.Equal("""{"Class":"Acme.Contracts.OrderPlaced","Pattern":"FanOutTopic"}""", resource!["Metadata"]!["ServerlessPatterns"].Text());
            var expected = (string)resource["Type"]! switch
            {
                "AWS::SNS::TopicPolicy" => null,
                "AWS::SSM::Parameter" => """{"environment":{"Ref":"Environment"},"serverless-patterns:service":"billing"}""",
                _ => """[{"Key":"environment","Value":{"Ref":"Environment"}},{"Key":"serverless-patterns:service","Value":"billing"}]""",
            };
            Assert.Equal(expected, template.Property(id, "Tags"));
        }
    }

    [Fact]
    public void Of_two_topics_of_one_name_or_one_type_the_template_holds_the_first_in_any_order()
    {
        var topics = new[] { Topic("B", "orders"), Topic("A", "orders"), Topic("C", "c"), Topic("C", "d") };
        var text = Service.ServiceTemplate.Write(ServiceOf().Owning(topics));

        Assert.Equal(text, Service.ServiceTemplate.Write(ServiceOf().Owning(topics[1], topics[0], topics[2], topics[3])));
        Assert.Equal(["ATopic", "CTopic"], new WrittenTemplate(ServiceOf().Owning(topics)).OfType("AWS::SNS::Topic"));
    }

    [Fact]
    public void A_message_and_a_consumer_of_one_name_both_have_their_ids()
    {
        var template = new WrittenTemplate(ServiceOf(Consumer("OrderPlaced", "a", "Acme.Handlers").Of(Topic())).Owning(Topic()));

        Assert.Single(template.OfType("AWS::SNS::Topic"), "AcmeContractsOrderPlacedTopic");
        Assert.Contains("AcmeHandlersOrderPlacedQueue", template.OfType("AWS::SQS::Queue"));
    }

    [Theory]
    [InlineData(83, true)]
    [InlineData(84, false)]
    public void No_template_is_written_with_more_topics_than_CloudFormation_takes(int topics, bool expected)
        => Assert.Equal(
            expected,
            Service.TemplateSource.Write(ServiceOf().Owning([.. Enumerable.Range(0, topics).Select(i => Topic("Message" + i, "message-" + i))])) is not null);
}
