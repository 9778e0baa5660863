using ServerlessPatterns.Generator.Architecture;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>A [LoadBalancerTarget] in the architecture diagram.</summary>
internal static class TargetDiagram
{
    public static void AddTo(Drawing drawing, LoadBalancerTargetModel target)
    {
        var listener = drawing.Add(new DiagramNode(ListenerIds.Listener, NodeShape.Listener, "HTTPS listener", "load balancer"));
        var requests = target.Host + target.PathPattern;
        drawing.Connect(listener, drawing.AddFunction(target.Function, "requests for", requests, condition: null), requests);
    }
}
