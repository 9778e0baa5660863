using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Text;
using static ServerlessPatterns.Generator.Tests.CloudFormation.Models;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

public class QueueResourcesTests
{
    private const string Queue = "InvoiceWriterQueue";
    private const string DeadLetterQueue = "InvoiceWriterDeadLetterQueue";
    private const string Mapping = "InvoiceWriterQueueMapping";

    [Fact]
    public void A_message_stays_invisible_for_six_timeouts_and_the_batching_window()
    {
        var consumer = Consumer();
        var template = new WrittenTemplate(consumer with { Function = consumer.Function with { TimeoutSeconds = 20 }, MaximumBatchingWindowSeconds = 7 });

        Assert.Equal("127", template.Property(Queue, "VisibilityTimeout"));
    }

    [Fact]
    public void What_keeps_failing_goes_to_the_dead_letter_queue_which_keeps_it_14_days()
    {
        var template = new WrittenTemplate(Consumer() with { MaxReceiveCount = 7, RetentionDays = 2 });

        Assert.Equal("""{"deadLetterTargetArn":{"Fn::GetAtt":["InvoiceWriterDeadLetterQueue","Arn"]},"maxReceiveCount":7}""", template.Property(Queue, "RedrivePolicy"));
        Assert.Equal("172800", template.Property(Queue, "MessageRetentionPeriod"));
        Assert.Equal("1209600", template.Property(DeadLetterQueue, "MessageRetentionPeriod"));
        Assert.Null(template.Property(DeadLetterQueue, "RedrivePolicy"));
    }

    [Theory]
    [InlineData(Queue)]
    [InlineData(DeadLetterQueue)]
    public void Queues_are_encrypted_by_SQS(string queue)
    {
        var template = new WrittenTemplate(Consumer());

        Assert.Equal("true", template.Property(queue, "SqsManagedSseEnabled"));
        Assert.Null(template.Property(queue, "KmsMasterKeyId"));
        Assert.Empty(template.OfType("AWS::KMS::Key"));
    }

    [Theory]
    [InlineData(Queue)]
    [InlineData(DeadLetterQueue)]
    public void Or_by_a_key_of_the_account_that_rotates_and_the_role_may_decrypt_with(string queue)
    {
        var template = new WrittenTemplate(Consumer() with { CustomerManagedKey = true });

        Assert.Equal("""{"Fn::GetAtt":["InvoiceWriterQueueKey","Arn"]}""", template.Property(queue, "KmsMasterKeyId"));
        Assert.Null(template.Property(queue, "SqsManagedSseEnabled"));
        Assert.Equal("true", template.Property("InvoiceWriterQueueKey", "EnableKeyRotation"));
        Assert.Equal(
            """{"Action":"kms:Decrypt","Effect":"Allow","Resource":{"Fn::GetAtt":["InvoiceWriterQueueKey","Arn"]},"Sid":"DecryptMessages"}""",
            template.RoleStatements("InvoiceWriterFunctionRole")["DecryptMessages"].Text());
    }

    [Fact]
    public void The_key_is_administered_by_the_account_and_used_by_its_senders_and_the_organization_s_through_SQS_alone()
    {
        var statements = new WrittenTemplate(Consumer() with { CustomerManagedKey = true }).Resources["InvoiceWriterQueueKey"]!["Properties"]!["KeyPolicy"]!["Statement"]!.AsArray();

        Assert.Equal(3, statements.Count);
        Assert.Equal("""{"AWS":{"Fn::Sub":"arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}}""", statements[0]!["Principal"].Text());
        Assert.Equal(
            """{"Action":["kms:Decrypt","kms:GenerateDataKey*"],"Condition":{"StringEquals":{"kms:CallerAccount":{"Ref":"AWS::AccountId"},"kms:ViaService":{"Fn::Sub":"sqs.${AWS::Region}.amazonaws.com"}}},"Effect":"Allow","Principal":{"AWS":"*"},"Resource":"*","Sid":"AllowAccountToSend"}""",
            statements[1].Text());
        var organization = statements[2]!["Fn::If"]!.AsArray();
        Assert.Equal("HasOrganization", organization[0]!.GetValue<string>());
        Assert.Equal("""["kms:Decrypt","kms:GenerateDataKey*"]""", organization[1]!["Action"].Text());
        Assert.Equal(
            """{"StringEquals":{"aws:PrincipalOrgID":{"Ref":"OrganizationId"},"kms:ViaService":{"Fn::Sub":"sqs.${AWS::Region}.amazonaws.com"}}}""",
            organization[1]!["Condition"].Text());
    }

