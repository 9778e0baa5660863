using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>The message types whose topics this service owns: its own, and those of referenced libraries that name it as their owner.</summary>
internal static class OwnedTopics
{
    /// <summary>Every message type in sight that bears [FanOutTopic], whoever owns its topic.</summary>
    public static IEnumerable<INamedTypeSymbol> InSight(ReadContext context, AttributedTypes attributed)
        => context.Types.FanOutTopicAttribute is { } attributeClass
            ? attributed.Bearing(attributeClass.Name).Where(message => message.Bears(attributeClass)).Concat(Referenced(context))
            : [];

    /// <summary>Those whose topics this service owns, valid or not.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Find(ReadContext context)
        => context.Index.TopicMessages.SelectMany(messages => messages)
            .Where(message => message.Attribute(context.Types.FanOutTopicAttribute) is { } attribute && TopicReader.IsOwned(message, attribute, context))
            .ToArray();

    /// <summary>Reports what is wrong with this service's topics in referenced libraries: the projects there cannot know all of it.</summary>
    public static void Check(ReadContext context)
    {
        var location = context.Compilation.Assembly.Attribute(context.Types.ServerlessServiceAttribute)?.Location();
        foreach (var message in Referenced(context))
        {
            if (message.Attribute(context.Types.FanOutTopicAttribute) is { } attribute && !TopicRules.IsNearlyOwned(message, attribute, location, context) && TopicReader.IsOwned(message, attribute, context))
            {
                TopicReader.Read(message, location, context);
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Referenced(ReadContext context)
        => context.Types.FanOutTopicAttribute is { } attributeClass
            ? LibraryUsers.Of(context.Compilation).SelectMany(assembly => LibraryUsers.TypesBearing(assembly, attributeClass))
            : [];
}
