using System.Text;
using System.Text.RegularExpressions;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>Tells texts that belong to one account from those of examples and from those that AWS has for everybody.</summary>
internal static class AccountBoundText
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    /// <summary>AKIA is a long-term key, ASIA a temporary one. See https://docs.amazonaws.cn/goto/WebAPI/sts-2011-06-15/GetAccessKeyInfo</summary>
    private static readonly Regex s_accessKeyId = new("^A(KI|SI)A[A-Z2-7]{16}$", RegexOptions.CultureInvariant, s_timeout);

    private static readonly Regex s_secretKey = new("^[A-Za-z0-9/+]{40}$", RegexOptions.CultureInvariant, s_timeout);

    private static readonly Regex s_arn = new("^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?<account>[0-9]{12}):(?<resource>.*)$", RegexOptions.CultureInvariant, s_timeout);

    private static readonly Regex s_queueUrl = new(@"^https://(sqs\.[a-z0-9-]+|[a-z0-9-]+\.queue)\.amazonaws\.com(\.cn)?/(?<account>[0-9]{12})/(?<resource>.*)$", RegexOptions.CultureInvariant, s_timeout);

    public static bool IsAccessKeyId(string text) => text.Length == 20 && s_accessKeyId.IsMatch(text) && !text.EndsWith("EXAMPLE", StringComparison.Ordinal);

    /// <summary>Made-up keys for an emulator are words, or one character many times over.</summary>
    public static bool IsSecretKey(string text)
        => s_secretKey.IsMatch(text) && !text.EndsWith("EXAMPLEKEY", StringComparison.Ordinal) && text.Distinct().Count() > 12 && text.Any(char.IsDigit) && text.Any(char.IsUpper) && text.Any(char.IsLower);

    /// <summary>What an ARN or a queue's URL says after the account; null where it is neither, or belongs to no one account.</summary>
    public static string? Resource(string text)
    {
        var match = text[0] == 'h' ? s_queueUrl.Match(text) : s_arn.Match(text);
        return match.Success && !IsForEverybody(match.Groups["account"].Value, match.Groups["resource"].Value) ? match.Groups["resource"].Value : null;
    }

    /// <summary>An environment variable's name for it: ORDERS_QUEUE_URL.</summary>
    public static string Variable(string resource, bool isUrl)
    {
        var last = resource.Substring(resource.LastIndexOfAny([':', '/']) + 1);
        var name = new StringBuilder();
        foreach (var character in last)
        {
            if (character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9')
            {
                name.Append(char.ToUpperInvariant(character));
            }
            else if (name.Length > 0 && name[name.Length - 1] != '_')
            {
                name.Append('_');
            }
        }

        var stem = name.ToString().TrimEnd('_');

        // Lambda takes names that begin with a letter, and keeps those with AWS_ to itself.
        return (stem.Length == 0 ? "RESOURCE" : stem[0] is >= '0' and <= '9' || stem.StartsWith("AWS", StringComparison.Ordinal) ? "RESOURCE_" + stem : stem) + (isUrl ? "_QUEUE_URL" : "_ARN");
    }

    private static bool IsForEverybody(string account, string resource)
        => resource.StartsWith("layer:", StringComparison.Ordinal)

            // The topic of AWS's address ranges: https://docs.aws.amazon.com/vpc/latest/userguide/subscribe-notifications.html
            || account == "806199016981"

            // The accounts of AWS's documentation and of emulators: 123456789012, 111122223333, 000000000000.
            || account is "123456789012" or "012345678901" or "210987654321" or "987654321098"
            || account.Distinct().Count() <= 3;
}
