using System.Text.RegularExpressions;

namespace ServerlessPatterns.Testing.LoadBalancer;

/// <summary>
/// A rule of the listener
/// (<see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html">condition types</see>).
/// </summary>
/// <param name="Priority">Rules are evaluated from the lowest up.</param>
/// <param name="PathPatterns">The path must fit one of them, case-sensitively, as it was sent; none: any path.</param>
/// <param name="Hosts">The host must fit one of them, without regard to case; none: any host.</param>
/// <param name="Target">Where requests go that fit.</param>
public sealed record FrontRule(int Priority, IReadOnlyList<string> PathPatterns, IReadOnlyList<string> Hosts, FrontTarget Target)
{
    internal bool Fits(string path, string host)
        => (PathPatterns.Count == 0 || PathPatterns.Any(pattern => Fits(pattern, path, RegexOptions.None)))
            && (Hosts.Count == 0 || Hosts.Any(pattern => Fits(pattern, host, RegexOptions.IgnoreCase)));

    /// <summary>An asterisk stands for any characters or none, a question mark for exactly one.</summary>
    private static bool Fits(string pattern, string text, RegexOptions options)
    {
        var expression = Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal);
        return Regex.IsMatch(text, $@"\A{expression}\z", options | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }
}
