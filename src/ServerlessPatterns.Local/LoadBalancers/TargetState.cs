namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>A target's state (<see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html">TargetHealth</see>).</summary>
internal enum TargetState
{
    /// <summary>Not checked often enough to tell.</summary>
    Initial,

    /// <summary>It passes.</summary>
    Healthy,

    /// <summary>It fails.</summary>
    Unhealthy,

    /// <summary>Its health is not checked.</summary>
    Unavailable,
}
