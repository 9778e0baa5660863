using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SQS;
using ServerlessPatterns.EndToEnd.Tests;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.Local.Mapping;
using ServerlessPatterns.Testing;
using ServerlessPatterns.Testing.ApiGateway;

[assembly: AssemblyFixture(typeof(AwsEmulator))]

namespace ServerlessPatterns.EndToEnd.Tests;

/// <summary>
/// The emulators of SQS and SNS and of DynamoDB, and the engine that mapping templates are written for, one for the whole run: child processes that end with us.
/// </summary>
public sealed class AwsEmulator : IAsyncLifetime
{
    private readonly Lazy<ApacheVelocity> _velocity = new(ApacheVelocity.Start);
    private readonly Lazy<AgreeingEngines> _mappingEngine;
    private EmulatorProcess? _process;
    private EmulatorProcess? _dynamoDb;

    public AwsEmulator() => _mappingEngine = new(() => new(_velocity.Value, new VelocityEngine()));

    /// <summary>For a client's ServiceURL, or AWS_ENDPOINT_URL.</summary>
    internal string Endpoint => _process!.Endpoint;

    /// <summary>The same for DynamoDB.</summary>
    internal string DynamoDbEndpoint => _dynamoDb!.Endpoint;

    /// <summary>Started by the first test that renders a template.</summary>
    internal ApacheVelocity Velocity => _velocity.Value;

    /// <summary>Apache Velocity, which holds our own engine against itself at every template.</summary>
    internal AgreeingEngines MappingEngine => _mappingEngine.Value;

    internal AmazonSQSClient Sqs { get; private set; } = null!;

    internal AmazonDynamoDBClient DynamoDb { get; private set; } = null!;

    internal SnsAdmin Sns { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _process = await EmulatorProcess.StartAsync();
        _dynamoDb = await EmulatorProcess.StartDynamoDbAsync();
        Sqs = new AmazonSQSClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonSQSConfig { ServiceURL = Endpoint, AuthenticationRegion = StackEnvironment.Region });
        DynamoDb = new AmazonDynamoDBClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonDynamoDBConfig { ServiceURL = DynamoDbEndpoint, AuthenticationRegion = StackEnvironment.Region });
        Sns = new SnsAdmin(new Uri(Endpoint));
    }

    public async ValueTask DisposeAsync()
    {
        Sqs?.Dispose();
        DynamoDb?.Dispose();
        Sns?.Dispose();
        foreach (var process in new[] { _process, _dynamoDb })
        {
            if (process is not null)
            {
                await process.DisposeAsync();
            }
        }

        if (_velocity.IsValueCreated)
        {
            await _velocity.Value.DisposeAsync();
        }
    }
}
