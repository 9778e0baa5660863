namespace ServerlessPatterns;

/// <summary>
/// Makes the method of a <see cref="LoadBalancerTargetAttribute"/> class answer the requests of one method and path. A route of GET
/// answers HEAD too, without a body.
/// </summary>
/// <param name="method">The HTTP method: GET, POST, PUT, PATCH, DELETE and so on.</param>
/// <param name="template">
/// The whole path, from its first slash on: literal segments, <c>{name}</c> for one segment that is not empty, and <c>{name*}</c>, at the
/// end, for the rest, which may be nothing. A slash at the end of the request's path does not count.
/// </param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class HttpRouteAttribute(string method, string template) : Attribute
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; } = method;

    /// <summary>The path's template.</summary>
    public string Template { get; } = template;
}
