namespace ServerlessPatterns.Local.Filters;

/// <summary>A field that did not match.</summary>
/// <param name="Key">The field, with dots; empty for the message as a whole.</param>
/// <param name="Wanted">What the policy wants there, as it is written.</param>
/// <param name="Found">What the message has there, as JSON; null where it has nothing.</param>
internal sealed record FilterMismatch(string Key, string Wanted, string? Found);
