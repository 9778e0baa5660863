namespace ServerlessPatterns;

/// <summary>
/// Makes the class a target of an Application Load Balancer: a Lambda function, its target group and the listener rule that sends it the
/// requests of a path pattern, its role, log group and alarms. Each of its methods with an <see cref="HttpRouteAttribute"/> answers the
/// requests of one method and path.
/// <para>
/// A request has a body of 1 MB at most, and so has its answer; see
/// <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html">Application Load Balancers:
/// Lambda functions as targets</see>. A method runs on the thread that reads the request until its first await; one that blocks that
/// thread until the deadline is not answered with a 504, but ended by Lambda.
/// </para>
/// </summary>
/// <param name="pathPattern">
/// The paths, case-sensitive: 1 to 128 characters of A–Z, a–z, 0–9 and <c>_-.$/~"'@:+&amp;</c>, with <c>*</c> for any characters or none
/// and <c>?</c> for one. A pattern that ends in <c>/*</c> takes the path without it too: <c>/orders/*</c> is also <c>/orders</c>. See
/// <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html">Application Load Balancers:
/// condition types</see>.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LoadBalancerTargetAttribute(string pathPattern) : FunctionAttribute
{
    /// <summary>The path pattern of the listener rule.</summary>
    public string PathPattern { get; } = pathPattern;

    /// <summary>
    /// The priority of the listener rule: 1 to 50000, no two rules of a listener the same; the lowest number is evaluated first. It must
    /// be set: default 0, which is none.
    /// </summary>
    public int Priority { get; set; }

    /// <summary>
    /// The host that the requests must be for, not case-sensitive: 1 to 128 characters, with <c>*</c> and <c>?</c> as in the path
    /// pattern. Default: any host.
    /// </summary>
    public string? Host { get; set; }

    /// <summary>
    /// The path that the load balancer's health checks ask for. GET and HEAD of it are answered with 200 before any route is looked
    /// for. Default: no health checks, which are invocations and cost what those cost.
    /// </summary>
    public string? HealthCheckPath { get; set; }
}
