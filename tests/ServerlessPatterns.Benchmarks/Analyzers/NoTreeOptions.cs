using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Benchmarks.Analyzers;

/// <summary>What an .editorconfig says: nothing. A compiler has one always, and SonarAnalyzer asks it without looking.</summary>
internal sealed class NoTreeOptions : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) => NoValue(out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) => NoValue(out severity);

    private static bool NoValue(out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return false;
    }
}
