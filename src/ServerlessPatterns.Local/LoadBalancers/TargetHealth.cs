namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>A target's state, as <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html">DescribeTargetHealth</see> tells it.</summary>
/// <param name="State">The state.</param>
/// <param name="Reason">The reason code; null of a healthy one.</param>
/// <param name="Description">The reason in words; null of a healthy one.</param>
internal sealed record TargetHealth(TargetState State, string? Reason, string? Description)
{
    public static TargetHealth Healthy { get; } = new(TargetState.Healthy, null, null);

    public static TargetHealth Initial { get; } = new(TargetState.Initial, "Elb.InitialHealthChecking", "Initial health checks in progress");

    public static TargetHealth Unavailable { get; } = new(TargetState.Unavailable, "Target.HealthCheckDisabled", "Health checks are disabled for this target group");

    public static TargetHealth Mismatch(int status) => new(TargetState.Unhealthy, "Target.ResponseCodeMismatch", $"Health checks failed with these codes: [{status}]");

    public static TargetHealth TimedOut { get; } = new(TargetState.Unhealthy, "Target.Timeout", "Request timed out");

    public static TargetHealth Failed(string why) => new(TargetState.Unhealthy, "Target.FailedHealthChecks", why);
}
