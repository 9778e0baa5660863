using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Graph;

/// <summary>Reports the topics of a library that is no service, unless another service owns them: its template is not expected by anybody.</summary>
internal static class TopicsWithoutOwner
{
    public static void Check(ServiceInSight service, ReadContext context)
    {
        if (IsService(service, context))
        {
            return;
        }

        foreach (var message in context.Index.OwnedTopics.OrderBy(message => message.ToDisplayString(), StringComparer.Ordinal))
        {
            // Where the owner's name is the library's own, somebody knows what they do.
            if (message.Attribute(context.Types.FanOutTopicAttribute) is { } attribute
                && attribute.Text("Owner") is null
                && TopicReader.IsDeclaredHere(message, context)
                && TopicReader.Read(message, location: null, context.Silent()) is not null)
            {
                context.Report(UsageRules.TopicWithoutOwner, attribute.Location(), message.Display(), context.Index.ServiceName);
            }
        }
    }

    /// <summary>A program, a project that has a function or table, even one that is not complete yet, or one that says that it is a service.</summary>
    private static bool IsService(ServiceInSight service, ReadContext context)
        => context.Compilation.Options.OutputKind is not (OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule)
            || !service.IsComplete
            || service.Consumers.Any(consumer => consumer.IsOwn)
            || service.Targets.Count > 0
            || context.Index.Tables.Count > 0
            || context.Compilation.Assembly.Bears(context.Types.ServerlessServiceAttribute);
}
