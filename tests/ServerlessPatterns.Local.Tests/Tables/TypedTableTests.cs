using System.Text.Json.Serialization.Metadata;
using ServerlessPatterns.Aws.Hosting;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>What functions use: <see cref="ITable{T}"/>.</summary>
public sealed class TypedTableTests
{
    [Fact]
    public async Task A_typed_table_works_as_on_AWS()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var host = await DynamoDbHost.StartAsync();
        host.Tables.Create(new TableSchema("readings", new KeyAttribute("sensor", AttributeType.S, true), new KeyAttribute("tick", AttributeType.N, false)));
        Environment.SetEnvironmentVariable("TYPED_TABLE_TESTS", "readings");
        var shape = TableShape.Record(
            new TableMember("sensor", TableShape.Text), new TableMember("tick", TableShape.Number), new TableMember("value", TableShape.Number),
            new TableMember("labels", TableShape.Map(TableShape.Text)));
        var typeInfo = (JsonTypeInfo<Reading>)new System.Text.Json.JsonSerializerOptions(System.Text.Json.JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        }.GetTypeInfo(typeof(Reading));
        var table = FunctionTables.Table("TYPED_TABLE_TESTS", typeInfo, new TableDefinition("readings", shape, "sensor", "tick"), host.Client);

        var labels = new Dictionary<string, string> { ["room"] = "kitchen" };
        await table.CreateAsync(new Reading("a", 10, 21.50m, labels), cancellation);
        await table.CreateAsync(new Reading("a", 9, -3, labels), cancellation);
        await table.CreateAsync(new Reading("b", 1, 0, labels), cancellation);
        await Assert.ThrowsAsync<ItemExistsException>(() => table.CreateAsync(new Reading("a", 10, 0, labels), cancellation));
        await table.ReplaceAsync(new Reading("a", 9, -4, labels), cancellation);
        await Assert.ThrowsAsync<ItemNotFoundException>(() => table.ReplaceAsync(new Reading("a", 8, -4, labels), cancellation));
        await table.DeleteAsync(("b", 1), cancellation);
        await Assert.ThrowsAsync<ItemNotFoundException>(() => table.DeleteAsync(("b", 1), cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => table.PutAsync(new Reading("a", 1, 0, new() { ["long"] = new string('x', 410_000) }), cancellation));

        Assert.Equal(21.5m, (await table.GetAsync(("a", 10), cancellationToken: cancellation))!.Value);
        Assert.Null(await table.GetAsync(("b", 1), cancellationToken: cancellation));
        var partition = new List<Reading>();
        await foreach (var reading in table.ListPartitionAsync("a", cancellation))
        {
            partition.Add(reading);
        }

        Assert.Equal([(9, -4m, "kitchen"), (10, 21.5m, "kitchen")], partition.Select(reading => (reading.Tick, reading.Value, reading.Labels["room"])));
    }

    private sealed record Reading(string Sensor, int Tick, decimal Value, Dictionary<string, string> Labels);
}
