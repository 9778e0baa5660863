using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator;

/// <summary>Keeps CA1822 ("can be static") from pattern classes' HandleAsync and methods with [HttpRoute], which are instance methods by contract.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_canBeStatic = new("SLPS0001", "CA1822", "The methods of a pattern class are called on an instance.");

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
                && context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is IMethodSymbol method
                && (method is { Name: "HandleAsync" } && method.ContainingType.Bears(types.QueueConsumerAttribute) || method.Bears(types.HttpRouteAttribute)))
            {
                context.ReportSuppression(Suppression.Create(s_canBeStatic, diagnostic));
            }
        }
    }
}
