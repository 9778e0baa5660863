using System.Collections.Concurrent;
using System.Reflection;
using ServerlessPatterns.Local.Console;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Tests.Cloud;

namespace ServerlessPatterns.Local.Tests.Console;

[Collection(nameof(OneCloud))]
public sealed class LocalRunTests
{
    [Fact]
    public async Task The_printed_curl_lines_work_as_they_are_printed()
    {
        using var output = new StringWriter();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var arguments = LocalArguments.Parse(["--port", "0", "--with", Assembly.Load("Warehouse").Location], LocalArguments.None);
        var invoked = new ConcurrentDictionary<string, int>();
        var handled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = new TaskCompletionSource<LocalCloud>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = new LocalRun(Assembly.Load("Shop"), arguments, output).RunAsync(end.Token, running.SetResult);
        await await Task.WhenAny(run, running.Task);
        var cloud = await running.Task.WaitAsync(TestContext.Current.CancellationToken);

        var lines = output.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("curl '", StringComparison.Ordinal)).ToArray();
        var calls = lines.Where(line => line.Contains("/apis/", StringComparison.Ordinal)).ToArray();
        var messages = lines.Where(line => line.Contains("/queues/", StringComparison.Ordinal) || line.Contains("/topics/", StringComparison.Ordinal)).ToArray();
        var requests = lines.Except([.. calls, .. messages]).ToArray();
        Assert.Equal((5, 2, 2), (messages.Length, calls.Length, requests.Length));
        cloud.Invocations.Ended += invocation =>
        {
            invoked.AddOrUpdate(invocation.Function, invocation.Messages ?? 0, (_, count) => count + (invocation.Messages ?? 0));

            // Three orders, one of them placed by Checkout and one by OrderEndpoint, and one message each for three other queues; the orders' stock is one movement, being of one id.
            if (invoked.Values.Sum() == 14)
            {
                handled.TrySetResult();
            }
        };
        foreach (var line in messages)
        {
            Assert.Contains("messageId", await Shell.RunAsync(line), StringComparison.Ordinal);
        }

        Assert.Matches("""^\{"orderId":"text","placedAt":""", await Shell.RunAsync(requests[0]));
        Assert.Matches("""^\{"orderId":"text","lines":\[\{"sku":"text",""", await Shell.RunAsync(requests[1]));

        await handled.Task.WaitAsync(TestContext.Current.CancellationToken);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cloud.Resources.Apis.Calls.Ended += call =>
        {
            if (call.Method == "GET")
            {
                answered.TrySetResult();
            }
        };
        Assert.Equal("", await Shell.RunAsync($"{calls[0]} --fail"));
        Assert.Contains("\"id\": \"text\"", await Shell.RunAsync($"{calls[1]} --fail"), StringComparison.Ordinal);
        await answered.Task.WaitAsync(TestContext.Current.CancellationToken);
        await end.CancelAsync();
        await run;
        Assert.Equal(["Checkout 1", "Dispatch 3", "LabelPrinter 1", "OrderEndpoint 0", "ShipmentScheduler 4", "StockKeeper 2", "StockReservation 3"], invoked.Select(each => $"{each.Key} {each.Value}").Order(StringComparer.Ordinal));

        Assert.Contains($"  The page             http://localhost:{cloud.Endpoint.Port}\n", output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"  Load balancer        {cloud.LoadBalancer!.ToString().TrimEnd('/')}\n", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"  OrderEndpoint +requests for /orders, /orders/\* +30 s", output.ToString());

        // Labels are of products that there are not.
        Assert.EndsWith("Stopped. Left in the queues, and gone with this process:\n       1  shop-LabelPrinterQueue\n", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\d\d:\d\d:\d\d  POST /products +\d+\.\d ms  201", output.ToString());
        Assert.Matches(@"\d\d:\d\d:\d\d  GET /products/text +\d+\.\d ms  200", output.ToString());
        Assert.Contains($"  GET      {cloud.Endpoint}apis/shop/api/products/{{id}}   table shop-ProductTable\n", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\d\d:\d\d:\d\d  OrderEndpoint +\d+\.\d ms  POST /orders 201", output.ToString());
        Assert.Matches(@"\d\d:\d\d:\d\d  LabelPrinter +\d+\.\d ms  1 message, 1 of them failed, cold start\n  [A-Za-z.]+Exception: .*text", output.ToString());
    }

    [Fact]
    public async Task What_a_handler_writes_is_on_the_console_and_in_its_invocation_s_log()
    {
        var console = System.Console.Out;
        using var written = new StringWriter();
        System.Console.SetOut(written);
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var running = new TaskCompletionSource<LocalCloud>(TaskCreationOptions.RunContinuationsAsynchronously);
            var run = new LocalRun(Assembly.Load("Shop"), LocalArguments.Parse(["--port", "0", "--quiet"], LocalArguments.None), written).RunAsync(end.Token, running.SetResult);
            await Task.WhenAny(run, running.Task);
            var cloud = await running.Task.WaitAsync(TestContext.Current.CancellationToken);
            foreach (var sku in new[] { "tea", "coffee" })
            {
                cloud.Resources.Queues.FindByName("shop-StockKeeperQueue.fifo")!.Send(new NewMessage($$"""{"sku":"{{sku}}","change":1,"reason":"sold","sequence":1}""") { GroupId = sku, DeduplicationId = sku });
                await cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
            }

            var logs = cloud.Resources.Telemetry.Invocations.Latest(10).Select(invocation => Assert.Single(invocation.Detail!.Log.Lines())).ToArray();
            await end.CancelAsync();
            await run;

            Assert.Equal(2, logs.Length);
            Assert.Contains("\"sku\":\"coffee\"", logs[0], StringComparison.Ordinal);
            Assert.Contains("\"sku\":\"tea\"", logs[1], StringComparison.Ordinal);
            Assert.All(logs, line => Assert.Contains(line, written.ToString(), StringComparison.Ordinal));
        }
        finally
        {
            System.Console.SetOut(console);
        }
    }

