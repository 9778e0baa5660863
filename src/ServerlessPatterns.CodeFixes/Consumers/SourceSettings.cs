using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.CodeFixes;

/// <summary>What the attributes of Amazon.Lambda.Annotations on a handler say of its function and its source.</summary>
/// <param name="Replaced">The attributes that a [QueueConsumer] replaces: with them the function would be deployed twice.</param>
/// <param name="Arguments">The arguments of the [QueueConsumer] that says the same.</param>
internal sealed record SourceSettings(IReadOnlyList<AttributeData> Replaced, IReadOnlyList<string> Arguments)
{
    private const string Annotations = "Amazon.Lambda.Annotations";

    // https://github.com/aws/aws-lambda-dotnet, LambdaFunctionAttribute and SQSEventAttribute
    private static readonly Dictionary<string, string> s_functionSettings = new() { ["Timeout"] = "TimeoutSeconds", ["MemorySize"] = "MemoryMegabytes" };
    private static readonly Dictionary<string, string> s_queueSettings = new() { ["BatchSize"] = "BatchSize", ["MaximumBatchingWindowInSeconds"] = "MaximumBatchingWindowSeconds", ["MaximumConcurrency"] = "MaximumConcurrency" };
    private static readonly Dictionary<string, string> s_topicSettings = [];

    /// <summary>Reads them; null where they say what a [QueueConsumer] cannot: a filter, a role, a second source, a source that is switched off.</summary>
    public static SourceSettings? Read(IMethodSymbol method)
    {
        var replaced = new List<AttributeData>();
        var arguments = new List<string>();
        var sources = 0;
        foreach (var attribute in method.GetAttributes())
        {
            var known = (attribute.AttributeClass?.ContainingNamespace.ToDisplayString(), attribute.AttributeClass?.Name) switch
            {
                (Annotations, "LambdaFunctionAttribute") => s_functionSettings,
                (Annotations + ".SQS", "SQSEventAttribute") => s_queueSettings,
                (Annotations + ".SNS", "SNSEventAttribute") => s_topicSettings,
                _ => null,
            };
            if (known is null)
            {
                if (Decides(attribute))
                {
                    return null;
                }

                continue;
            }

            replaced.Add(attribute);
            if (known == s_queueSettings && attribute.ConstructorArguments is [{ Value: string queue }] && queue.EndsWith(".fifo", StringComparison.OrdinalIgnoreCase))
            {
                arguments.Add("Fifo = true");
            }

            if ((known != s_functionSettings && ++sources > 1) || !TryCarry(attribute, known, arguments))
            {
                return null;
            }
        }

        return new SourceSettings(replaced, arguments);
    }

    private static bool TryCarry(AttributeData attribute, Dictionary<string, string> known, List<string> arguments)
    {
        foreach (var setting in attribute.NamedArguments)
        {
            if (known.TryGetValue(setting.Key, out var name))
            {
                arguments.Add($"{name} = {Convert.ToString(setting.Value.Value, CultureInfo.InvariantCulture)}");
            }
            else if (setting is not { Key: "Enabled", Value.Value: true })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether another attribute decides what becomes of a batch or of a message that comes twice, as those of the Powertools do.</summary>
    private static bool Decides(AttributeData attribute)
        => attribute.AttributeClass is not { TypeKind: not TypeKind.Error } type
            || type.Name.IndexOf("Batch", StringComparison.Ordinal) >= 0
            || type.Name.StartsWith("Idempotent", StringComparison.Ordinal)
            || type.ContainingNamespace.ToDisplayString().StartsWith(Annotations, StringComparison.Ordinal);
}
