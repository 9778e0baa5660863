using Amazon.Runtime.Internal;

namespace ServerlessPatterns.Aws;

/// <summary>What telemetry and global endpoint providers know the service by.</summary>
internal sealed class SnsServiceMetadata : IServiceMetadata
{
    public string ServiceId => "SNS";

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);
}
