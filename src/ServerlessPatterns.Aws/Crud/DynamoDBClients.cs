using Amazon.DynamoDBv2;

namespace ServerlessPatterns.Aws;

/// <summary>The client of tables that were given none, with the environment's credentials and region.</summary>
internal static class DynamoDBClients
{
    private static readonly Lazy<AmazonDynamoDBClient> s_client = new(() => new AmazonDynamoDBClient(Configure()), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The client; one that could not be made is tried again.</summary>
    public static IAmazonDynamoDB Shared => s_client.Value;

    /// <summary>An endpoint from the environment or the profile is signed for in the environment's region.</summary>
    internal static AmazonDynamoDBConfig Configure()
    {
        var config = new AmazonDynamoDBConfig();
        if (config.ServiceURL is { Length: > 0 } endpoint)
        {
            // The SDK signs for us-east-1 where the endpoint names no region. A configuration that was asked for its region, as clients ask, forgets
            // an endpoint that it was not told expressly.
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = new AmazonDynamoDBConfig().RegionEndpoint?.SystemName;
        }

        return config;
    }
}
