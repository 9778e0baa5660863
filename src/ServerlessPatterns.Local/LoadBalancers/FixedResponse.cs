namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>The listener's action for requests that no rule fits.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">The body's type.</param>
/// <param name="Body">The body.</param>
internal sealed record FixedResponse(int Status = 404, string ContentType = "text/plain", string Body = "");
