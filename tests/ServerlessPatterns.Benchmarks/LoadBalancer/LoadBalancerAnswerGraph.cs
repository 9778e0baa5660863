namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>An answer to a load balancer as an object graph, likewise.</summary>
public sealed class LoadBalancerAnswerGraph
{
    public int StatusCode { get; set; }

    public string? StatusDescription { get; set; }

    public Dictionary<string, IList<string>>? MultiValueHeaders { get; set; }

    public string? Body { get; set; }

    public bool IsBase64Encoded { get; set; }
}
