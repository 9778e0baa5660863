namespace ServerlessPatterns.Aws;

/// <summary>The two operations of SNS that publishers need, on the AWS SDK's core.</summary>
public sealed class SnsClient
{
}
