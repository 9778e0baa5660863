namespace ServerlessPatterns.Analyzers.Http;

/// <summary>How start-up code registers a client.</summary>
/// <param name="Name">The name of the client's class or interface.</param>
/// <param name="IsForeign">Whether a host that is named with it is no sibling.</param>
internal sealed record ClientRegistration(string Name, bool IsForeign);
