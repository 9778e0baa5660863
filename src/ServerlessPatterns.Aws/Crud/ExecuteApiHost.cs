namespace ServerlessPatterns.Aws;

/// <summary>
/// The hosts of API Gateway's APIs, <c>{id}.execute-api.{region}.amazonaws.com</c>; in other partitions, with IPv6 and by way of VPC endpoints they end otherwise:
/// <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html">API Gateway: invoke APIs</see>.
/// </summary>
internal static class ExecuteApiHost
{
    private static readonly string[] s_suffixes = [".amazonaws.com", ".amazonaws.com.cn", ".api.aws", ".api.amazonwebservices.com.cn"];

    /// <summary>The region that a host's name says; null: it is another's host, a domain of one's own for example.</summary>
    public static string? Region(string host)
    {
        if (!Array.Exists(s_suffixes, suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var parts = host.Split('.');
        var service = Array.FindIndex(parts, part => part.Equals("execute-api", StringComparison.OrdinalIgnoreCase));
        return service >= 0 && service + 1 < parts.Length ? parts[service + 1].ToLowerInvariant() : null;
    }
}
