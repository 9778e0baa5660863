using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>Reads [FanOutTopic].</summary>
internal static class TopicReader
{
    /// <summary>The topic of a message type; null where it has none. What may be wrong with it is reported where it is declared.</summary>
    public static TopicReference? Reference(ITypeSymbol message, ReadContext context)
        => message.Attribute(context.Types.FanOutTopicAttribute) is { } attribute
            ? new TopicReference(Name(message, attribute), IsFifo(attribute), Owner(message, attribute, context))
            : null;

    /// <summary>
    /// The topic of a consumer's or publisher's message; false if there is one and anything is wrong with it. That is reported here only where
    /// nothing else of this project is nearer to it: not for its own message types, nor for those whose topics it owns.
    /// </summary>
    /// <param name="message">The message type.</param>
    /// <param name="location">Where it is used.</param>
    /// <param name="context">Where to read.</param>
    /// <param name="topic">The topic; null where the message has none.</param>
    public static bool TryReference(ITypeSymbol message, Location? location, ReadContext context, out TopicReference? topic)
    {
        topic = null;
        if (message.Attribute(context.Types.FanOutTopicAttribute) is not { } attribute)
        {
            return true;
        }

        var isForeign = !IsDeclaredHere(message, context) && !IsOwned(message, attribute, context);
        if (message is not INamedTypeSymbol named || !TopicRules.Hold(named, attribute, location, isForeign ? context : context.Silent()))
        {
            return false;
        }

        topic = Reference(message, context);
        return true;
    }

    /// <summary>A message type's topic, whoever owns it; null if anything is wrong, all of which is reported.</summary>
    /// <param name="message">The message type.</param>
    /// <param name="location">Where to report what is wrong in another assembly.</param>
    /// <param name="context">Where to read.</param>
    public static TopicModel? Read(INamedTypeSymbol message, Location? location, ReadContext context)
        => message.Attribute(context.Types.FanOutTopicAttribute) is { } attribute && TopicRules.Hold(message, attribute, location, context)
            ? new TopicModel(ClassReader.Name(message), Name(message, attribute), IsFifo(attribute), attribute.Named<bool>("ContentBasedDeduplication") ?? false)
            : null;

    /// <summary>The service whose template holds the topic.</summary>
    public static string Owner(ITypeSymbol message, AttributeData attribute, ReadContext context)
        => attribute.Text("Owner") ?? DeclaringService(message, context);

    /// <summary>
    /// Whether this service's template holds the topic. A library that is the named owner itself has a template of its own, with the topic, even
    /// where another project's service bears the same name.
    /// </summary>
    public static bool IsOwned(ITypeSymbol message, AttributeData attribute, ReadContext context)
    {
        var service = context.Index.ServiceName;
        return IsDeclaredHere(message, context)
            ? Owner(message, attribute, context) == service
            : attribute.Text("Owner") == service && DeclaringService(message, context) != service;
    }

    public static bool IsDeclaredHere(ITypeSymbol message, ReadContext context)
        => SymbolEqualityComparer.Default.Equals(message.ContainingAssembly, context.Compilation.Assembly);

    /// <summary>The topic's logical name, valid or not.</summary>
    public static string Name(ITypeSymbol message, AttributeData attribute)
        => attribute.Positional(0)?.Scalar() as string ?? LogicalName.Of(message);

    public static bool IsFifo(AttributeData attribute) => attribute.Named<bool>("Fifo") ?? false;

    private static string DeclaringService(ITypeSymbol message, ReadContext context)
        => IsDeclaredHere(message, context) ? context.Index.ServiceName : AssemblyReader.ServiceNameOf(message.ContainingAssembly, context.Silent());
}
