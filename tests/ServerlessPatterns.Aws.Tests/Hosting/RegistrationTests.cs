using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using ServerlessPatterns.Aws.Hosting;
using ServerlessPatterns.Aws.Tests.Emulators;
using ServerlessPatterns.Aws.Tests.FanOut;
using ServerlessPatterns.Aws.Tests.Queue;

namespace ServerlessPatterns.Aws.Tests.Hosting;

/// <summary>Senders in a container.</summary>
public sealed class RegistrationTests(AwsEmulator emulator)
{
    private const string TopicArn = "arn:aws:sns:eu-west-1:123456789012:orders";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sender_uses_the_containers_client()
    {
        var queue = await TestQueue.CreateAsync(emulator);
        await using var services = new ServiceCollection()
            .AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient(AwsEmulator.Credentials, new AmazonSQSConfig { ServiceURL = emulator.Url, AuthenticationRegion = AwsEmulator.Region }))
            .AddQueueSender(queue.Url, OrderJson.Default.Order)
            .BuildServiceProvider();

        await services.GetRequiredService<IQueueSender<Order>>().SendAsync(new(3), cancellationToken: Cancellation);

        Assert.Equal(3, TestQueue.NumberOf(Assert.Single(await queue.ReceiveAsync(1))));
        Assert.Same(services.GetRequiredService<IQueueSender<Order>>(), services.GetRequiredService<IQueueSender<Order>>());
    }

    [Fact]
    public async Task Without_metadata_messages_are_written_by_reflection_as_on_the_web()
    {
        var queue = await TestQueue.CreateAsync(emulator);
        await using var services = new ServiceCollection().AddSingleton<IAmazonSQS>(emulator.Sqs).AddQueueSender<Order>(queue.Url).BuildServiceProvider();

        await services.GetRequiredService<IQueueSender<Order>>().SendAsync(new(3), cancellationToken: Cancellation);

        Assert.Equal("""{"number":3,"text":""}""", Assert.Single(await queue.ReceiveAsync(1)).Body);
    }

    [Fact]
    public async Task Metadata_of_a_context_s_defaults_is_taken_as_on_the_web_and_options_that_are_set_stay()
    {
        var queue = await TestQueue.CreateAsync(emulator);
        (JsonSerializerOptions Options, string Body)[] cases =
        [
            (new(), """{"id":"1","text":"a"}"""),
            (new() { Converters = { new ShoutedText() } }, """{"Id":"1!","Text":"a!"}"""),
            (new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull }, """{"Id":"1","Text":"a"}"""),
            (new(JsonSerializerDefaults.Web), """{"id":"1","text":"a"}"""),
            (new() { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper }, """{"ID":"1","TEXT":"a"}"""),
        ];
        foreach (var (options, body) in cases)
        {
            var context = new PlainParcelJson(options);
            await using var services = new ServiceCollection().AddSingleton<IAmazonSQS>(emulator.Sqs).AddQueueSender(queue.Url, context.Parcel).BuildServiceProvider();

            await services.GetRequiredService<IQueueSender<Parcel>>().SendAsync(new("1", "a"), cancellationToken: Cancellation);

            Assert.Equal(body, Assert.Single(await queue.ReceiveAsync(1)).Body);
        }
    }

    [Fact]
    public async Task A_publisher_uses_the_containers_client()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator);
        await using var services = new ServiceCollection().AddSingleton(emulator.Sns).AddTopicPublisher(topic.Arn, OrderJson.Default.Order).BuildServiceProvider();

        await services.GetRequiredService<ITopicPublisher<Order>>().PublishAsync(new(4), cancellationToken: Cancellation);

        Assert.Equal(4, TestQueue.NumberOf(Assert.Single(await topic.ReceiveAsync(1))));
    }

    [Fact]
    public void Addresses_are_checked_when_they_are_registered()
    {
        var services = new ServiceCollection();

        Assert.Equal("queueUrl", Assert.Throws<ArgumentException>(() => services.AddQueueSender(TopicArn, OrderJson.Default.Order)).ParamName);
        Assert.Equal("topicArn", Assert.Throws<ArgumentException>(() => services.AddTopicPublisher(SqsAnswer.QueueUrl, OrderJson.Default.Order)).ParamName);
        Assert.Equal("queueUrl", Assert.Throws<ArgumentException>(() => services.AddQueueSender<Order>("")).ParamName);
        Assert.Equal("topicArn", Assert.Throws<ArgumentException>(() => services.AddTopicPublisher<Order>("")).ParamName);
        Assert.Empty(services);
    }

    [Fact]
    public void A_sender_that_nobody_declares_names_the_attribute_to_add()
    {
        var services = new ServiceCollection();
        FunctionSenders.AddUndeclared(services);
        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

        var sender = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<IQueueSender<Order>>);
        var publisher = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<ITopicPublisher<Order>>);

        Assert.Contains("[Sends(typeof(Order))]", sender.Message, StringComparison.Ordinal);
        Assert.Contains("[Publishes(typeof(Order))]", publisher.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_sender_goes_before_the_undeclared_whatever_the_order()
    {
        Environment.SetEnvironmentVariable("SERVERLESS_PATTERNS_QUEUE_REGISTRATION_TESTS", SqsAnswer.QueueUrl);
        foreach (var undeclaredFirst in (bool[])[true, false])
        {
            var services = new ServiceCollection();
            Action[] registrations =
            [
                () => FunctionSenders.AddUndeclared(services),
                () => FunctionSenders.AddQueue(services, "SERVERLESS_PATTERNS_QUEUE_REGISTRATION_TESTS", () => OrderJson.Default.Order),
            ];
            foreach (var register in undeclaredFirst ? registrations : registrations.Reverse())
            {
                register();
            }

            using var provider = services.BuildServiceProvider();
            Assert.IsType<SqsQueueSender<Order>>(provider.GetRequiredService<IQueueSender<Order>>());
        }
    }

    [Fact]
    public void A_function_that_does_not_declare_a_sender_has_no_address()
    {
        var services = new ServiceCollection();
        FunctionSenders.AddQueue(services, "SERVERLESS_PATTERNS_QUEUE_NOWHERE", () => OrderJson.Default.Order);
        FunctionSenders.AddTopic(services, "SERVERLESS_PATTERNS_TOPIC_NOWHERE", () => OrderJson.Default.Order);
        using var provider = services.BuildServiceProvider();

        var sender = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<IQueueSender<Order>>);
        var publisher = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<ITopicPublisher<Order>>);

        Assert.Contains("SERVERLESS_PATTERNS_QUEUE_NOWHERE", sender.Message, StringComparison.Ordinal);
        Assert.Contains("[Sends(typeof(Order))]", sender.Message, StringComparison.Ordinal);
        Assert.Contains("SERVERLESS_PATTERNS_TOPIC_NOWHERE", publisher.Message, StringComparison.Ordinal);
        Assert.Contains("[Publishes(typeof(Order))]", publisher.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_none_names_its_variable()
    {
        Environment.SetEnvironmentVariable("SERVERLESS_PATTERNS_QUEUE_SWAPPED", TopicArn);

        var exception = Assert.Throws<InvalidOperationException>(() => FunctionSenders.Queue("SERVERLESS_PATTERNS_QUEUE_SWAPPED", OrderJson.Default.Order));

        Assert.Contains("SERVERLESS_PATTERNS_QUEUE_SWAPPED", exception.Message, StringComparison.Ordinal);
        Assert.IsType<ArgumentException>(exception.InnerException);
    }
}
