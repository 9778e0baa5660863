using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>
/// What a reader works with. The generator reads in silence, an analyzer with a place to report to; both run the same readers, so that what
/// the one skips the other explains.
/// </summary>
internal sealed class ReadContext(Compilation compilation, KnownTypes types, Action<Diagnostic>? report, CancellationToken cancellationToken)
{
    public Compilation Compilation { get; } = compilation;

    public KnownTypes Types { get; } = types;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Reports a problem; the reader itself decides whether it goes on.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location? location, params object?[] arguments)
        => report?.Invoke(Diagnostic.Create(descriptor, location ?? Location.None, arguments));
}
