using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator;

/// <summary>The one generator: wiring only.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PatternsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
