namespace ServerlessPatterns.Aws;

/// <summary>Sends to a topic.</summary>
internal sealed class SnsTransport : ISendTransport
{
    /// <summary>
    /// Of a message, and of all messages of a call. A topic's MaximumMessageSize may be raised; ours is the default:
    /// https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html.
    /// </summary>
    private const int MostBytes = 262_144;

    private readonly SnsClient? _client;
    private readonly string _region;

    public SnsTransport(string topicArn, Type messageType, SnsClient? client)
    {
        _client = client;
        _region = TopicArn.Region(topicArn).ToString();
        Destination = new SendDestination(topicArn, topicArn[(topicArn.LastIndexOf(':') + 1)..], messageType)
        {
            Service = "SNS",
            Kind = "topic",
            Sender = "ITopicPublisher",
            Attribute = "Publishes",
            Permission = "sns:Publish",
            TracingSystem = "aws.sns",
            MaxBytes = MostBytes,
            IsFifo = TopicArn.IsFifo(topicArn),

            // The topic may tell duplicates by their content, which only SNS knows.
            NeedsDeduplicationId = false,
            TakesDelay = false,
        };
    }

    public SendDestination Destination { get; }

    private SnsClient Client => _client ?? SnsClients.Of(_region);

    public async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        => (await Client.PublishAsync(new PublishRequest(Destination.Address, message), cancellationToken).ConfigureAwait(false)).MessageId;

    public async Task SendAsync(SendBatch batch, CancellationToken cancellationToken)
    {
        var answer = await Client.PublishBatchAsync(new PublishBatchRequest(Destination.Address, batch.Messages), cancellationToken).ConfigureAwait(false);
        foreach (var success in answer.Successful)
        {
            if (batch.TryReadPlace(success.Id, out var place))
            {
                batch.Take(place);
            }
        }

        foreach (var failure in answer.Failed)
        {
            if (batch.TryReadPlace(failure.Id, out var place))
            {
                batch.Refuse(place, new Refusal(failure.Code, failure.Message, failure.SenderFault && !SnsErrorCode.IsThrottling(failure.Code)));
            }
        }
    }

    public string WayOut(string code, string? said) => SnsErrorCode.WayOut(code, said, Destination);
}
