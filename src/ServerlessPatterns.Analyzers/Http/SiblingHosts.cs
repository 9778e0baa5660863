namespace ServerlessPatterns.Analyzers.Http;

/// <summary>Tells hosts that are services of the same system by their names.</summary>
internal static class SiblingHosts
{
    private static readonly string[] s_suffixes = [".internal", ".local", ".svc"];

    // What answers inside the function's own sandbox, on a developer's machine, or for the machine itself.
    private static readonly string[] s_own = ["localhost", "host.docker.internal", "gateway.docker.internal", "kubernetes.docker.internal", "host.containers.internal", "metadata.google.internal", "sandbox"];

    public static bool Contains(string host)
    {
        if (host.Length == 0 || s_own.Contains(host, StringComparer.Ordinal) || host.All(character => character is '.' or (>= '0' and <= '9')))
        {
            return false;
        }

        return IsOfAws(host)
            || s_suffixes.Any(suffix => host.EndsWith(suffix, StringComparison.Ordinal))
            || (host.IndexOf('.') < 0 && host.IndexOf(UrlText.Unknown) < 0);
    }

    /// <summary>The URLs of API Gateway, load balancers and functions, in every partition.</summary>
    private static bool IsOfAws(string host)
        => (host.Contains(".execute-api.") || host.Contains(".elb.") || host.EndsWith(".on.aws", StringComparison.Ordinal))
            && (host.EndsWith(".amazonaws.com", StringComparison.Ordinal) || host.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal) || host.Contains(".lambda-url."));
}
