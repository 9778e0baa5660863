namespace ServerlessPatterns.Benchmarks.Generator;

/// <summary>Where a character is typed.</summary>
public enum Keystroke
{
    InUnrelatedFile,
    InMethodBody,
    InDeclaration,
}
