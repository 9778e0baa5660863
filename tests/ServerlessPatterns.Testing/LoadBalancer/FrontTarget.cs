namespace ServerlessPatterns.Testing.LoadBalancer;

/// <summary>A target group with a function in it.</summary>
/// <param name="TargetGroupArn">Its ARN, which events name.</param>
/// <param name="HasMultiValueHeaders">Whether <c>lambda.multi_value_headers.enabled</c> is true.</param>
/// <param name="HealthCheckPath">The path that health checks ask for; null: health checks are off.</param>
/// <param name="InvokeAsync">Invokes the function with an event.</param>
public sealed record FrontTarget(
    string TargetGroupArn,
    bool HasMultiValueHeaders,
    string? HealthCheckPath,
    Func<ReadOnlyMemory<byte>, Task<InvocationResult>> InvokeAsync);
