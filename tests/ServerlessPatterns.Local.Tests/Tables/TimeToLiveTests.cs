using Amazon.DynamoDBv2.Model;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html, but for the days that AWS takes.</summary>
public sealed class TimeToLiveTests
{
    [Fact]
    public async Task An_item_is_gone_when_its_second_is_over()
    {
        var time = new TableTime();
        await using var host = await HostAsync(time);
        await PutAsync(host, "short", $"{time.Now.ToUnixTimeSeconds() + 10}");
        await PutAsync(host, "long", $"{time.Now.ToUnixTimeSeconds() + 1000}.5");
        await PutAsync(host, "ever", null);

        time.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(["ever", "long", "short"], await IdsAsync(host));
        time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(["ever", "long"], await IdsAsync(host));
        Assert.Null((await host.Client.GetItemAsync("sessions", Key("short"), TestContext.Current.CancellationToken)).Item);

        var table = new CloudTable(host.Tables, "sessions");
        Assert.Equal((2, 2), (table.Count, table.Items.Count));

        // What is expired is not there for conditions either.
        await host.Client.PutItemAsync(new PutItemRequest("sessions", Key("short")) { ConditionExpression = "attribute_not_exists(id)" }, TestContext.Current.CancellationToken);
        Assert.Equal(["ever", "long", "short"], await IdsAsync(host));
    }

    [Fact]
    public async Task What_nobody_looks_at_is_freed_too()
    {
        var time = new TableTime();
        await using var host = await HostAsync(time);
        for (var i = 0; i < 1000; i++)
        {
            await PutAsync(host, $"{i}", $"{time.Now.ToUnixTimeSeconds() + 10}");
        }

        Assert.Equal(1000, host.Tables.Tables.Single().Count);
        time.Now += TimeSpan.FromMinutes(2);
        await PutAsync(host, "new", null);
        var table = host.Tables.Tables.Single();
        Assert.Equal((1, 6L - 1), (table.Count, table.Size));
    }

    /// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html</summary>
    [Theory]
    [InlineData("157680000000")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1e100")]
    public async Task What_is_no_time_of_the_last_five_years_stays(string second)
    {
        var time = new TableTime();
        await using var host = await HostAsync(time);
        await PutAsync(host, "odd", second);
        time.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(["odd"], await IdsAsync(host));
    }

    private static async Task<DynamoDbHost> HostAsync(TableTime time)
    {
        var host = await DynamoDbHost.StartAsync(time);
        host.Tables.Create(new TableSchema("sessions", new KeyAttribute("id", AttributeType.S, true), TimeToLive: "until"));
        Assert.Equal("until", (await host.Client.DescribeTimeToLiveAsync("sessions", TestContext.Current.CancellationToken)).TimeToLiveDescription.AttributeName);
        return host;
    }

    private static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> Key(string id) => new() { ["id"] = new(id) };

    private static async Task PutAsync(DynamoDbHost host, string id, string? until)
    {
        var item = Key(id);
        if (until is not null)
        {
            item["until"] = new() { N = until };
        }

        await host.Client.PutItemAsync("sessions", item, TestContext.Current.CancellationToken);
    }

    private static async Task<IEnumerable<string>> IdsAsync(DynamoDbHost host)
        => (await host.Client.ScanAsync(new ScanRequest("sessions"), TestContext.Current.CancellationToken)).Items.Select(item => item["id"].S).Order(StringComparer.Ordinal);
}
