using System.IO.Compression;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Package.Tests;

/// <summary>The package of the senders.</summary>
public sealed class SendersPackageTests(PackedPackage package)
{
    private const string Forwarder = """
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using ServerlessPatterns;

        namespace Fresh;

        public sealed record ShipOrder(string OrderId);

        public sealed record Parcel(string OrderId, int Number);

        [FanOutTopic]
        public sealed record Forwarded(string OrderId);

        [JsonSerializable(typeof(ShipOrder))]
        [JsonSerializable(typeof(Forwarded))]
        [JsonSerializable(typeof(Parcel))]
        internal sealed partial class FreshJson : JsonSerializerContext;

        [QueueConsumer]
        public sealed class Forwarder(IQueueSender<Parcel> parcels, ITopicPublisher<Forwarded> forwarded)
        {
            public async Task HandleAsync(ShipOrder order, CancellationToken cancellationToken)
            {
                await parcels.SendAsync(new Parcel(order.OrderId, 0), cancellationToken: cancellationToken);
                await parcels.SendBatchAsync([new Parcel(order.OrderId, 1), new Parcel(order.OrderId, 2)], cancellationToken: cancellationToken);
                await forwarded.PublishAsync(new Forwarded(order.OrderId), cancellationToken: cancellationToken);
            }
        }

        [QueueConsumer]
        public sealed class ParcelCounter
        {
            public Task HandleAsync(Parcel parcel) => Task.CompletedTask;
        }

        [QueueConsumer]
        [MessageFilter(nameof(Forwarded.OrderId), Prefix = "7")]
        public sealed class ForwardLog
        {
            public Task HandleAsync(Forwarded forwarded) => Task.CompletedTask;
        }
        """;

    private const string Event = """
        {"Records":[{"messageId":"m-1","receiptHandle":"r","body":"{\"orderId\":\"7\"}","attributes":{"ApproximateReceiveCount":"1"},"messageAttributes":{},"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:123456789012:ship-order","awsRegion":"eu-west-1"}]}
        """;

    [Fact]
    public void It_holds_the_library_and_depends_on_the_SDK()
    {
        using var archive = ZipFile.OpenRead(package.SendersPath);
        Assert.Equal(
            [
                "README.md",
                "ServerlessPatterns.Aws.nuspec",
                "icon.png",
                "lib/net10.0/ServerlessPatterns.Aws.dll",
                "lib/net10.0/ServerlessPatterns.Aws.xml",
                "lib/net8.0/ServerlessPatterns.Aws.dll",
                "lib/net8.0/ServerlessPatterns.Aws.xml",
            ],
            archive.Entries.Select(entry => entry.FullName).Where(name => name is not "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        using var stream = archive.GetEntry("ServerlessPatterns.Aws.nuspec")!.Open();
        var dependencies = XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => (string)element.Attribute("id")!).Distinct();
        Assert.Equal(["AWSSDK.Core", "AWSSDK.DynamoDBv2", "AWSSDK.SQS", "Microsoft.Extensions.DependencyInjection.Abstractions", "ServerlessPatterns"], dependencies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_native_function_sends_and_publishes_with_it()
    {
        await using var emulator = await EmulatorProcess.StartAsync();
        using var client = new AmazonSQSClient(new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = emulator.Endpoint, AuthenticationRegion = "us-east-1" });
        var queueUrl = (await client.CreateQueueAsync("parcel", TestContext.Current.CancellationToken)).QueueUrl;
        var logUrl = (await client.CreateQueueAsync("forward-log", TestContext.Current.CancellationToken)).QueueUrl;
        var topicArn = await CallSnsAsync(emulator, "TopicArn", new() { ["Action"] = "CreateTopic", ["Name"] = "forwarded" });
        var logArn = topicArn.Replace(":sns:", ":sqs:", StringComparison.Ordinal).Replace("forwarded", "forward-log", StringComparison.Ordinal);
        var policy = $$"""{"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{logArn}}"}]}""";
        await client.SetQueueAttributesAsync(logUrl, new() { ["Policy"] = policy }, TestContext.Current.CancellationToken);
        await CallSnsAsync(emulator, "SubscriptionArn", new()
        {
            ["Action"] = "Subscribe",
            ["TopicArn"] = topicArn,
            ["Protocol"] = "sqs",
            ["Endpoint"] = logArn,
            ["Attributes.entry.1.key"] = "RawMessageDelivery",
            ["Attributes.entry.1.value"] = "true",
        });
        using var project = new FreshProject(
            package,
            "<TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><PublishAot>true</PublishAot>",
            Forwarder,
            $"""<PackageReference Include="ServerlessPatterns.Aws" Version="{package.Version}" />""");
        project.Files.Write("event.json", Event);
        (await project.RunAsync("publish", "-o", project.Files["deploy"])).Succeeded();

        var answer = await DotNet.StartAsync(
            "env",
            project.Files.Path,
            $"AWS_ENDPOINT_URL={emulator.Endpoint}",
            "AWS_REGION=us-east-1",
            "AWS_ACCESS_KEY_ID=test",
            "AWS_SECRET_ACCESS_KEY=test",
            $"SERVERLESS_PATTERNS_QUEUE_PARCEL={queueUrl}",
            $"SERVERLESS_PATTERNS_TOPIC_FORWARDED={topicArn}",
            project.Files["deploy/bootstrap"],
            "invoke",
            "Fresh.Forwarder",
            "event.json");

        Assert.Contains("""{"batchItemFailures":[]}""", answer.Succeeded().Output, StringComparison.Ordinal);
        var received = await client.ReceiveMessageAsync(new ReceiveMessageRequest(queueUrl) { MaxNumberOfMessages = 10 }, TestContext.Current.CancellationToken);
        Assert.Equal(
            [.. Enumerable.Range(0, 3).Select(number => $$"""{"orderId":"7","number":{{number}}}""")],
            received.Messages.Select(message => message.Body).Order(StringComparer.Ordinal));
        var logged = await client.ReceiveMessageAsync(new ReceiveMessageRequest(logUrl) { WaitTimeSeconds = 5 }, TestContext.Current.CancellationToken);
        Assert.Equal("""{"orderId":"7"}""", Assert.Single(logged.Messages).Body);
        var resources = project.Template("deploy/Fresh.template.json").GetProperty("Resources");
        Assert.Equal("AWS::SNS::Topic", resources.GetProperty("ForwardedTopic").GetProperty("Type").GetString());
        Assert.Equal("7", resources.GetProperty("ForwardLogSubscription").GetProperty("Properties").GetProperty("FilterPolicy").GetProperty("orderId")[0].GetProperty("prefix").GetString());
    }

    private static async Task<string> CallSnsAsync(EmulatorProcess emulator, string result, Dictionary<string, string> form)
    {
        using var http = new HttpClient();
        using var content = new FormUrlEncodedContent(form.Append(new("Version", "2010-03-31")));
        using var answer = await http.PostAsync(new Uri(emulator.Endpoint), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Descendants().Single(element => element.Name.LocalName == result).Value;
    }
}
