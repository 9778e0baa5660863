using System.Globalization;
using System.Text;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Architecture;

/// <summary>Writes the architecture as Markdown: the diagram, and a table of the functions.</summary>
internal static class ArchitectureDocument
{
    /// <summary>How the document begins, by which the build knows the file as its own.</summary>
    private const string Mark = "<!-- Written by ServerlessPatterns from the classes of the service: change those, not this file. -->";

    public static string Write(ArchitectureModel architecture)
    {
        var text = new StringBuilder();
        text.Append(Mark).Append("\n\n");
        text.Append("# Architecture of ").Append(MarkdownText.Code(architecture.ServiceName)).Append("\n\n");
        text.Append("What the template of ").Append(MarkdownText.Code(architecture.AssemblyName)).Append(" deploys.\n");
        if (architecture.Nodes.Any(node => node.IsDeadLetter || node.IsExternal))
        {
            text.Append("Dashed: dead-letter queues, and what belongs to other services.\n");
        }

        var parts = DiagramPart.Of(architecture);
        foreach (var part in parts)
        {
            var title = $"Architecture of {architecture.ServiceName}" + (parts.Count == 1 ? "" : $", part {part.Number} of {parts.Count}");
            text.Append("\n```mermaid\n").Append(Flowchart.Write(title, Describe(architecture), part.Nodes, part.Edges)).Append("```\n");
        }

        if (architecture.Functions.Count > 0)
        {
            text.Append("\n| Function | Runs for | Timeout | Memory |\n| --- | --- | --- | --- |\n");
            foreach (var function in architecture.Functions)
            {
                text.Append("| ").Append(MarkdownText.Code(function.Name))
                    .Append(" | ").Append(function.Event).Append(' ').Append(MarkdownText.Code(function.Source))
                    .Append(function.Condition is null ? "" : ": " + MarkdownText.Code(function.Condition))
                    .Append(" | ").Append(Number(function.TimeoutSeconds)).Append(" s | ").Append(Number(function.MemoryMegabytes)).Append(" MB |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>What the diagram shows, for who does not see it: <c>2 topics, 3 queues, 3 functions</c>.</summary>
    private static string Describe(ArchitectureModel architecture)
    {
        var own = architecture.Nodes.Where(node => !node.IsExternal).ToList();
        var parts = new List<string>();
        Add(NodeShape.Topic, "topic");
        Add(NodeShape.Queue, "queue", isDeadLetter: false);
        Add(NodeShape.Queue, "dead-letter queue", isDeadLetter: true);
        Add(NodeShape.Function, "function");
        Add(NodeShape.Table, "table");
        Add(NodeShape.Api, "REST API");
        Add(NodeShape.Listener, "load balancer listener");
        return string.Join(", ", parts);

        void Add(NodeShape shape, string name, bool isDeadLetter = false)
        {
            if (own.Count(node => node.Shape == shape && node.IsDeadLetter == isDeadLetter) is var count and > 0)
            {
                parts.Add($"{Number(count)} {name}{(count == 1 ? "" : "s")}");
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
