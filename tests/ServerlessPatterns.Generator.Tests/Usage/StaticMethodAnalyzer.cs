using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Usage;

#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008 // It stands in for the SDK's in these tests alone, and no compiler loads it.
/// <summary>Says of every method that it can be static, as the SDK's own analyzer does under this id.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StaticMethodAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_rule = new("CA1822", "Static", "Static", "Performance", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <summary>What is said of a project where our suppressor has its say.</summary>
    public static ImmutableArray<Diagnostic> Run(TestProject project)
        => project.Compile()
            .WithAnalyzers(
                [new StaticMethodAnalyzer(), new HandlerSuppressor()],
                new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol =>
            {
                if (symbol.Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(s_rule, method.Locations[0]));
                }
            },
            SymbolKind.Method);
    }
}
