namespace ServerlessPatterns.Generator.Service;

/// <summary>All that is read from a compilation.</summary>
/// <param name="Assembly">What the compilation as a whole says.</param>
/// <param name="HasPatterns">Whether some class bears a pattern's attribute, valid or not.</param>
/// <param name="Patterns">The valid ones.</param>
internal sealed record PatternModels(AssemblyModel? Assembly, bool HasPatterns, ServicePatterns Patterns)
{
    /// <summary>Of a compilation that does not reference the library.</summary>
    public static readonly PatternModels None = new(null, false, ServicePatterns.None);

    /// <summary>Amazon.Lambda.Core, where some handler asks for its context.</summary>
    public LambdaCoreModel? UsedLambdaCore => Assembly is { LambdaCore: { } core } && Patterns.Functions.Any(pattern => pattern.UsesLambdaContext) ? core : null;
}
