using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>What must hold for a message type to have a topic.</summary>
internal static class TopicRules
{
    // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
    private static readonly Regex s_name = new("^[A-Za-z0-9_-]{1,256}$", RegexOptions.CultureInvariant);

    private static readonly Regex s_separators = new("[._-]", RegexOptions.CultureInvariant);

    /// <summary>Whether they do; if not, that is reported.</summary>
    /// <param name="message">The message type.</param>
    /// <param name="attribute">Its [FanOutTopic].</param>
    /// <param name="elsewhere">Where to report what is wrong in another assembly.</param>
    /// <param name="context">Where to read.</param>
    public static bool Hold(INamedTypeSymbol message, AttributeData attribute, Location? elsewhere, ReadContext context)
    {
        // On anything else the attribute itself is the compiler's error.
        if (message.TypeKind is not (TypeKind.Class or TypeKind.Struct) || message.Name.Length == 0)
        {
            return false;
        }

        if (FormProblem(message) is var (problem, remedy))
        {
            Report(context.Own(ClassReader.Location(message)), problem, remedy);
            return false;
        }

        var valid = HasValidName(message, attribute, elsewhere, context) & HasValidOwner(message, attribute, elsewhere, context);
        if (message.Attribute(context.Types.QueueNameAttribute) is { } queueName)
        {
            valid = false;
            Report(context.Own(queueName.Location()), "the type bears [QueueName] too, and a message goes to a topic, whose consumers' queues are named after their classes, or to one queue", "remove one of the two attributes");
        }

        if (attribute.Named<bool>("ContentBasedDeduplication") == true && !TopicReader.IsFifo(attribute))
        {
            valid = false;
            Report(context.Own(attribute.Location("ContentBasedDeduplication")), "ContentBasedDeduplication is set, and only FIFO topics deduplicate (https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html)", "set Fifo = true as well, or leave it out");
        }

        return valid;

        void Report(Location? location, string problem, string remedy)
            => context.Report(UsageRules.Topic, location ?? elsewhere, message.Display(), problem, remedy);
    }

    /// <summary>Whether two names may be meant for one: they differ in the case of their letters and in separators alone.</summary>
    public static bool AreNearlyAlike(string name, string other)
        => name != other && string.Equals(s_separators.Replace(name, ""), s_separators.Replace(other, ""), StringComparison.OrdinalIgnoreCase);

    /// <summary>Reports that a topic's owner is nearly this service, so that no template would hold the topic.</summary>
    public static bool IsNearlyOwned(ITypeSymbol message, AttributeData attribute, Location? location, ReadContext context)
    {
        if (attribute.Text("Owner") is not { } owner || !AreNearlyAlike(owner, context.Index.ServiceName))
        {
            return false;
        }

        var service = context.Index.ServiceName;
        context.Report(UsageRules.Topic, location, message.Display(), $"Owner is '{owner}', and this service is '{service}', so that no template would hold the topic", $"name them alike: Owner = \"{service}\", or [assembly: ServerlessService(\"{owner}\")]");
        return true;
    }

    private static (string Problem, string Remedy)? FormProblem(INamedTypeSymbol message)
    {
        if (message.IsStatic)
        {
            return ("the type is static, and no message can be made of it", "put the attribute on a record, class or struct");
        }

        if (message.IsRefLikeType)
        {
            return ("the type is a ref struct, which can be neither published nor handled", "remove 'ref'");
        }

        if (message.IsGenericType)
        {
            return (message.TypeParameters.Length > 0 ? "the type is generic, and messages of different types cannot share a topic" : $"the type is nested in the generic type '{message.ContainingType.Display()}'", "derive a type from it that is not, and put the attribute there");
        }

        for (var each = message; each is not null; each = each.ContainingType)
        {
            if (each.IsFileLocal)
            {
                return ("the type is local to its file, and publishers and consumers stand in other files", "remove 'file'");
            }
        }

        return null;
    }

    private static bool HasValidName(INamedTypeSymbol message, AttributeData attribute, Location? elsewhere, ReadContext context)
    {
        var name = TopicReader.Name(message, attribute);
        var isGiven = attribute.Positional(0) is { IsNull: false };
        var location = context.Own(isGiven ? attribute.Location(0) : ClassReader.Location(message)) ?? elsewhere;
        if (!s_name.IsMatch(name))
        {
            var hint = !isGiven ? "; it was made from the type's own name: give another, [FanOutTopic(\"other-name\")]"
                : name.EndsWith(".fifo", StringComparison.OrdinalIgnoreCase) ? "; leave out '.fifo' and set Fifo = true"
                : "";
            context.Report(UsageRules.Name, location, message.Display(), "topic", name, "1 to 256 letters of ASCII, digits, hyphens and underscores", hint);
            return false;
        }

        var others = context.Index.TopicMessages[name].Where(other => !other.Is(message)).ToArray();
        if (others.Length == 0 || !(TopicReader.IsDeclaredHere(message, context) || TopicReader.IsOwned(message, attribute, context)))
        {
            return true;
        }

        context.Report(
            UsageRules.Topic,
            location,
            message.Display(),
            $"its topic is '{name}', and so is that of {string.Join(", ", others.Select(other => $"'{other.ToDisplayString()}'"))}: other services find a topic by its name alone",
            "give one of them another, [FanOutTopic(\"other-name\")]");
        return false;
    }

    private static bool HasValidOwner(INamedTypeSymbol message, AttributeData attribute, Location? elsewhere, ReadContext context)
    {
        if (attribute.Text("Owner") is not { } owner)
        {
            return true;
        }

        var location = context.Own(attribute.Location("Owner")) ?? elsewhere;
        if (!AssemblyReader.IsServiceName(owner))
        {
            context.Report(UsageRules.Name, location, message.Display(), "owning service's", owner, AssemblyReader.ServiceNameForm, "");
            return false;
        }

        // Where the type is another assembly's, its own project cannot know this service; that is looked for once a compilation.
        return !TopicReader.IsDeclaredHere(message, context) || !IsNearlyOwned(message, attribute, location, context);
    }
}
