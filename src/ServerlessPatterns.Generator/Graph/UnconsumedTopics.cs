using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Graph;

/// <summary>Reports the service's topics that nobody in sight consumes.</summary>
internal static class UnconsumedTopics
{
    public static void Check(ServiceInSight service, ReadContext context)
    {
        if (!service.IsComplete)
        {
            return;
        }

        var consumed = new HashSet<Destination>(service.Consumers.Select(consumer => consumer.Source));
        var elsewhere = context.Compilation.Assembly.Attribute(context.Types.ServerlessServiceAttribute)?.Location();
        foreach (var message in context.Index.OwnedTopics.OrderBy(message => message.ToDisplayString(), StringComparer.Ordinal))
        {
            if (message.Attribute(context.Types.FanOutTopicAttribute) is { } attribute
                && attribute.Named<bool>("Exported") != true
                && TopicReader.Read(message, location: null, context.Silent()) is { } topic
                && !consumed.Contains(new Destination(SenderKind.Topic, topic.Name)))
            {
                context.Report(UsageRules.UnconsumedTopic, context.Own(attribute.Location()) ?? elsewhere, topic.Name, message.Display());
            }
        }
    }
}
