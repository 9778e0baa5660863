using Amazon.Runtime;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Timeouts and retries of each defaults mode. See
/// <see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html">Smart configuration defaults</see>.
/// </summary>
internal static class SnsDefaults
{
    public static IDefaultConfiguration[] Modes { get; } =
    [
        Mode(DefaultConfigurationMode.Standard, connectMilliseconds: 3100),
        Mode(DefaultConfigurationMode.InRegion, connectMilliseconds: 1100),
        Mode(DefaultConfigurationMode.CrossRegion, connectMilliseconds: 3100),
        Mode(DefaultConfigurationMode.Mobile, connectMilliseconds: 30000),
        Mode(DefaultConfigurationMode.Auto, connectMilliseconds: 1100),
    ];

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int connectMilliseconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
