using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>
/// What a reader works with. The generator reads in silence, an analyzer with a place to report to; both run the same readers, so that what
/// the one skips the other explains.
/// </summary>
internal sealed class ReadContext
{
    private readonly Action<Diagnostic>? _report;

    public ReadContext(Compilation compilation, KnownTypes types, Action<Diagnostic>? report, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Types = types;
        Index = new CompilationIndex(compilation, types, () => new ReadContext(compilation, types, Index!, build: null, report: null, CancellationToken.None));
        _report = report;
        CancellationToken = cancellationToken;
    }

    private ReadContext(
        Compilation compilation,
        KnownTypes types,
        CompilationIndex index,
        BuildSettings? build,
        Action<Diagnostic>? report,
        CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Types = types;
        Index = index;
        Build = build;
        _report = report;
        CancellationToken = cancellationToken;
    }

    public Compilation Compilation { get; }

    public KnownTypes Types { get; }

    /// <summary>What is looked for in the whole compilation, found once.</summary>
    public CompilationIndex Index { get; }

    /// <summary>What the project file says, for the problems that depend on it; null where nothing is reported.</summary>
    public BuildSettings? Build { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>The same compilation, read for someone else; safe on several threads at once.</summary>
    public ReadContext For(BuildSettings build, Action<Diagnostic> report, CancellationToken cancellationToken)
        => new(Compilation, Types, Index, build, report, cancellationToken);

    /// <summary>The same, without a word.</summary>
    public ReadContext Silent() => _report is null ? this : new(Compilation, Types, Index, Build, report: null, CancellationToken);

    /// <summary>The place, if it is in this compilation; another project's, which an editor knows by its source, is none to report at.</summary>
    public Location? Own(Location? location) => location is { SourceTree: { } tree } && Compilation.ContainsSyntaxTree(tree) ? location : null;

    /// <summary>Reports what somebody else has found.</summary>
    public void Report(Diagnostic diagnostic) => _report?.Invoke(diagnostic);

    /// <summary>Reports a problem; the reader itself decides whether it goes on.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location? location, params object?[] arguments)
        => _report?.Invoke(Diagnostic.Create(descriptor, Reportable(location), arguments));

    /// <summary>Reports a problem that a code fix must know more about.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location? location, ImmutableDictionary<string, string?> properties, params object?[] arguments)
        => _report?.Invoke(Diagnostic.Create(descriptor, Reportable(location), properties, arguments));

    /// <summary>A place in another compilation's source would be refused.</summary>
    private Location Reportable(Location? location) => location is null or { IsInSource: false } ? location ?? Location.None : Own(location) ?? Location.None;
}
