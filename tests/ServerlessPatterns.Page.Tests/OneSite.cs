namespace ServerlessPatterns.Page.Tests;

/// <summary>One cloud with its page, and one browser, for all tests: a process runs one cloud at a time.</summary>
[CollectionDefinition(nameof(OneSite))]
public sealed class OneSite : ICollectionFixture<Site>;
