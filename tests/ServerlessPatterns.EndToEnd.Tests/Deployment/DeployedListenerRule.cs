namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>A rule of a listener, which forwards requests to a function.</summary>
/// <param name="Priority">Its place: of the rules that a request matches, the one with the lowest number holds.</param>
/// <param name="PathPatterns">The patterns of which one must match the path.</param>
/// <param name="Hosts">The patterns of which one must match the host; none: any host.</param>
/// <param name="TargetGroup">The target group, with its attributes and health check.</param>
/// <param name="FunctionLogicalId">The function that the target group holds.</param>
internal sealed record DeployedListenerRule(
    int Priority,
    IReadOnlyList<string> PathPatterns,
    IReadOnlyList<string> Hosts,
    PhysicalResource TargetGroup,
    string FunctionLogicalId);
