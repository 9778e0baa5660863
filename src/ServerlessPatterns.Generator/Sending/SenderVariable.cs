using System.Text.RegularExpressions;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Sending;

/// <summary>
/// Names the environment variable of a queue's, topic's or table's address. Lambda takes letters, digits and underscores that begin with a letter
/// (https://docs.aws.amazon.com/lambda/latest/api/API_Environment.html), which is less than a queue's name may hold.
/// </summary>
internal static class SenderVariable
{
    // Never two hyphens in a row, so that no name in kebab case gives two underscores, which set off the hash of every other name.
    private static readonly Regex s_kebabCase = new("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant);

    /// <summary>The bytes of a function's whole environment. See https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</summary>
    public const int MaximumEnvironmentSize = 4096;

    // Without the names that CloudFormation makes up, of which no more is known than that they end in a random part of 12 characters.
    private const string ShortestQueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/a-a-ABCDEFGHIJKL";
    private const string ShortestTopicArn = "arn:aws:sns:us-east-1:123456789012:a-a-ABCDEFGHIJKL";

    /// <summary>The fewest bytes that the variables of senders can have, whatever the stack is called.</summary>
    public static int LeastSize(IEnumerable<SenderModel> senders)
        => senders
            .GroupBy(sender => sender.Variable, StringComparer.Ordinal)
            .Sum(same => same.Key.Length + (same.First().Kind == SenderKind.Queue ? ShortestQueueUrl : ShortestTopicArn).Length);

    /// <summary>The variable; two names never have one.</summary>
    public static string Of(SenderKind kind, string name) => Of(kind == SenderKind.Queue ? "SERVERLESS_PATTERNS_QUEUE_" : "SERVERLESS_PATTERNS_TOPIC_", name);

    /// <summary>The variable of a table's name, by its path.</summary>
    public static string OfTable(string path) => Of("SERVERLESS_PATTERNS_TABLE_", path);

    private static string Of(string prefix, string name)
    {
        if (s_kebabCase.IsMatch(name))
        {
            return prefix + name.ToUpperInvariant().Replace('-', '_');
        }

        var readable = new string([.. name.Select(character => IsTaken(character) ? char.ToUpperInvariant(character) : '_')]);
        return $"{prefix}{readable}__{StableHash.Of(name).ToUpperInvariant()}";
    }

    private static bool IsTaken(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
