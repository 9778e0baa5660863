using Amazon.DynamoDBv2;
using Amazon.SQS;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>An environment such as dev, in the emulator's account: what the stacks that are deployed to it share.</summary>
internal sealed class StackEnvironment(AwsEmulator emulator)
{
    public const string Region = "us-east-1";
    public const string AccountId = "000000000000";

    /// <summary>Stands in physical names too: the environments of all tests live in one emulator.</summary>
    public string Name { get; } = "t" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The listener that the environment's services are behind: of a load balancer that belongs to none of them.</summary>
    public string ListenerArn { get; } = $"arn:aws:elasticloadbalancing:{Region}:{AccountId}:listener/app/shared/50dc6c495c0c9188/f2f7dc8efc522ab2";

    public AwsEmulator Emulator { get; } = emulator;

    public AmazonSQSClient Sqs => Emulator.Sqs;

    public AmazonDynamoDBClient DynamoDb => Emulator.DynamoDb;

    public SnsAdmin Sns => Emulator.Sns;

    public ParameterStore Parameters { get; } = new();
}
