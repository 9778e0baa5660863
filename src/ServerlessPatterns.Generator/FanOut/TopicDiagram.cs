using ServerlessPatterns.Generator.Architecture;

namespace ServerlessPatterns.Generator.FanOut;

/// <summary>A topic in the architecture diagram.</summary>
internal static class TopicDiagram
{
    public static void AddTo(Drawing drawing, TopicModel topic)
        => drawing.Add(new DiagramNode(drawing.Plan.Ids(topic.Message).Topic, NodeShape.Topic, topic.Name, topic.Fifo ? "FIFO topic" : "topic"));
}
