namespace ServerlessPatterns.Tests;

/// <summary>Tests of what the whole process does: memory that it allocates, activities that it starts. No other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "alone";
}