    [Theory]
    [InlineData(Queue, "InvoiceWriterQueuePolicy")]
    [InlineData(DeadLetterQueue, "InvoiceWriterDeadLetterQueuePolicy")]
    public void Nobody_reaches_a_queue_without_TLS(string queue, string policy)
    {
        var template = new WrittenTemplate(Consumer());
        var statement = template.Resources[policy]!["Properties"]!["PolicyDocument"]!["Statement"]![0];

        Assert.Equal($$"""[{"Ref":"{{queue}}"}]""", template.Property(policy, "Queues"));
        Assert.Equal(
            $$$$"""{"Action":"sqs:*","Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny","Principal":{"AWS":"*"},"Resource":{"Fn::GetAtt":["{{{{queue}}}}","Arn"]},"Sid":"DenyUnencryptedTransport"}""",
            statement.Text());
    }

    [Fact]
    public void The_organization_may_send_to_the_queue_when_it_is_given_and_never_to_the_dead_letter_queue()
    {
        var template = new WrittenTemplate(Consumer());
        var statement = template.Resources["InvoiceWriterQueuePolicy"]!["Properties"]!["PolicyDocument"]!["Statement"]![1]!["Fn::If"]!.AsArray();

        Assert.Equal("HasOrganization", statement[0]!.GetValue<string>());
        Assert.Equal("sqs:SendMessage", statement[1]!["Action"]!.GetValue<string>());
        Assert.Equal("""{"StringEquals":{"aws:PrincipalOrgID":{"Ref":"OrganizationId"}}}""", statement[1]!["Condition"].Text());
        Assert.Equal("""{"Ref":"AWS::NoValue"}""", statement[2].Text());
        Assert.Single(template.Resources["InvoiceWriterDeadLetterQueuePolicy"]!["Properties"]!["PolicyDocument"]!["Statement"]!.AsArray());
    }

    [Fact]
    public void A_standard_queue_says_nothing_of_FIFO()
    {
        var template = new WrittenTemplate(Consumer());

        Assert.All(["FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit"], property => Assert.Null(template.Property(Queue, property)));
    }

    [Theory]
    [InlineData(Queue)]
    [InlineData(DeadLetterQueue)]
    public void A_FIFO_queue_and_its_dead_letter_queue_are_FIFO_by_group_and_never_take_equal_messages_for_one(string queue)
    {
        var template = new WrittenTemplate(Consumer() with { Fifo = true });

        Assert.Equal("true", template.Property(queue, "FifoQueue"));
        Assert.Equal("false", template.Property(queue, "ContentBasedDeduplication"));
        Assert.Equal("\"messageGroup\"", template.Property(queue, "DeduplicationScope"));
        Assert.Equal("\"perMessageGroupId\"", template.Property(queue, "FifoThroughputLimit"));
    }

    [Fact]
    public void The_mapping_reports_each_failed_message_alone()
    {
        var template = new WrittenTemplate(Consumer());

        Assert.Equal("""["ReportBatchItemFailures"]""", template.Property(Mapping, "FunctionResponseTypes"));
        Assert.Equal("""{"Fn::GetAtt":["InvoiceWriterQueue","Arn"]}""", template.Property(Mapping, "EventSourceArn"));
        Assert.Equal("""{"Ref":"InvoiceWriterFunction"}""", template.Property(Mapping, "FunctionName"));
        Assert.Equal("10", template.Property(Mapping, "BatchSize"));
        Assert.All(["MaximumBatchingWindowInSeconds", "ScalingConfig", "FilterCriteria"], property => Assert.Null(template.Property(Mapping, property)));
    }

