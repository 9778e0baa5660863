using System.Text.RegularExpressions;

namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>
/// A rule of the listener
/// (<see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html">condition types</see>).
/// </summary>
internal sealed class ListenerRule
{
    private readonly Regex[] _paths;
    private readonly Regex[] _hosts;

    /// <summary>Makes a rule.</summary>
    /// <param name="name">What it is called where people read of it.</param>
    /// <param name="priority">Rules are evaluated from the lowest up.</param>
    /// <param name="pathPatterns">The path must fit one of them, case-sensitively, as it was sent; none: any path.</param>
    /// <param name="hosts">The host must fit one of them, without regard to case; none: any host.</param>
    /// <param name="target">Where requests go that fit.</param>
    public ListenerRule(string name, int priority, IReadOnlyList<string> pathPatterns, IReadOnlyList<string> hosts, TargetGroup target)
    {
        Name = name;
        Priority = priority;
        PathPatterns = pathPatterns;
        Hosts = hosts;
        Target = target;
        _paths = [.. pathPatterns.Select(pattern => Expression(pattern, RegexOptions.None))];
        _hosts = [.. hosts.Select(pattern => Expression(pattern, RegexOptions.IgnoreCase))];
    }

    public string Name { get; }

    public int Priority { get; }

    public IReadOnlyList<string> PathPatterns { get; }

    public IReadOnlyList<string> Hosts { get; }

    public TargetGroup Target { get; }

    public bool Fits(string path, string host)
        => (_paths.Length == 0 || Array.Exists(_paths, pattern => pattern.IsMatch(path))) && (_hosts.Length == 0 || Array.Exists(_hosts, pattern => pattern.IsMatch(host)));

    /// <summary>An asterisk stands for any characters or none, a question mark for exactly one.</summary>
    private static Regex Expression(string pattern, RegexOptions options)
    {
        var expression = Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal);
        return new Regex($@"\A{expression}\z", options | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }
}
