using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Sending;

/// <summary>Reads what a pattern class sends: the senders in its constructor, and those that [Sends] and [Publishes] name.</summary>
internal static class SenderReader
{
    /// <summary>What a type sends, if it is IQueueSender&lt;T&gt; or ITopicPublisher&lt;T&gt;.</summary>
    public static SenderKind? Kind(ITypeSymbol type, KnownTypes types)
        => type is not INamedTypeSymbol { TypeArguments.Length: 1, OriginalDefinition: var definition } ? null
            : definition.Is(types.QueueSender) ? SenderKind.Queue
            : definition.Is(types.TopicPublisher) ? SenderKind.Topic
            : null;

    /// <summary>The sender of a constructor parameter of such a type; null if anything is wrong, all of which is reported.</summary>
    public static SenderModel? Read(INamedTypeSymbol type, IParameterSymbol parameter, SenderKind kind, ReadContext context)
    {
        var declared = new DeclaredSender(type, kind, ((INamedTypeSymbol)parameter.Type).TypeArguments[0], IsParameter: true, HandlerReader.Location(parameter, type));
        return parameter.Attribute("Microsoft.Extensions.DependencyInjection", "FromKeyedServicesAttribute") is null
            ? Read(declared, context)
            : declared.Problem(UsageRules.SenderMissing, "senders have no keys", "remove [FromKeyedServices]", context);
    }

    /// <summary>What a class sends: the senders of its constructor, and those that only attributes name; in an order that no order of declarations changes.</summary>
    /// <returns>False if anything is wrong with an attribute, all of which is reported.</returns>
    public static bool TryRead(INamedTypeSymbol type, EquatableArray<ConstructorArgument> constructor, ReadContext context, out EquatableArray<SenderModel> senders)
    {
        var read = constructor.Select(argument => argument.Sender).OfType<SenderModel>().Distinct().ToList();
        var valid = TryReadAttributes(type, context, read);
        senders = read.OrderBy(sender => sender.Kind).ThenBy(sender => sender.Message.Type, StringComparer.Ordinal).ToEquatableArray();
        return valid && Fit(type, senders, context);
    }

    private static bool TryReadAttributes(INamedTypeSymbol type, ReadContext context, List<SenderModel> senders)
    {
        var valid = true;
        foreach (var (attribute, kind) in Attributes(type, context.Types))
        {
            // What is no type, or does not resolve, is the compiler's error. The arguments that an open generic type lacks look the same.
            if (attribute.Positional(0) is not { Kind: TypedConstantKind.Type, Value: ITypeSymbol message }
                || (message is not INamedTypeSymbol { IsUnboundGenericType: true } && message.Contains(static part => part.TypeKind == TypeKind.Error)))
            {
                valid = false;
                continue;
            }

            var reference = message.Reference();
            if (senders.Any(sender => sender.Kind == kind && sender.Message.Type == reference))
            {
                continue;
            }

            var declared = new DeclaredSender(type, kind, message, IsParameter: false, attribute.Location(0));
            if (Read(declared, context) is { } read)
            {
                senders.Add(read);
                if (context.Index.Startups.Count == 0)
                {
                    declared.Problem(UsageRules.SendsNothing, "the project has no [ServiceStartup], whose container would give the sender to what the class uses", $"take {declared.InConstructor} in the constructor", context);
                }
            }
            else
            {
                valid = false;
            }
        }

        return valid;
    }

    /// <summary>Reports [Sends] and [Publishes] on a class that is no function.</summary>
    public static void CheckUnused(INamedTypeSymbol type, ReadContext context)
    {
        foreach (var (attribute, kind) in Attributes(type, context.Types))
        {
            if (attribute.Positional(0) is { Kind: TypedConstantKind.Type, Value: ITypeSymbol message })
            {
                new DeclaredSender(type, kind, message, IsParameter: false, attribute.Location()).Problem(
                    UsageRules.SendsNothing,
                    "it is no function, and has no role and no environment that the attribute could add to",
                    "put the attribute on the pattern classes that use it",
                    context);
            }
        }
    }

