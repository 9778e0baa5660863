using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>Reads a queue's logical name: the consumer's own word, else the message type's, else the type's name in kebab case.</summary>
internal static class QueueNameReader
{
    /// <summary>What a queue's name may hold, in words.</summary>
    public const string Form = "1 to 80 letters of ASCII, digits, hyphens and underscores";

    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
    private static readonly Regex s_name = new("^[A-Za-z0-9_-]{1,80}$", RegexOptions.CultureInvariant);

    public static bool IsValid(string name) => s_name.IsMatch(name);

    /// <param name="type">The consumer.</param>
    /// <param name="attribute">Its [QueueConsumer].</param>
    /// <param name="message">The message type; null where the message has none of its own: the class names the queue.</param>
    /// <param name="context">Where to read.</param>
    public static string? Read(INamedTypeSymbol type, AttributeData attribute, ITypeSymbol? message, ReadContext context)
    {
        if (attribute.Positional(0) is { IsNull: false } given)
        {
            return Valid(given.Scalar() as string ?? "", attribute.Location(0), "");
        }

        if (message?.Attribute(context.Types.QueueNameAttribute) is { } queueName)
        {
            // In a referenced assembly the attribute has no place to report at.
            return queueName.Positional(0) is { } name ? Valid(name.Scalar() as string ?? "", context.Own(queueName.Location(0)) ?? ClassReader.Location(type), $" ([QueueName] of '{message.Display()}')") : null;
        }

        var derived = message ?? type;
        return Valid(LogicalName.Of(derived), ClassReader.Location(type), $"; it was made from the name of '{derived.Display()}': give another, [QueueConsumer(\"other-name\")]");

        string? Valid(string name, Location? location, string origin)
        {
            if (IsValid(name))
            {
                return name;
            }

            context.Report(UsageRules.Name, location, type.Name, "queue", name, Form, origin);
            return null;
        }
    }
}
