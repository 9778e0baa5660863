namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>A place in the tree of a target's routes: what may follow there, and the routes that end there.</summary>
internal sealed class RouteNode
{
    /// <summary>What follows a text.</summary>
    public SortedDictionary<string, RouteNode> Literals { get; } = new(StringComparer.Ordinal);

    /// <summary>What follows any segment.</summary>
    public RouteNode? Parameter { get; private set; }

    /// <summary>The routes that end here, with their indexes.</summary>
    public List<(RouteModel Route, int Index)> Ends { get; } = [];

    /// <summary>The routes that take whatever is left from here.</summary>
    public List<(RouteModel Route, int Index)> Rests { get; } = [];

    /// <summary>The tree of some routes.</summary>
    public static RouteNode Of(IEnumerable<RouteModel> routes)
    {
        var root = new RouteNode();
        var index = 0;
        foreach (var route in routes)
        {
            var node = root;
            foreach (var segment in route.Segments)
            {
                node = segment.Kind switch
                {
                    SegmentKind.Literal => node.Literals.TryGetValue(segment.Text, out var next) ? next : node.Literals[segment.Text] = new RouteNode(),
                    SegmentKind.Parameter => node.Parameter ??= new RouteNode(),
                    _ => node,
                };
            }

            (route.Segments.Any(segment => segment.Kind == SegmentKind.Rest) ? node.Rests : node.Ends).Add((route, index++));
        }

        return root;
    }
}
