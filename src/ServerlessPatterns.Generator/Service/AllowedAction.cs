namespace ServerlessPatterns.Generator.Service;

/// <summary>An [AllowAction].</summary>
internal sealed record AllowedAction(string Action, string Resource);
