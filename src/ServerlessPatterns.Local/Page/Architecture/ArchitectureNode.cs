namespace ServerlessPatterns.Local.Page.Architecture;

/// <summary>A part of the system, as a node of its diagram.</summary>
/// <param name="Id">service/logical id.</param>
/// <param name="Kind">topic, queue, deadLetterQueue, function, table, api or loadBalancer.</param>
/// <param name="Name">What the service calls it.</param>
/// <param name="Service">The service that owns it.</param>
/// <param name="Detail">What else is to be known of it, in one line.</param>
internal sealed record ArchitectureNode(string Id, string Kind, string Name, string Service, string? Detail);
