using ServerlessPatterns.Generator.Architecture;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Sending;

/// <summary>What a function sends, in the architecture diagram.</summary>
internal static class SenderDiagram
{
    public static void AddTo(Drawing drawing, FunctionModel function)
    {
        var from = drawing.Plan.Ids(function.Class).Function;
        foreach (var destination in SenderResources.Destinations(function))
        {
            if (destination.Kind == SenderKind.Queue)
            {
                drawing.Connect(from, drawing.Queue(destination.Name), "sends");
            }
            else
            {
                drawing.Connect(from, drawing.Topic(destination.Name, destination.TopicOwner), "publishes");
            }
        }
    }
}
