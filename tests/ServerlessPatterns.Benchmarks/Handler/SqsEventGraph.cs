namespace ServerlessPatterns.Benchmarks.Handler;

/// <summary>An event as an object graph, of the shape that Amazon.Lambda.SQSEvents has.</summary>
public sealed class SqsEventGraph
{
    public List<SqsMessage> Records { get; set; } = [];

    public sealed class SqsMessage
    {
        public string? MessageId { get; set; }

        public string? ReceiptHandle { get; set; }

        public string? Body { get; set; }

        public string? Md5OfBody { get; set; }

        public string? Md5OfMessageAttributes { get; set; }

        public string? EventSourceArn { get; set; }

        public string? EventSource { get; set; }

        public string? AwsRegion { get; set; }

        public Dictionary<string, string>? Attributes { get; set; }

        public Dictionary<string, SqsAttributeValue>? MessageAttributes { get; set; }
    }

    public sealed class SqsAttributeValue
    {
        public string? StringValue { get; set; }

        public string? BinaryValue { get; set; }

        public List<string>? StringListValues { get; set; }

        public List<string>? BinaryListValues { get; set; }

        public string? DataType { get; set; }
    }
}
