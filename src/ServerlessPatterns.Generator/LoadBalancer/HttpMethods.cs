namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>The methods of HTTP, and what is mistyped for one.</summary>
internal static class HttpMethods
{
    private static readonly string[] s_known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

    /// <summary>The method that was meant by a token that is nearly its name; null where it is one, or some method of the service's own.</summary>
    public static string? Meant(string verb)
    {
        var upper = verb.ToUpperInvariant();
        return Array.IndexOf(s_known, upper) >= 0 ? null
            : !upper.Any(char.IsLetter) ? "GET"
            : s_known.FirstOrDefault(known => IsNearly(upper, known));
    }

    /// <summary>One letter more, less or other, or two neighbours in the wrong order.</summary>
    private static bool IsNearly(string text, string known)
    {
        var start = 0;
        while (start < text.Length && start < known.Length && text[start] == known[start])
        {
            start++;
        }

        var (rest, other) = (text.Substring(start), known.Substring(start));
        return (rest.Length > 0 && rest.Substring(1) == other)
            || (other.Length > 0 && other.Substring(1) == rest)
            || (rest.Length > 0 && other.Length > 0 && rest.Substring(1) == other.Substring(1))
            || (rest.Length > 1 && other.Length > 1 && rest[0] == other[1] && rest[1] == other[0] && rest.Substring(2) == other.Substring(2));
    }
}
