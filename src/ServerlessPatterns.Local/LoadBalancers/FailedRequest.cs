namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>A request that the load balancer answered with a server error of its own.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path.</param>
/// <param name="Status">The answer's status: 502, or 500 where AWS does not say what a load balancer does.</param>
/// <param name="Reason">Why.</param>
/// <param name="FunctionFailed">Whether the function failed, rather than answered what is no answer.</param>
internal sealed record FailedRequest(string Method, string Path, int Status, string Reason, bool FunctionFailed);
