namespace ServerlessPatterns.Local.Telemetry;

/// <summary>A message that a function was invoked with.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsFailed">Whether it failed, alone or with its batch.</param>
/// <param name="Reason">Why it failed.</param>
internal readonly record struct InvokedMessage(Guid Id, bool IsFailed, string? Reason);
