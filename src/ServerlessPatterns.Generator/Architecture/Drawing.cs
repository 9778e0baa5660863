using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.LoadBalancer;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Architecture;

/// <summary>A service's diagram while its patterns are added to it.</summary>
internal sealed class Drawing
{
    private readonly Dictionary<string, DiagramNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<DiagramNode> _ordered = [];
    private readonly List<DiagramEdge> _edges = [];
    private readonly List<FunctionSummary> _functions = [];
    private readonly HashSet<string> _namesOfSeveral;

    private Drawing(string serviceName, ServicePatterns patterns)
    {
        ServiceName = serviceName;
        Plan = new TemplatePlan(patterns.QueueConsumers, patterns.Topics, patterns.Tables, patterns.Targets);
        _namesOfSeveral =
        [
            .. patterns.Functions.Select(pattern => pattern.Function.Class)
                .Concat(patterns.Tables.Select(table => table.Item))
                .GroupBy(name => name.Name, StringComparer.Ordinal)
                .Where(same => same.Skip(1).Any())
                .Select(same => same.Key),
        ];
    }

    public string ServiceName { get; }

    /// <summary>The template's names, which the nodes bear too.</summary>
    public TemplatePlan Plan { get; }

    /// <param name="assembly">The service.</param>
    /// <param name="patterns">Its patterns, each resource once.</param>
    public static ArchitectureModel Of(AssemblyModel assembly, ServicePatterns patterns)
    {
        var drawing = new Drawing(assembly.ServiceName, patterns);
        foreach (var topic in patterns.Topics)
        {
            TopicDiagram.AddTo(drawing, topic);
        }

        foreach (var consumer in patterns.QueueConsumers)
        {
            QueueDiagram.AddTo(drawing, consumer);
        }

        foreach (var target in patterns.Targets)
        {
            TargetDiagram.AddTo(drawing, target);
        }

        foreach (var table in patterns.Tables)
        {
            TableDiagram.AddTo(drawing, table);
        }

        foreach (var pattern in patterns.Functions)
        {
            SenderDiagram.AddTo(drawing, pattern.Function);
            TableDiagram.AddAccess(drawing, pattern.Function);
        }

        return new ArchitectureModel(
            assembly.ServiceName,
            assembly.AssemblyName,
            drawing._ordered.ToEquatableArray(),
            drawing._edges.ToEquatableArray(),
            drawing._functions.OrderBy(function => function.Name, StringComparer.Ordinal).ToEquatableArray());
    }

    /// <summary>Adds a node, unless it is there.</summary>
    /// <returns>Its id.</returns>
    public string Add(DiagramNode node)
    {
        if (!_nodes.ContainsKey(node.Id))
        {
            _nodes.Add(node.Id, node);
            _ordered.Add(node);
        }

        return node.Id;
    }

    public void Connect(string from, string to, params string[] label) => _edges.Add(new DiagramEdge(from, to, label.ToEquatableArray()));

    public void ConnectFailures(string from, string to, string label) => _edges.Add(new DiagramEdge(from, to, new EquatableArray<string>([label]), IsForFailures: true));

    /// <summary>Adds a function, to the diagram and to the table.</summary>
    /// <returns>Its node's id.</returns>
    public string AddFunction(FunctionModel function, string @event, string source, string? condition)
    {
        var name = NameOf(function.Class);
        _functions.Add(new FunctionSummary(name, @event, source, condition, function.TimeoutSeconds, function.MemoryMegabytes));
        return Add(new DiagramNode(Plan.Ids(function.Class).Function, NodeShape.Function, name, "function"));
    }

    /// <summary>A class's own name, or its full one where several have that.</summary>
    public string NameOf(ClassName name) => _namesOfSeveral.Contains(name.Name) ? name.FullName : name.Name;

    /// <summary>A topic, this service's or another's.</summary>
    /// <returns>Its node's id.</returns>
    public string Topic(string name, string? owner, bool fifo = false)
        => Plan.TopicId(name) ?? Add(new DiagramNode(ExternalId("Topic", name), NodeShape.Topic, name, fifo ? "FIFO topic" : "topic") { IsExternal = true, Owner = owner });

    /// <summary>A queue that is sent to, this service's or another's.</summary>
    /// <returns>Its node's id.</returns>
    public string Queue(string name)
        => Plan.QueueId(name) ?? Add(new DiagramNode(ExternalId("Queue", name), NodeShape.Queue, name, "queue of another service") { IsExternal = true });

    /// <summary>An id that no logical id is, for those have no underscores; nor that of another name.</summary>
    private static string ExternalId(string kind, string name)
        => $"External{kind}_{name.Replace('-', '_')}" + (name.Contains("_") ? "_" + StableHash.Of(name) : "");
}
