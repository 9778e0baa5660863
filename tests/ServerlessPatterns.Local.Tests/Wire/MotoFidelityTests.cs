using Amazon.SQS;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>Beside moto, on machines that have it.</summary>
public sealed class MotoFidelityTests(Moto moto) : QueueFidelity, IClassFixture<Moto>
{
    private protected override AmazonSQSClient Sqs => moto.Sqs;

    private protected override bool RemembersDuplicates => false;

    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
    private protected override IReadOnlyList<(string Theirs, string Ours)> Differences { get; } =
    [
        ("control character: done", "control character: InvalidMessageContentsException InvalidMessageContents"),
    ];
}
