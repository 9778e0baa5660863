namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>Header fields that are about one connection: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1</summary>
internal static class HopByHop
{
    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    public static bool Contains(string name) => s_names.Contains(name);
}
