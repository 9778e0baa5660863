namespace ServerlessPatterns.Generator.Architecture;

/// <summary>What a node of the diagram is, which its shape shows.</summary>
internal enum NodeShape
{
    Topic,
    Queue,
    Function,
    Table,
    Api,
    Listener,
}
