using System.Collections.Concurrent;
using Amazon;
using Amazon.SQS;

namespace ServerlessPatterns.Aws;

/// <summary>The clients of senders that were given none: one for each region, with the environment's credentials.</summary>
internal static class SqsClients
{
    private static readonly ConcurrentDictionary<string, Lazy<AmazonSQSClient>> s_clients = new(StringComparer.Ordinal);

    /// <summary>The client that reaches a queue.</summary>
    /// <param name="region">The region that the queue's URL names; null: the environment's.</param>
    /// <returns>The client.</returns>
    public static IAmazonSQS Of(string? region)
        => s_clients.GetOrAdd(region ?? "", static name => new Lazy<AmazonSQSClient>(() => new AmazonSQSClient(Configure(name)), LazyThreadSafetyMode.PublicationOnly)).Value;

    /// <summary>An endpoint from the environment or the profile goes before the URL's, and is signed for in the URL's region.</summary>
    internal static AmazonSQSConfig Configure(string region)
    {
        var config = new AmazonSQSConfig();
        if (config.ServiceURL is { Length: > 0 } endpoint)
        {
            // The SDK signs for us-east-1 where the endpoint names no region. A configuration that was asked for its region, as clients ask, forgets
            // an endpoint that it was not told expressly.
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region.Length > 0 ? region : new AmazonSQSConfig().RegionEndpoint?.SystemName;
        }
        else if (region.Length > 0)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }
}