    [Fact]
    public void The_mapping_has_what_the_attribute_asks_for()
    {
        var template = new WrittenTemplate(Consumer() with
        {
            BatchSize = 100,
            MaximumBatchingWindowSeconds = 5,
            MaximumConcurrency = 20,
            Filter = new EquatableArray<FilterCondition>([Condition("country", FilterOperator.EqualTo, "\"UK\"")]),
        });

        Assert.Equal("100", template.Property(Mapping, "BatchSize"));
        Assert.Equal("5", template.Property(Mapping, "MaximumBatchingWindowInSeconds"));
        Assert.Equal("""{"MaximumConcurrency":20}""", template.Property(Mapping, "ScalingConfig"));
        var filter = Assert.Single(template.Resources[Mapping]!["Properties"]!["FilterCriteria"]!["Filters"]!.AsArray());
        Assert.Equal("""{"body":{"country":["UK"]}}""", filter!["Pattern"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("InvoiceWriterDeadLetterQueueDepthAlarm", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "0", """{"Name":"QueueName","Value":{"Fn::GetAtt":["InvoiceWriterDeadLetterQueue","QueueName"]}}""")]
    [InlineData("InvoiceWriterQueueAgeAlarm", "AWS/SQS", "ApproximateAgeOfOldestMessage", "900", """{"Name":"QueueName","Value":{"Fn::GetAtt":["InvoiceWriterQueue","QueueName"]}}""")]
    [InlineData("InvoiceWriterFunctionErrorsAlarm", "AWS/Lambda", "Errors", "0", """{"Name":"FunctionName","Value":{"Ref":"InvoiceWriterFunction"}}""")]
    [InlineData("InvoiceWriterFunctionThrottlesAlarm", "AWS/Lambda", "Throttles", "0", """{"Name":"FunctionName","Value":{"Ref":"InvoiceWriterFunction"}}""")]
    public void Four_alarms_watch_a_consumer(string alarm, string metricNamespace, string metric, string threshold, string dimension)
    {
        var template = new WrittenTemplate(Consumer());

        Assert.Equal(4, template.OfType("AWS::CloudWatch::Alarm").Count());
        Assert.Equal($"\"{metricNamespace}\"", template.Property(alarm, "Namespace"));
        Assert.Equal($"\"{metric}\"", template.Property(alarm, "MetricName"));
        Assert.Equal(threshold, template.Property(alarm, "Threshold"));
        Assert.Equal("\"GreaterThanThreshold\"", template.Property(alarm, "ComparisonOperator"));
        Assert.Equal($"[{dimension}]", template.Property(alarm, "Dimensions"));
        Assert.Equal("\"notBreaching\"", template.Property(alarm, "TreatMissingData"));
        Assert.Equal("""{"Fn::If":["HasAlarmTopic",[{"Ref":"AlarmTopicArn"}],{"Ref":"AWS::NoValue"}]}""", template.Property(alarm, "AlarmActions"));
    }

    [Theory]
    [InlineData(30, 5, 4, 900)]
    [InlineData(900, 5, 4, 27000)]
    [InlineData(900, 1000, 1, 43200)]
    [InlineData(900, 1000, 14, 604800)]
    public void A_message_is_too_old_once_it_would_have_failed_for_good_and_never_later_than_half_its_life(int timeout, int receives, int days, int expected)
    {
        var consumer = Consumer();

        Assert.Equal(
            expected,
            QueueAlarms.OldestAgeSeconds(consumer with { Function = consumer.Function with { TimeoutSeconds = timeout }, MaxReceiveCount = receives, RetentionDays = days }));
    }

    [Fact]
    public void Other_services_find_the_queue_through_SSM_parameters()
    {
        var template = new WrittenTemplate(Consumer());

        Assert.Equal("""{"Fn::Sub":"/serverless-patterns/${Environment}/queues/order-placed/url"}""", template.Property("OrderPlacedQueueUrlParameter", "Name"));
        Assert.Equal("""{"Ref":"InvoiceWriterQueue"}""", template.Property("OrderPlacedQueueUrlParameter", "Value"));
        Assert.Equal("""{"Fn::Sub":"/serverless-patterns/${Environment}/queues/order-placed/arn"}""", template.Property("OrderPlacedQueueArnParameter", "Name"));
        Assert.Equal("""{"Fn::GetAtt":["InvoiceWriterQueue","Arn"]}""", template.Property("OrderPlacedQueueArnParameter", "Value"));
    }

    [Fact]
    public void The_parameters_keep_their_ids_when_the_class_is_renamed()
        => Assert.Equal(new WrittenTemplate(Consumer("Before")).OfType("AWS::SSM::Parameter"), new WrittenTemplate(Consumer("After")).OfType("AWS::SSM::Parameter"));

    [Fact]
    public void Queue_names_that_differ_only_in_what_an_id_cannot_hold_do_not_meet()
    {
        var template = new WrittenTemplate(Consumer("A", "order-placed"), Consumer("B", "order_placed"), Consumer("C", "OrderPlaced"), Consumer("D", "--"), Consumer("E", "__"));

        Assert.Equal(10, template.OfType("AWS::SSM::Parameter").Count());
    }

    [Fact]
    public void The_outputs_tell_each_queue_s_URL_and_ARN()
    {
        var outputs = new WrittenTemplate(Consumer(), Consumer("Packer", "pack")).Json["Outputs"]!.AsObject();

        Assert.Equal(["InvoiceWriterQueueArn", "InvoiceWriterQueueUrl", "PackerQueueArn", "PackerQueueUrl"], outputs.Select(output => output.Key));
        Assert.Equal("""{"Description":"URL of the queue order-placed.","Value":{"Ref":"InvoiceWriterQueue"}}""", outputs["InvoiceWriterQueueUrl"].Text());
        Assert.Equal("""{"Fn::GetAtt":["PackerQueue","Arn"]}""", outputs["PackerQueueArn"]!["Value"].Text());
    }

    [Fact]
    public void Messages_outlive_the_stack_and_the_class_s_name_and_so_does_their_key()
    {
        var template = new WrittenTemplate(Consumer() with { CustomerManagedKey = true });

        Assert.All(
            [Queue, DeadLetterQueue, "InvoiceWriterQueueKey"],
            id =>
            {
                Assert.Equal("RetainExceptOnCreate", (string)template.Resources[id]!["DeletionPolicy"]!);
                Assert.Equal("Retain", (string)template.Resources[id]!["UpdateReplacePolicy"]!);
            });
        Assert.Equal("Delete", (string)template.Resources["InvoiceWriterFunctionLogGroup"]!["DeletionPolicy"]!);
    }
}
