using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>Finds the message types whose topics this service owns: its own, and those of referenced libraries that name it as their owner.</summary>
internal static class OwnedTopics
{
    public static IReadOnlyList<INamedTypeSymbol> Find(ReadContext context, AttributedTypes attributed)
    {
        if (context.Types.FanOutTopicAttribute is not { } attributeClass)
        {
            return [];
        }

        var service = context.Index.ServiceName;
        return attributed.Bearing(attributeClass.Name)
            .Concat(LibraryUsers.Of(context.Compilation).SelectMany(assembly => LibraryUsers.TypesBearing(assembly, attributeClass)))
            .Where(message => message.Attribute(attributeClass) is { } attribute && TopicReader.Owner(message, attribute, context) == service)
            .ToArray();
    }
}
