using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator;

/// <summary>Keeps CA1822 ("can be static") from pattern classes' HandleAsync, which is an instance method by contract.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_canBeStatic = new("SLPS0001", "CA1822", "HandleAsync of a pattern class is called on an instance.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(s_canBeStatic);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (KnownTypes.Resolve(context.Compilation) is not { } types)
        {
            return;
        }

        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location is { SourceTree: { } tree } location
                && tree.GetRoot(context.CancellationToken).FindNode(location.SourceSpan) is { } node
                && context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is IMethodSymbol { Name: "HandleAsync" } method
                && method.ContainingType.Bears(types.QueueConsumerAttribute))
            {
                context.ReportSuppression(Suppression.Create(s_canBeStatic, diagnostic));
            }
        }
    }
}
