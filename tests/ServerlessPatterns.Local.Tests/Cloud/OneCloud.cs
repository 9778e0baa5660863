namespace ServerlessPatterns.Local.Tests.Cloud;

/// <summary>Of a cloud there is one at a time in a process.</summary>
[CollectionDefinition(nameof(OneCloud))]
public sealed class OneCloud;
