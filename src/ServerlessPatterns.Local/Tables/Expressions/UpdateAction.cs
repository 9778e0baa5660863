namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>An action of an update expression.</summary>
/// <param name="Verb">The clause that it stands in.</param>
/// <param name="Path">What it changes.</param>
/// <param name="Value">What it sets, adds or deletes; null where it removes.</param>
internal sealed record UpdateAction(UpdateVerb Verb, DocumentPath Path, Operand? Value);
