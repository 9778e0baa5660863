namespace ServerlessPatterns.Benchmarks.Handler;

/// <summary>A partial batch response as an object graph.</summary>
public sealed class BatchResponse
{
    public List<BatchItemFailure> BatchItemFailures { get; set; } = [];

    public sealed class BatchItemFailure
    {
        public string? ItemIdentifier { get; set; }
    }
}
