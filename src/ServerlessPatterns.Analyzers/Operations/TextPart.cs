using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Operations;

/// <summary>A piece of a text that is put together: one of the two is there.</summary>
/// <param name="Text">Text that is constant.</param>
/// <param name="Hole">What is put in.</param>
internal readonly record struct TextPart(string? Text, IOperation? Hole);
