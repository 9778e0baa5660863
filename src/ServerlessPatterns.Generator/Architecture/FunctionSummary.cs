namespace ServerlessPatterns.Generator.Architecture;

/// <summary>A line of the table of functions.</summary>
/// <param name="Name">The class.</param>
/// <param name="Event">What runs it, in words: <c>messages of the queue</c>.</param>
/// <param name="Source">The name of what that comes from.</param>
/// <param name="Condition">Which of them run it; null: all.</param>
/// <param name="TimeoutSeconds">Its timeout.</param>
/// <param name="MemoryMegabytes">Its memory.</param>
internal sealed record FunctionSummary(string Name, string Event, string Source, string? Condition, int TimeoutSeconds, int MemoryMegabytes);
