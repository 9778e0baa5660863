using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Gate;

/// <summary>
/// A compilation as it goes through the gate: compared by its shape alone, and read at most once. The compilation is let go as soon as the
/// models are read, so that the step, which outlives many keystrokes, keeps no compilation alive.
/// </summary>
internal sealed class GatedCompilation(CSharpCompilation compilation)
{
    private readonly object _lock = new();
    private CSharpCompilation? _compilation = compilation;
    private PatternModels? _patterns;

    public CompilationShape Shape { get; } = new(compilation);

    /// <summary>The models; read from the compilation by the first call that is not cancelled.</summary>
    public PatternModels Read(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_patterns is null)
            {
                _patterns = PatternsReader.Read(_compilation!, cancellationToken);
                _compilation = null;
            }

            return _patterns;
        }
    }
}
