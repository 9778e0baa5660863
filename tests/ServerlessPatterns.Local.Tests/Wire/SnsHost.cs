using Amazon.Runtime;
using ServerlessPatterns.Aws;
using ServerlessPatterns.Local.Topics;
using ServerlessPatterns.Local.Wire;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>Topics behind SNS's protocol, on a port of the system's choice.</summary>
internal sealed class SnsHost : IAsyncDisposable
{
    private readonly WireServer _server;

    private SnsHost(WireServer server, TopicRegistry topics)
    {
        _server = server;
        Topics = topics;
        Client = ClientOf(server.Endpoint.ToString());
        Http = new HttpClient { BaseAddress = server.Endpoint };
    }

    public TopicRegistry Topics { get; }

    /// <summary>Our own client, as it is.</summary>
    public SnsClient Client { get; }

    public HttpClient Http { get; }

    public static SnsClient ClientOf(string endpoint)
        => new(new BasicAWSCredentials("test", "test"), new SnsClientConfig { ServiceURL = endpoint, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

    public static async Task<SnsHost> StartAsync(params LocalTopic[] topics)
    {
        var registry = new TopicRegistry();
        foreach (var topic in topics)
        {
            registry.Add(topic);
        }

        return new SnsHost(await TestServer.StartAsync(new SnsWire(registry)), registry);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Http.Dispose();
        await _server.DisposeAsync();
    }
}
