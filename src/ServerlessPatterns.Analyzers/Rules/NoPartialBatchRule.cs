using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1010. See https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html</summary>
internal sealed class NoPartialBatchRule : HandlerRule
{
    public override DiagnosticDescriptor Descriptor => AntiPatterns.NoPartialBatch;

    public override void VisitHandler(HandlerEntry entry, IReadOnlyList<HandlerBody> bodies, Action<Diagnostic> report)
    {
        if ((entry.Kinds & HandlerKinds.SqsEvent) != 0 && TakesEvent(entry.Method) && !ReturnsBatchResponse(entry.Method.ReturnType))
        {
            report(At(entry.Method, entry.Name));
        }
    }

    /// <summary>A method that Amazon.Lambda.Annotations hands a single message to is generated code's to answer for.</summary>
    private static bool TakesEvent(IMethodSymbol method) => method.Parameters.Any(parameter => parameter.Type.Name == "SQSEvent");

    private static bool ReturnsBatchResponse(ITypeSymbol type)
        => type.Name is "SQSBatchResponse" or "Stream"
            || (type is INamedTypeSymbol { TypeArguments: [var result] } && ReturnsBatchResponse(result));
}
