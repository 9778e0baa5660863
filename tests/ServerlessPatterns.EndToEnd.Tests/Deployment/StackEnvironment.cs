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

    public AwsEmulator Emulator { get; } = emulator;

    public AmazonSQSClient Sqs => Emulator.Sqs;

    public AmazonDynamoDBClient DynamoDb => Emulator.DynamoDb;

    public SnsAdmin Sns => Emulator.Sns;

    public ParameterStore Parameters { get; } = new();
}
