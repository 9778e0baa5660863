using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Tests.Wire;
using ServerlessPatterns.Local.Wire;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>The local DynamoDB behind a port of its own, and a client of it.</summary>
internal sealed class DynamoDbHost : IAsyncDisposable
{
    private readonly WireServer _server;

    private DynamoDbHost(WireServer server, DynamoDb tables)
    {
        _server = server;
        Tables = tables;
        Endpoint = server.Endpoint.ToString();
        Client = ClientOf(Endpoint);
    }

    public DynamoDb Tables { get; }

    public string Endpoint { get; }

    public AmazonDynamoDBClient Client { get; }

    public static async Task<DynamoDbHost> StartAsync(TimeProvider? time = null)
    {
        var tables = new DynamoDb(time ?? TimeProvider.System);
        return new DynamoDbHost(await TestServer.StartAsync(new DynamoDbWire(tables)), tables);
    }

    public static AmazonDynamoDBClient ClientOf(string endpoint) => new(
        new BasicAWSCredentials("test", "test"),
        new AmazonDynamoDBConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }
}
