using System.Globalization;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class SettingRulesTests
{
    private const string Configure = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html";
    private const string Quotas = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html";
    private const string Scaling = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html";

    [Theory]
    [InlineData("TimeoutSeconds", 0, "1 to 900", "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html")]
    [InlineData("TimeoutSeconds", 901, "1 to 900", "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html")]
    [InlineData("MemoryMegabytes", 127, "128 to 10240", "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html")]
    [InlineData("MemoryMegabytes", 10241, "128 to 10240", "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html")]
    [InlineData("ReservedConcurrency", -1, "0 or more", "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html")]
    [InlineData("BatchSize", 0, "1 to 10000", Configure)]
    [InlineData("BatchSize", 10001, "1 to 10000", Configure)]
    [InlineData("MaximumBatchingWindowSeconds", -1, "0 to 300", Configure)]
    [InlineData("MaximumBatchingWindowSeconds", 301, "0 to 300", Configure)]
    [InlineData("MaximumConcurrency", 1, "2 to 1000", Scaling)]
    [InlineData("MaximumConcurrency", 1001, "2 to 1000", Scaling)]
    [InlineData("MaxReceiveCount", 4, "5 to 1000", Configure)]
    [InlineData("MaxReceiveCount", 1001, "5 to 1000", Configure)]
    [InlineData("Parallelism", 0, "1 to 10000", "the largest batch, " + Configure)]
    [InlineData("Parallelism", 10001, "1 to 10000", "the largest batch, " + Configure)]
    [InlineData("RetentionDays", 0, "1 to 14", Quotas)]
    [InlineData("RetentionDays", 15, "1 to 14", Quotas)]
    public void A_setting_out_of_its_range_is_flagged_at_the_argument(string setting, int value, string range, string source)
        => UsageTest.Flags(
            "SLP0009",
            string.Create(CultureInfo.InvariantCulture, $"'Writer': {setting} is {value}, and must be {range} ({source})"),
            Consumer($"[|{setting} = {value.ToString(CultureInfo.InvariantCulture)}|]"));

    [Theory]
    [InlineData("TimeoutSeconds = 1, MemoryMegabytes = 128, ReservedConcurrency = 0, BatchSize = 1, MaximumBatchingWindowSeconds = 0, MaxReceiveCount = 5, RetentionDays = 1")]
    [InlineData("TimeoutSeconds = 900, MemoryMegabytes = 10240, ReservedConcurrency = 1000, BatchSize = 10000, MaximumBatchingWindowSeconds = 300, MaximumConcurrency = 1000, MaxReceiveCount = 100, RetentionDays = 14, Parallelism = 10000")]
    [InlineData("Fifo = true, BatchSize = 10, MaximumConcurrency = 2, ReservedConcurrency = 2, Parallelism = 10, CustomerManagedKey = true")]
    [InlineData("MaximumConcurrency = 5, ReservedConcurrency = 0")]
    public void Settings_at_the_ends_of_their_ranges_are_allowed(string settings) => UsageTest.Allows(Consumer(settings));

    [Fact]
    public void Every_setting_out_of_its_range_is_told_at_once()
        => UsageTest.Flags(
            "SLP0009",
            "'Writer': TimeoutSeconds is 0, and must be 1 to 900 (https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html)",
            Consumer("[|TimeoutSeconds = 0|], [|BatchSize = 0|], [|RetentionDays = 99|]"));

    [Theory]
    [InlineData("Fifo = true, [|BatchSize = 11|]", $"BatchSize is 11, and a FIFO queue gives at most 10 messages a batch ({Configure}); set at most 10")]
    [InlineData("Fifo = true, [|MaximumBatchingWindowSeconds = 1|]", $"MaximumBatchingWindowSeconds is 1, and a FIFO queue has no batching window ({Configure}); leave it out")]
    [InlineData("[|BatchSize = 11|]", $"BatchSize is 11, and more than 10 need a batching window ({Configure}); set MaximumBatchingWindowSeconds to 1 or more")]
    [InlineData("[|MaximumConcurrency = 6|], ReservedConcurrency = 5", $"MaximumConcurrency is 6, and ReservedConcurrency lets only 5 instances run: Lambda would throttle messages into the dead-letter queue ({Scaling}); set it to at most ReservedConcurrency, which must then be at least 2")]
    [InlineData("[|Parallelism = 11|]", "Parallelism is 11, and a batch has at most 10 messages; set it to at most BatchSize")]
    [InlineData("[|MaxReceiveCount = 1000|], TimeoutSeconds = 900", $"1000 receives, 5400 seconds apart, take longer than the 4 days after which the queue deletes a message: it would never reach the dead-letter queue ({Quotas}); lower MaxReceiveCount or TimeoutSeconds, or raise RetentionDays")]
    public void Settings_that_contradict_each_other_are_flagged(string settings, string message)
        => UsageTest.Flags("SLP0010", $"'Writer': {message}", Consumer(settings));

    [Theory]
    [InlineData("\"a b\"", "a b")]
    [InlineData("\"\"", "")]
    [InlineData("\"orders.fifo\"", "orders.fifo")]
    [InlineData("\"größe\"", "größe")]
    public void A_queue_name_that_SQS_would_not_take_is_flagged_at_it(string argument, string name)
        => UsageTest.Flags("SLP0011", $"'Writer': the queue name '{name}' must be 1 to 80 letters of ASCII, digits, hyphens and underscores", Consumer($"[|{argument}|]", ""));

    [Fact]
    public void A_queue_name_that_comes_from_a_type_is_flagged_at_the_class()
        => UsageTest.Flags(
            "SLP0011",
            "'Writer': the queue name 'größe' must be 1 to 80 letters of ASCII, digits, hyphens and underscores; it was made from the name of 'Größe': give another, [QueueConsumer(\"other-name\")]",
            "public record Größe; [QueueConsumer] class [|Writer|] { public void HandleAsync(Größe message) { } }");

    [Fact]
    public void A_bad_QueueName_is_flagged_at_the_message()
        => UsageTest.Flags(
            "SLP0011",
            "'Writer': the queue name 'a/b' must be 1 to 80 letters of ASCII, digits, hyphens and underscores ([QueueName] of 'Order')",
            "[QueueName([|\"a/b\"|])] public record Order; [QueueConsumer] class Writer { public void HandleAsync(Order message) { } }");

    [Theory]
    [InlineData("[|\"\"|]", "")]
    [InlineData("[|\"my shop\"|]", "my shop")]
    public void A_bad_service_name_is_flagged_at_it(string argument, string name)
    {
        // The function stays: it has nothing to do with the name.
        var message = $"'Acme': the service name '{name}' must be 1 to 63 letters, digits, dots, hyphens and underscores, for it stands in tags (https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html)";
        UsageTest.Flags("SLP0011", message, $"[assembly: ServerlessService({argument})]");
    }

    [Fact]
    public void Two_consumers_of_one_queue_are_flagged_each()
        => UsageTest.Flags(
            "SLP0012",
            "'One' consumes the queue 'order', and so does 'Two': each message would reach only one of them. A queue has one consumer; give one of them another name, [QueueConsumer(\"other-name\")].",
            """
            public record Order;
            [[|QueueConsumer|]] class One { public void HandleAsync(Order message) { } }
            [[|QueueConsumer("order")|]] class Two { public void HandleAsync(string message) { } }
            [QueueConsumer("Order")] class Three { public void HandleAsync(string message) { } }
            """);

    [Fact]
    public void More_resources_than_a_template_holds_are_flagged_at_the_first_consumer()
    {
        const int Consumers = 60;
        var source = string.Concat(Enumerable.Range(0, Consumers).Select(index => string.Create(CultureInfo.InvariantCulture, $"[QueueConsumer(\"q{index}\")] class Writer{index:00} {{ public void HandleAsync(string message) {{ }} }}\n")));
        var diagnostic = Assert.Single(UsageTest.Analyze(UsageTest.Project(source), out _));

        Assert.Equal("SLP0017", diagnostic.Id);
        Assert.Matches("^The template of 'Acme' has [0-9]{3} resources, and CloudFormation takes at most 500 a stack ", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("QueueConsumer(\"q0\")", source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
    }

    [Fact]
    public void As_many_consumers_as_fit_a_template_are_allowed()
        => UsageTest.Allows(string.Concat(Enumerable.Range(0, 30).Select(index => string.Create(CultureInfo.InvariantCulture, $"[QueueConsumer(\"q{index}\")] class Writer{index} {{ public void HandleAsync(string message) {{ }} }}\n"))));

    private static string Consumer(string settings, string name = "\"q\", ") => $$"""[QueueConsumer({{name}}{{settings}})] class Writer { public void HandleAsync(string message) { } }""";
}
