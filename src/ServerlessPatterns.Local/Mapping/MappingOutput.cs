namespace ServerlessPatterns.Local.Mapping;

/// <summary>What a mapping template was rendered to.</summary>
/// <param name="Text">The text.</param>
/// <param name="Status">$context.responseOverride.status; null if the template does not set it.</param>
/// <param name="Headers">$context.responseOverride.header.</param>
/// <param name="Unresolved">The references that stand literally in the text, because there is no such thing.</param>
internal sealed record MappingOutput(string Text, string? Status, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> Unresolved);
