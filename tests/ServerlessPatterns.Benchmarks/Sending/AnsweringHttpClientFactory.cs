using Amazon.Runtime;

namespace ServerlessPatterns.Benchmarks.Sending;

/// <summary>Clients whose calls end in <see cref="BatchAnsweringHandler"/>.</summary>
internal sealed class AnsweringHttpClientFactory : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new BatchAnsweringHandler());

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => true;
}
