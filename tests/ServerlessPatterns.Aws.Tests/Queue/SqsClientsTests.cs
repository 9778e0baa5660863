using Amazon.Runtime;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Queue;

/// <summary>Which client a sender uses that was given none. The environment is the process's: these tests run alone.</summary>
[Collection(nameof(SqsClientsTests))]
[CollectionDefinition(nameof(SqsClientsTests), DisableParallelization = true)]
public sealed class SqsClientsTests(AwsEmulator emulator) : IDisposable
{
    private static readonly string[] s_variables = ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SQS", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];
    private readonly Dictionary<string, string?> _before = s_variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_SQS")]
    public async Task A_sender_without_a_client_heeds_the_environment(string variable)
    {
        var queue = await TestQueue.CreateAsync(emulator);
        Set((variable, emulator.Url), ("AWS_REGION", "eu-south-2"), ("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"));
        using var client = new Amazon.SQS.AmazonSQSClient(SqsClients.Configure(""));

        await new SqsQueueSender<Order>(queue.Url, OrderJson.Default.Order, client).SendAsync(new(1), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(await queue.ReceiveAsync(1));
        Assert.Equal("eu-south-2", client.Config.AuthenticationRegion);
    }

    [Fact]
    public async Task Senders_without_a_client_share_one()
    {
        var queue = await TestQueue.CreateAsync(emulator);
        Set(("AWS_ENDPOINT_URL", emulator.Url), ("AWS_REGION", AwsEmulator.Region), ("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"));

        await new SqsQueueSender<Order>(queue.Url, OrderJson.Default.Order).SendBatchAsync([new(1), new(2)], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, (await queue.ReceiveAsync(2)).Count);
        Assert.Same(SqsClients.Of(null), SqsClients.Of(null));
    }

    [Fact]
    public async Task Publishers_without_a_client_heed_the_environment_too()
    {
        var topic = await SubscribedTopic.CreateAsync(emulator);
        Set(("AWS_ENDPOINT_URL", emulator.Url), ("AWS_REGION", AwsEmulator.Region), ("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"));

        await new SnsTopicPublisher<Order>(topic.Arn, OrderJson.Default.Order).PublishAsync(new(1), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(await topic.ReceiveAsync(1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("us-east-1")]
    public void Publishers_without_a_client_work_in_the_region_of_the_ARN(string? environments)
    {
        Set(environments is null ? [] : [("AWS_REGION", environments)]);

        Assert.Equal("eu-south-2", SnsClients.Configure("eu-south-2").RegionEndpoint.SystemName);
    }

    [Theory]
    [InlineData("https://sqs.eu-central-1.amazonaws.com/123456789012/orders", "eu-central-1")]
    [InlineData("https://sqs.cn-north-1.amazonaws.com.cn/123456789012/orders", "cn-north-1")]
    [InlineData("https://sqs.eu-west-1.api.aws/123456789012/orders", "eu-west-1")]
    [InlineData("https://sqs-fips.us-west-2.amazonaws.com/123456789012/orders", "us-west-2")]
    [InlineData("https://vpce-0f1.sqs.us-east-2.vpce.amazonaws.com/123456789012/orders", "us-east-2")]
    [InlineData("https://eu-west-3.queue.amazonaws.com/123456789012/orders", "eu-west-3")]
    [InlineData("https://queue.amazonaws.com/123456789012/orders", "us-east-1")]
    [InlineData("http://127.0.0.1:4566/000000000000/orders", null)]
    [InlineData("http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/orders", null)]
    public void The_region_is_the_URLs(string url, string? region)
    {
        Set(("AWS_REGION", "ap-south-1"));

        Assert.Equal(region, QueueUrl.Region(url));
        Assert.Equal(region ?? "ap-south-1", SqsClients.Configure(region ?? "").RegionEndpoint?.SystemName);
    }

    [Fact]
    public void An_endpoint_of_the_environment_is_signed_for_in_the_URLs_region()
    {
        Set(("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"), ("AWS_REGION", "ap-south-1"));

        var config = SqsClients.Configure("eu-central-1");

        Assert.Equal(("http://127.0.0.1:4566/", "eu-central-1"), (config.ServiceURL, config.AuthenticationRegion));
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        FallbackRegionFactory.Reset();
    }

    private static void Set(params (string Name, string Value)[] variables)
    {
        foreach (var name in s_variables)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        FallbackRegionFactory.Reset();
    }
}