    /// <summary>The messages that a class declares to send, whatever is wrong with them.</summary>
    public static IEnumerable<ITypeSymbol> Messages(INamedTypeSymbol type, KnownTypes types)
        => type.InstanceConstructors
            .SelectMany(constructor => constructor.Parameters)
            .Where(parameter => Kind(parameter.Type, types) is not null)
            .Select(parameter => ((INamedTypeSymbol)parameter.Type).TypeArguments[0])
            .Concat(Attributes(type, types).Select(each => each.Attribute.Positional(0)?.Scalar()).OfType<ITypeSymbol>());

    private static bool Fit(INamedTypeSymbol type, EquatableArray<SenderModel> senders, ReadContext context)
    {
        if (SenderVariable.LeastSize(senders) is var size && size <= SenderVariable.MaximumEnvironmentSize)
        {
            return true;
        }

        context.Report(
            UsageRules.SenderMissing,
            ClassReader.Location(type),
            type.Name,
            $"has {senders.Count} senders",
            $"their addresses need at least {size} bytes of the function's environment, and Lambda takes at most {SenderVariable.MaximumEnvironmentSize} (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html)",
            "let several classes send them");
        return false;
    }

    /// <summary>The [Sends] and [Publishes] of a class, and what each makes.</summary>
    public static IEnumerable<(AttributeData Attribute, SenderKind Kind)> Attributes(INamedTypeSymbol type, KnownTypes types)
    {
        foreach (var attribute in type.AttributesInOrder())
        {
            if (attribute.AttributeClass?.Is(types.SendsAttribute) == true)
            {
                yield return (attribute, SenderKind.Queue);
            }
            else if (attribute.AttributeClass?.Is(types.PublishesAttribute) == true)
            {
                yield return (attribute, SenderKind.Topic);
            }
        }
    }

    private static SenderModel? Read(DeclaredSender declared, ReadContext context)
    {
        var message = declared.Message;
        if (context.Types.FunctionSenders is null)
        {
            return declared.Problem(UsageRules.SenderMissing, "the project does not reference the package that has the senders", "dotnet add package ServerlessPatterns.Aws", context);
        }

        if (MessageReader.Form(message, context.Types) != MessageForm.Json)
        {
            return declared.Problem(UsageRules.SenderMismatch, $"'{message.Display()}' names no {(declared.Kind == SenderKind.Queue ? "queue" : "topic")}", "send a record that holds it", context);
        }

        var hasTopic = message.Attribute(context.Types.FanOutTopicAttribute) is not null;
        if (declared.Kind == SenderKind.Queue && hasTopic)
        {
            return declared.Problem(UsageRules.SenderMismatch, $"'{message.Display()}' bears [FanOutTopic], so that it goes to its topic and not to a queue", $"use {declared.Name(SenderKind.Topic)}", context);
        }

        if (declared.Kind == SenderKind.Topic && !hasTopic)
        {
            return declared.Problem(UsageRules.SenderMismatch, $"'{message.Display()}' has no topic", $"give it [FanOutTopic], or use {declared.Name(SenderKind.Queue)}", context);
        }

        return MessageReader.ReadSent(declared, context) is { } model
            && TopicReader.TryReference(message, declared.Location, context, out var topic)
            && (topic is not null ? topic.Name : QueueName(declared, context)) is { } name
            ? new SenderModel(declared.Kind, model, name, SenderVariable.Of(declared.Kind, name)) { TopicOwner = topic?.Owner }
            : null;
    }

    /// <summary>The queue's logical name, which must fit into the name of an SSM parameter as it must into the queue's.</summary>
    private static string? QueueName(DeclaredSender declared, ReadContext context)
    {
        var message = declared.Message;
        var attribute = message.Attribute(context.Types.QueueNameAttribute);
        var name = attribute is null ? LogicalName.Of(message) : attribute.Positional(0) is { } given ? given.Scalar() as string ?? "" : null;
        if (name is null || QueueNameReader.IsValid(name))
        {
            return name;
        }

        var origin = attribute is null ? $"; it was made from the name of '{message.Display()}': give that another, [QueueName(\"other-name\")]" : $" ([QueueName] of '{message.Display()}')";
        context.Report(UsageRules.Name, declared.Location, declared.Class.Name, "queue", name, QueueNameReader.Form, origin);
        return null;
    }
}
