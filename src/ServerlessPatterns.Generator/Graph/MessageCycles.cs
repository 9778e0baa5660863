using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Graph;

/// <summary>Reports the consumers whose messages come back to them.</summary>
internal static class MessageCycles
{
    private const string Arrow = " → ";

    public static void Check(ServiceInSight service, Action<Diagnostic> report)
    {
        // Nothing that sends nothing is on a cycle, and most services send little.
        if (!service.Consumers.Any(consumer => consumer.IsOwn && consumer.Sends.Count > 0))
        {
            return;
        }

        var graph = new MessageGraph(service.Consumers);
        var cycles = new Cycles(graph.Edges);
        for (var i = 0; i < service.Consumers.Count && service.Consumers[i] is { IsOwn: true } consumer; i++)
        {
            if (cycles.Through(graph.Consumer(i), out var gap) is { } cycle)
            {
                report(Diagnostic.Create(UsageRules.MessageCycle, consumer.Location, consumer.Type.Name, Path(graph, cycle, gap)));
            }
        }
    }

    /// <summary>The way from the message that the consumer takes back to that message.</summary>
    private static string Path(MessageGraph graph, IReadOnlyList<int> cycle, int? gap)
    {
        var names = cycle.Select(graph.Name).ToList();
        var source = names[names.Count - 1];
        if (gap is { } place)
        {
            names.Insert(place, "…");
        }

        return source + Arrow + string.Join(Arrow, names);
    }
}
