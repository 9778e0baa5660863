namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>
/// How a target group's health is checked
/// (<see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">Health checks</see>); the
/// defaults are those of functions.
/// </summary>
/// <param name="Path">The path that is asked for.</param>
internal sealed record HealthCheckSettings(string Path)
{
    /// <summary>The time from one check to the next.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(35);

    /// <summary>How long the answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After how many checks in a row that pass an unhealthy target is healthy.</summary>
    public int HealthyThreshold { get; init; } = 5;

    /// <summary>After how many checks in a row that fail a target is unhealthy.</summary>
    public int UnhealthyThreshold { get; init; } = 2;

    /// <summary>The statuses that pass.</summary>
    public SuccessCodes Matcher { get; init; } = SuccessCodes.Parse("200");
}
