namespace ServerlessPatterns.Testing.LoadBalancer;

/// <summary>Something of which AWS does not say what a load balancer does with it: the front does not guess.</summary>
public sealed class FrontException(string message) : Exception(message);
