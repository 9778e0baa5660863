using ServerlessPatterns.Local.LoadBalancers;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local;

/// <summary>A function behind the load balancer.</summary>
/// <param name="Service">Its service.</param>
/// <param name="Function">The function's resource.</param>
/// <param name="Name">The class, by its short name.</param>
/// <param name="Rule">The rule that leads to it, and its target group.</param>
/// <param name="Checker">Checks its health; null: nobody does.</param>
internal sealed record CloudTarget(string Service, LocalResource Function, string Name, ListenerRule Rule, HealthChecker? Checker)
{
    /// <summary>What its health checks have found so far.</summary>
    public TargetHealth Health => Checker?.Health ?? TargetHealth.Unavailable;

    /// <summary>The requests that it takes, for people: /orders, /orders/* of shop.example.com.</summary>
    public string Requests => string.Join(", ", Rule.PathPatterns) + (Rule.Hosts.Count == 0 ? "" : " of " + string.Join(", ", Rule.Hosts));
}
