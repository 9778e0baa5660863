using System.Collections.Concurrent;
using Amazon;

namespace ServerlessPatterns.Aws;

/// <summary>The clients of publishers that were given none: one for each region, with the environment's credentials.</summary>
internal static class SnsClients
{
    private static readonly ConcurrentDictionary<string, Lazy<SnsClient>> s_clients = new(StringComparer.Ordinal);

    /// <summary>The client that reaches a topic; one that could not be made is tried again.</summary>
    /// <param name="region">The region that the topic's ARN names.</param>
    /// <returns>The client.</returns>
    public static SnsClient Of(string region)
        => s_clients.GetOrAdd(region, static name => new Lazy<SnsClient>(() => new SnsClient(Configure(name)), LazyThreadSafetyMode.PublicationOnly)).Value;

    /// <summary>An endpoint from the environment or the profile goes before the region's, and is signed for in the topic's region.</summary>
    internal static SnsClientConfig Configure(string region)
    {
        var config = new SnsClientConfig();
        if (config.ServiceURL is { Length: > 0 } endpoint)
        {
            // A configuration that was asked for its region, as clients ask, forgets an endpoint that it was not told expressly.
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }
}
