using Amazon.SQS;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>Beside fauxqs.</summary>
public sealed class FidelityTests(Emulator emulator) : QueueFidelity, IClassFixture<Emulator>
{
    private protected override AmazonSQSClient Sqs => emulator.Sqs;
}