    [Theory]
    [InlineData("--prot 1", "'--prot' is no option. There are --with, --port, --load-balancer-port, --speed, --parameter, --quiet, --json and --help, and the command invoke.")]
    [InlineData("--port x", "--port is 'x'; it can be 0, for one that is free, to 65535.")]
    [InlineData("--port 70000", "--port is '70000'; it can be 0, for one that is free, to 65535.")]
    [InlineData("--port", "--port takes a port, 1 to 65535, or 0 for one that is free.")]
    [InlineData("--load-balancer-port 70000", "--load-balancer-port is '70000'; it can be 0, for the one after --port, to 65535.")]
    [InlineData("--speed 0", "--speed is '0'; it can be 0.1 to 1000.")]
    [InlineData("--parameter Retention", "--parameter is 'Retention'; it is to be Name=value.")]
    public void A_wrong_command_line_is_told_with_the_way_out(string line, string message)
        => Assert.Equal(message, Assert.Throws<LocalException>(() => LocalArguments.Parse(line.Split(' '), LocalArguments.None)).Message);

    [Fact]
    public void Options_have_their_say_over_the_settings_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, SettingsFile.Name), """{ "with": [ "../Warehouse" ], "port": 6000, "loadBalancerPort": 6100, "parameters": { "LogRetentionDays": "7" } }""");
            var settings = SettingsFile.Read(folder.CreateSubdirectory("bin").FullName);
            var read = LocalArguments.Parse(["--port", "7000", "--quiet"], settings);

            Assert.Equal((7000, 6100, ReportForm.Quiet, "7"), (read.Port, read.LoadBalancerPort, read.Form, read.Parameters["LogRetentionDays"]));
            Assert.Equal([Path.Combine(folder.FullName, "../Warehouse")], read.With);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_service_whose_topic_does_not_run_is_sent_to_by_its_queue()
    {
        using var output = new StringWriter();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // No sample: what a function keeps in statics, where its messages go above all, stays as it was in the first cloud of the process.
        var ledger = CompiledService.Load("ledger", """
            [FanOutTopic("paid", Owner = "bank")]
            public sealed record Paid(string Id);

            [QueueConsumer]
            public sealed class Bookkeeper
            {
                public Task HandleAsync(Paid paid, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """);
        var run = new LocalRun(ledger, LocalArguments.Parse(["--port", "0"], LocalArguments.None), output).RunAsync(end.Token, _ => running.SetResult());
        await await Task.WhenAny(run, running.Task);

        var lines = output.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("curl '", StringComparison.Ordinal)).ToArray();
        var line = Assert.Single(lines);
        Assert.Contains("/queues/ledger-BookkeeperQueue'", line, StringComparison.Ordinal);
        Assert.Contains("messageId", await Shell.RunAsync(line), StringComparison.Ordinal);

        await end.CancelAsync();
        await run;
    }

    [Fact]
    public async Task One_that_cannot_be_loaded_is_told()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.dll");
        await File.WriteAllTextAsync(file, "no assembly", TestContext.Current.CancellationToken);
        try
        {
            Assert.StartsWith($"--with: '{file}' cannot be loaded: ", Assert.Throws<LocalException>(() => OtherService.Load(file)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_service_that_is_not_built_is_told_with_the_command_that_builds_it()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "Other.csproj"), "<Project />");

            Assert.Equal($"--with: '{folder.FullName}' is not built. Run: dotnet build {folder.FullName}", Assert.Throws<LocalException>(() => OtherService.Load(folder.FullName)).Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
