namespace ServerlessPatterns.Local.Apis;

/// <summary>What the client is answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The header fields, the body's among them.</param>
/// <param name="Body">The body.</param>
internal sealed record ApiAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body);
