namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>What a target's listener rule says.</summary>
internal sealed record ListenerRuleModel(string PathPattern, int Priority, string? Host, string? HealthCheckPath);
