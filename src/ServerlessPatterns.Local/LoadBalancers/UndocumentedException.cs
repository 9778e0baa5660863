namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>Something of which AWS does not say what a load balancer does with it: the listener does not guess.</summary>
internal sealed class UndocumentedException(string message) : Exception(message);
