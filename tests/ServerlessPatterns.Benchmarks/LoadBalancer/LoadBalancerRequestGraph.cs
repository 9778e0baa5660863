namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>A load balancer's event as an object graph, of the shape that AWS's package of events has.</summary>
public sealed class LoadBalancerRequestGraph
{
    public TargetContext? RequestContext { get; set; }

    public string? HttpMethod { get; set; }

    public string? Path { get; set; }

    public Dictionary<string, string>? Headers { get; set; }

    public Dictionary<string, IList<string>>? MultiValueHeaders { get; set; }

    public Dictionary<string, string>? QueryStringParameters { get; set; }

    public Dictionary<string, IList<string>>? MultiValueQueryStringParameters { get; set; }

    public string? Body { get; set; }

    public bool IsBase64Encoded { get; set; }

    /// <summary>Where the request came in.</summary>
    public sealed class TargetContext
    {
        public ElbContext? Elb { get; set; }
    }

    /// <summary>The target group.</summary>
    public sealed class ElbContext
    {
        public string? TargetGroupArn { get; set; }
    }
}
