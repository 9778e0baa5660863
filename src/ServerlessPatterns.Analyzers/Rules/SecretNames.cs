using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// Tells a name of a secret from one of something about a secret: DB_PASSWORD from DB_PASSWORD_ARN, REQUIRE_PASSWORD and DB_SECRET, which may as well be a secret's
/// name. Only words at the end count.
/// </summary>
internal static class SecretNames
{
    private static readonly HashSet<string> s_alone = new(StringComparer.Ordinal) { "PASSWORD", "PASSWD", "PASSPHRASE", "APIKEY" };

    private static readonly HashSet<string> s_pairs = new(StringComparer.Ordinal)
    {
        "API KEY", "SECRET KEY", "PRIVATE KEY", "CLIENT SECRET", "ACCESS TOKEN", "AUTH TOKEN", "BEARER TOKEN", "REFRESH TOKEN", "API TOKEN",
    };

    private static readonly HashSet<string> s_about = new(StringComparer.Ordinal)
    {
        "ALLOW", "CHECK", "CIPHER", "DISABLE", "ENABLE", "ENCRYPTED", "FORGOT", "HAS", "IS", "MAX", "MIN", "NEEDS", "NO", "PUBLIC", "REQUIRE", "REQUIRES", "RESET", "SKIP", "USE", "VALIDATE",
    };

    public static bool IsSecret(string name)
    {
        // AWS_SESSION_TOKEN and its like are Lambda's, and read by who asks its extensions.
        if (name.Length > 128 || name.StartsWith("AWS_", StringComparison.Ordinal))
        {
            return false;
        }

        var words = Words(name);
        var count = words.Count;
        return count > 0
            && !words.Any(s_about.Contains)
            && (s_alone.Contains(words[count - 1]) || (count > 1 && s_pairs.Contains($"{words[count - 2]} {words[count - 1]}")));
    }

    /// <summary>Secrets Manager, Parameter Store, KMS and the Powertools' parameters.</summary>
    public static bool IsKeeper(INamespaceSymbol? space)
    {
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space is { Name: "SecretsManager" or "SimpleSystemsManagement" or "KeyManagementService", ContainingNamespace.Name: "Amazon" }
                or { Name: "Parameters", ContainingNamespace: { Name: "Powertools" } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the value goes where a name or a cipher text goes, is a switch, or is what a local run has instead of a secret that is fetched.</summary>
    public static bool IsOtherwiseUsed(IInvocationOperation read)
    {
        var parent = read.Parent;
        while (parent is IConversionOperation or IConditionalAccessOperation or ICoalesceOperation { WhenNull: not (IAwaitOperation or IInvocationOperation) })
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            ICoalesceOperation { WhenNull: var otherwise } => !ReferenceEquals(otherwise, read),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { } method } } => IsAboutSecrets(method.Name) || IsAboutSecrets(method.ContainingType?.Name) || method.Name is "Parse" or "TryParse" or "ToBoolean" or "IsNullOrEmpty" or "IsNullOrWhiteSpace",
            IArgumentOperation { Parent: IObjectCreationOperation { Type: { } type } } => IsAboutSecrets(type.Name),
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var name } } => IsAboutName(name),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.Name: var name } } => IsAboutName(name),
            IFieldInitializerOperation { InitializedFields: [{ Name: var name }] } => IsAboutName(name),
            IIsPatternOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
            _ => false,
        };
    }

    private static bool IsAboutSecrets(string? name) => name is not null && (Has(name, "secret") || Has(name, "parameter") || Has(name, "decrypt") || Has(name, "vault") || Has(name, "kms"));

    private static bool IsAboutName(string name) => name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Arn", StringComparison.Ordinal) || name.EndsWith("Name", StringComparison.Ordinal) || Has(name, "encrypted") || Has(name, "cipher");

    private static bool Has(string name, string part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>DB_PASSWORD, DbPassword and Db__Password are the same two words.</summary>
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]);
            if (ends || (i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1])))
            {
                if (i > start)
                {
                    words.Add(name.Substring(start, i - start).ToUpperInvariant());
                }

                start = ends ? i + 1 : i;
            }
        }

        return words;
    }
}
