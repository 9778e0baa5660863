using Amazon.SQS;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>Beside moto, on machines that have it.</summary>
public sealed class MotoFidelityTests(Moto moto) : QueueFidelity, IClassFixture<Moto>
{
    private protected override AmazonSQSClient Sqs => moto.Sqs;

    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html: the characters that are refused, and the number of 20 digits;
    // a duplicate has the id of the message that it repeats, as fauxqs has it too.
    private protected override IReadOnlyList<(string Theirs, string Ours)> Differences { get; } =
    [
        ("control character: done", "control character: InvalidMessageContentsException InvalidMessageContents"),
        ("False ", "True 20"),
    ];
}
