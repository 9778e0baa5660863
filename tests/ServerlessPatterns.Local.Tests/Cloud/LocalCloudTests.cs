using System.Net;
using System.Reflection;
using System.Text.Json;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tests.Cloud;

[Collection(nameof(OneCloud))]
public sealed class LocalCloudTests
{
    private static readonly Assembly s_shop = Assembly.Load("Shop");
    private static readonly Assembly s_warehouse = Assembly.Load("Warehouse");

    [Fact]
    public async Task Services_find_each_other_s_topics_and_queues()
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop, s_warehouse);

        Assert.Empty(cloud.Warnings);
        var topic = Assert.Single(cloud.Resources.Topics.Topics);
        Assert.Contains(topic.Subscriptions, subscription => subscription.Endpoint.Arn.EndsWith(":warehouse-StockReservationQueue", StringComparison.Ordinal));
        Assert.Equal("http://127.0.0.1:" + cloud.Endpoint.Port + "/000000000000/shop-StockKeeperQueue.fifo", Environment.GetEnvironmentVariable("SERVERLESS_PATTERNS_QUEUE_STOCK"));
    }

    [Fact]
    public async Task What_a_service_misses_of_one_that_does_not_run_is_told()
    {
        await using var cloud = await LocalCloud.StartAsync(s_warehouse);

        Assert.Equal(
            [
                "warehouse reads /serverless-patterns/local/topics/order-placed/arn, which a service writes that does not run here. Add it with --with and its folder.",
                "warehouse reads /serverless-patterns/local/queues/stock/url, which a service writes that does not run here. Add it with --with and its folder.",
                "StockReservationSubscription of warehouse is not subscribed: the service that owns its topic does not run here. Add it with --with and its folder.",
            ],
            cloud.Warnings.Where(warning => !warning.Contains("queues/stock/arn", StringComparison.Ordinal)).OrderByDescending(warning => warning, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_environment_is_as_it_was_when_the_cloud_is_gone()
    {
        var before = (Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"), Environment.GetEnvironmentVariable("AWS_REGION"));

        await using (await LocalCloud.StartAsync(s_shop))
        {
            Assert.NotEqual(before.Item1, Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"));
        }

        Assert.Equal(before, (Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"), Environment.GetEnvironmentVariable("AWS_REGION")));
        Assert.Null(Environment.GetEnvironmentVariable("SERVERLESS_PATTERNS_QUEUE_STOCK"));
    }

    [Fact]
    public async Task A_second_cloud_in_a_process_is_refused_until_the_first_is_gone()
    {
        await using (await LocalCloud.StartAsync(s_shop))
        {
            var refused = await Assert.ThrowsAsync<LocalException>(() => LocalCloud.StartAsync(s_warehouse));
            Assert.Equal("A LocalCloud runs in this process already. Dispose of it first; tests share one through a fixture.", refused.Message);
        }

        await using var next = await LocalCloud.StartAsync(s_shop);
    }

    [Fact]
    public async Task An_assembly_without_a_template_is_told_and_leaves_nothing_behind()
    {
        var refused = await Assert.ThrowsAsync<LocalException>(() => LocalCloud.StartAsync(typeof(LocalCloudTests).Assembly));

        Assert.Equal("The assembly ServerlessPatterns.Local.Tests has no template: it has no class with [QueueConsumer], [CrudTable] or [LoadBalancerTarget], or was built without the package ServerlessPatterns.", refused.Message);
        await using var next = await LocalCloud.StartAsync(s_shop);
    }

    [Theory]
    [InlineData(0.05, 0, "Speed is 0.05; it can be 0.1 to 1000.")]
    [InlineData(1, 70000, "Port is 70000; it can be 0, for one that is free, or 1 to 65535.")]
    public async Task Settings_out_of_range_are_refused(double speed, int port, string message)
    {
        var options = new LocalCloudOptions { Speed = speed, Port = port };
        options.Services.Add(s_shop);

        Assert.Equal(message, (await Assert.ThrowsAsync<LocalException>(() => LocalCloud.StartAsync(options, TestContext.Current.CancellationToken))).Message);
    }

    [Theory]
    [InlineData("Retention", "7", "No template has the parameter Retention. There are: AlarmTopicArn, Environment, LogRetentionDays, OrganizationId.")]
    [InlineData("Environment", "not/one", "The parameter Environment is 'not/one', which does not match ")]
    [InlineData("LogRetentionDays", "8", "The parameter LogRetentionDays is '8', which is none of [")]
    public async Task A_parameter_that_CloudFormation_would_refuse_is_refused(string name, string value, string message)
    {
        var options = new LocalCloudOptions();
        options.Services.Add(s_warehouse);
        options.Parameters.Add(name, value);

        Assert.StartsWith(message, (await Assert.ThrowsAsync<LocalException>(() => LocalCloud.StartAsync(options, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_a_function_fails_at_stays_with_its_count()
    {
        await using var cloud = await LocalCloud.StartAsync(s_shop);
        using var client = new HttpClient { BaseAddress = cloud.Endpoint };
        using var body = new StringContent("""{"productId":"none","copies":1}""");
        var failed = new TaskCompletionSource<Local.Functions.Invocation>(TaskCreationOptions.RunContinuationsAsynchronously);
        cloud.Invocations.Ended += invocation => failed.TrySetResult(invocation);

        using var sent = await client.PostAsync(new Uri("/queues/shop-LabelPrinterQueue", UriKind.Relative), body, TestContext.Current.CancellationToken);
        var invocation = await failed.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.Equal(("LabelPrinter", 1, 1, null), (invocation.Function, invocation.Messages, invocation.FailedMessages, invocation.Error));
        using var shown = JsonDocument.Parse(await client.GetStringAsync(new Uri("/queues/shop-LabelPrinterQueue", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(1, shown.RootElement.GetProperty("inFlight").GetInt32());
        Assert.Equal(1, shown.RootElement.GetProperty("messages")[0].GetProperty("receiveCount").GetInt32());
    }

    [Fact]
    public async Task Functions_that_are_switched_off_leave_their_messages_where_they_are()
    {
        await using var cloud = await LocalCloud.StartAsync(CompiledService.Load("off", """
            [QueueConsumer(ReservedConcurrency = 0)]
            public sealed class Sleeper
            {
                public Task HandleAsync(int number, CancellationToken cancellationToken) => throw new System.InvalidOperationException("It is switched off.");
            }
            """));
        cloud.Resources.Queues.FindByName("off-SleeperQueue")!.Send(new ServerlessPatterns.Local.Queues.NewMessage("1"));
        await cloud.WhenIdleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, cloud.Resources.Queues.FindByName("off-SleeperQueue")!.Count().Visible);
        Assert.Equal(["Sleeper of off is switched off by its ReservedConcurrency of 0: its messages stay in their queue, and its requests are answered with 502."], cloud.Warnings);
    }

    [Fact]
    public void Items_end_by_the_machine_s_clock_however_fast_the_queues_run()
    {
        using var environment = new ProcessEnvironment();
        using var resources = new CloudResources(new ManualTime(), isScaled: true, environment, new());
        var table = resources.Tables.Create(new TableSchema("sessions", new KeyAttribute("id", AttributeType.S, IsPartitionKey: true)));

        Assert.InRange(table.Created, DateTimeOffset.UtcNow - TimeSpan.FromMinutes(1), DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_told_with_those_that_are()
    {
        await using var cloud = await LocalCloud.StartAsync(s_warehouse);
        using var client = new HttpClient { BaseAddress = cloud.Endpoint };
        using var answer = await client.GetAsync(new Uri("/queues/orders", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no queue 'orders'. There are: warehouse-StockReservationDeadLetterQueue, warehouse-StockReservationQueue", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
