using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>
/// Reads what a target's listener rule says. See
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
/// </summary>
internal static class ListenerRuleReader
{
    private const string Conditions = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html";
    private const string HealthChecks = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html";
    private const int LongestPattern = 128;
    private const int LongestHealthCheckPath = 1024;
    private const string Quotas = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html";

    /// <summary>Of a whole rule. Some translations of the page say 6.</summary>
    private const int MostWildcards = 5;

    private static readonly IntegerSetting s_priority = new("Priority", 1, 50000, "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html");

    /// <summary>Reads it; null if anything is wrong, all of which is reported.</summary>
    public static ListenerRuleModel? Read(INamedTypeSymbol type, AttributeData attribute, ReadContext context)
    {
        var pattern = attribute.Positional(0)?.Scalar() as string;
        var host = attribute.Text("Host");
        var healthCheckPath = attribute.Text("HealthCheckPath");
        var valid = s_priority.TryRead(type, attribute, context, out var priority);
        if (valid && priority is null)
        {
            // A value that does not compile is the compiler's to explain.
            if (!Equals(attribute.Location("Priority"), attribute.Location()))
            {
                return null;
            }

            context.Report(UsageRules.SettingRange, attribute.Location(), type.Name, "Priority", "not set", "1 to 50000, each once a listener: a request goes to the rule of the lowest number that fits it, which nobody but you can say", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html");
            valid = false;
        }

        // What is no constant is the compiler's error.
        valid &= pattern is not null && Holds(PathProblem(pattern), 0);
        valid &= host is null || Holds(HostProblem(host), "Host");
        valid &= healthCheckPath is null || Holds(HealthCheckProblem(healthCheckPath), "HealthCheckPath");
        valid = valid && Holds(TooManyWildcards(pattern!, host), 0);
        return valid ? new ListenerRuleModel(pattern!, priority!.Value, host, healthCheckPath) : null;

        bool Holds((string Problem, string Remedy)? found, object argument)
        {
            if (found is not var (problem, remedy))
            {
                return true;
            }

            context.Report(UsageRules.ListenerRule, argument is int index ? attribute.Location(index) : attribute.Location((string)argument), type.Name, problem, remedy);
            return false;
        }
    }

    private static (string Problem, string Remedy)? PathProblem(string pattern)
    {
        const string Allowed = "_-.$/~\"'@:+&*?";
        if (pattern.Length is 0 or > LongestPattern)
        {
            return ($"the path pattern has {pattern.Length} characters, and must have 1 to {LongestPattern} ({Conditions})", "write one such as /orders/*");
        }

        if (pattern[0] is not ('/' or '*'))
        {
            return ($"the path pattern '{pattern}' does not begin with a slash, and no path fits it", $"write \"/{pattern}\"");
        }

        if (pattern.Where(character => !IsLetterOrDigit(character) && Allowed.IndexOf(character) < 0).Select(character => (char?)character).FirstOrDefault() is { } wrong)
        {
            return ($"the path pattern '{pattern}' has the character '{wrong}', and may have letters of ASCII, digits, {Allowed.Substring(0, Allowed.Length - 2)} and the wildcards * and ? ({Conditions})", wrong == '{' ? "name parameters in [HttpRoute]; here write a wildcard, /orders/*" : "put a wildcard in its place");
        }

        return null;
    }

    private static (string Problem, string Remedy)? HostProblem(string host)
    {
        if (host.Length is 0 or > LongestPattern)
        {
            return ($"Host has {host.Length} characters, and must have 1 to {LongestPattern} ({Conditions})", "write one such as shop.example.com or *.example.com, or leave it out");
        }

        if (host.Where(character => !IsLetterOrDigit(character) && "-.*?".IndexOf(character) < 0).Select(character => (char?)character).FirstOrDefault() is { } wrong)
        {
            return ($"Host '{host}' has the character '{wrong}', and may have letters of ASCII, digits, hyphens, dots and the wildcards * and ? ({Conditions})", "write the name alone, without scheme, port or path; a name in other letters in its xn-- form");
        }

        var dot = host.LastIndexOf('.');
        return dot < 0 || host.Substring(dot + 1).Any(character => !IsLetter(character))
            ? ($"Host '{host}' must have a dot with nothing but letters behind it ({Conditions})", "write one such as shop.example.com or *.example.com")
            : null;
    }

    private static (string Problem, string Remedy)? HealthCheckProblem(string path)
    {
        if (path.Length is 0 or > LongestHealthCheckPath || path[0] != '/')
        {
            return ($"HealthCheckPath '{path}' must begin with a slash and have at most {LongestHealthCheckPath} characters ({HealthChecks})", "write one such as /health");
        }

        return path.Any(character => character is <= ' ' or >= '\u007F')
            ? ($"HealthCheckPath '{path}' has characters that no path has", "write one such as /health, of ASCII alone")
            : null;
    }

    private static (string Problem, string Remedy)? TooManyWildcards(string pattern, string? host)
    {
        var values = PathPattern.Values(pattern).Concat(host is null ? [] : [host]).ToArray();
        return values.Sum(value => value.Count(character => character is '*' or '?')) is var count && count > MostWildcards
            ? ($"its rule has {count} wildcards ({string.Join(", ", values)}), and may have {MostWildcards} ({Quotas})", "write fewer")
            : null;
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsLetterOrDigit(char character) => IsLetter(character) || character is >= '0' and <= '9';
}
