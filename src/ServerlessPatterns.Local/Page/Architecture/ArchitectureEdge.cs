namespace ServerlessPatterns.Local.Page.Architecture;

/// <summary>A way that messages, requests or items take.</summary>
/// <param name="From">The node that it leaves.</param>
/// <param name="To">The node that it reaches.</param>
/// <param name="Kind">subscription, mapping, deadLetters, sends, reads, route or integration.</param>
/// <param name="Label">What takes it, in one line; null where all does.</param>
/// <param name="Count">How many took it so far.</param>
internal sealed record ArchitectureEdge(string From, string To, string Kind, string? Label, Func<long> Count)
{
    public string Id { get; } = IdOf(From, To);

    public static string IdOf(string from, string to) => $"{from}->{to}";
}
