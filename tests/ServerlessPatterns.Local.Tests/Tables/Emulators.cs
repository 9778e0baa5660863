using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>The local DynamoDB and dynalite, for a class of tests: what one answers the other must.</summary>
public sealed class Emulators : IAsyncLifetime
{
    private EmulatorProcess? _process;
    private DynamoDbHost? _host;
    private AmazonDynamoDBClient? _dynalite;
    private int _count;

    /// <summary>A table of the key id, which tests fill anew.</summary>
    internal string Shared { get; private set; } = "";

    internal AmazonDynamoDBClient Local => _host!.Client;

    internal AmazonDynamoDBClient Dynalite => _dynalite!;

    public async ValueTask InitializeAsync()
    {
        _host = await DynamoDbHost.StartAsync();
        _process = await EmulatorProcess.StartDynamoDbAsync();
        _dynalite = DynamoDbHost.ClientOf(_process.Endpoint);
        Shared = await CreateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _dynalite?.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    /// <summary>Creates a table in both, of the keys id and, if it has a type, sk.</summary>
    internal async Task<string> CreateAsync(string partitionType = "S", string? sortType = null)
    {
        var name = $"table{Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture)}";
        var sort = sortType is null ? null : new KeyAttribute("sk", Enum.Parse<Local.Tables.Values.AttributeType>(sortType), false);
        _host!.Tables.Create(new TableSchema(name, new KeyAttribute("id", Enum.Parse<Local.Tables.Values.AttributeType>(partitionType), true), sort));
        await Dynalite.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new("id", partitionType), .. sortType is null ? [] : new[] { new AttributeDefinition("sk", sortType) }],
            KeySchema = [new("id", KeyType.HASH), .. sortType is null ? [] : new[] { new KeySchemaElement("sk", KeyType.RANGE) }],
        });
        while ((await Dynalite.DescribeTableAsync(name)).Table.TableStatus != TableStatus.ACTIVE)
        {
            await Task.Yield();
        }

        return name;
    }

    /// <summary>The outcome that both must have.</summary>
    internal async Task<string> AgreeAsync<T>(Func<IAmazonDynamoDB, Task<T>> call)
        where T : AmazonWebServiceResponse
    {
        var local = await Outcome.OfAsync(() => call(Local));
        Assert.Equal(await Outcome.OfAsync(() => call(Dynalite)), local);
        return local;
    }
}
