namespace ServerlessPatterns.Aws.Tests;

/// <summary>Tests of what the whole process does: no other runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "alone";
}
