using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace ServerlessPatterns.Hosting;

/// <summary>What the runtime must know of a load balancer's target. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LoadBalancerTargetOptions
{
    /// <summary>The class's full name.</summary>
    public required string Name { get; init; }

    /// <summary>The path of health checks; null: there are none.</summary>
    public string? HealthCheckPath { get; init; }

    /// <summary>The routes, such as <c>GET /orders/{id}</c>, by their index, as they stand in log lines and traces.</summary>
    [SuppressMessage("Performance", "CA1819", Justification = "Made by generated code, once, and read by its index.")]
    public required string[] Routes { get; init; }
}
