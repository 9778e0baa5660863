namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>The logical ids of what the service's targets share. None ends as the resources of a class do.</summary>
internal static class ListenerIds
{
    public const string LoadBalancer = "LoadBalancer";
    public const string SecurityGroup = "LoadBalancerSecurityGroup";
    public const string Listener = "LoadBalancerListener";
    public const string Redirect = "LoadBalancerRedirect";
    public const string DnsName = "LoadBalancerDnsName";
}
