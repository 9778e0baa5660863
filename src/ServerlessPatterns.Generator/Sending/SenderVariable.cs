using System.Text.RegularExpressions;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Sending;

/// <summary>
/// Names the environment variable of a queue's or topic's address. Lambda takes letters, digits and underscores that begin with a letter
/// (https://docs.aws.amazon.com/lambda/latest/api/API_Environment.html), which is less than a queue's name may hold.
/// </summary>
internal static class SenderVariable
{
    // Never two hyphens in a row, so that no name in kebab case gives two underscores, which set off the hash of every other name.
    private static readonly Regex s_kebabCase = new("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant);

    /// <summary>The variable; two names never have one.</summary>
    public static string Of(SenderKind kind, string name)
    {
        var prefix = kind == SenderKind.Queue ? "SERVERLESS_PATTERNS_QUEUE_" : "SERVERLESS_PATTERNS_TOPIC_";
        if (s_kebabCase.IsMatch(name))
        {
            return prefix + name.ToUpperInvariant().Replace('-', '_');
        }

        var readable = new string([.. name.Select(character => IsTaken(character) ? char.ToUpperInvariant(character) : '_')]);
        return $"{prefix}{readable}__{StableHash.Of(name).ToUpperInvariant()}";
    }

    private static bool IsTaken(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
