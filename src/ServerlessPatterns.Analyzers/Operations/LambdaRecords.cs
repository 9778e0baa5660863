using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Operations;

/// <summary>The types of Amazon.Lambda.SQSEvents and Amazon.Lambda.SNSEvents.</summary>
internal static class LambdaRecords
{
    /// <summary>Whether it is SQSEvent or SNSEvent.</summary>
    public static bool IsEvent(ITypeSymbol? type) => type is { Name: "SQSEvent" or "SNSEvent", ContainingType: null } && IsOfEvents(type);

    /// <summary>Whether it is one record of such an event.</summary>
    public static bool IsRecord(ITypeSymbol? type) => IsSqsRecord(type) || (type is { Name: "SNSRecord" or "SNSMessage", ContainingType.Name: "SNSEvent" } && IsOfEvents(type));

    /// <summary>Whether it is SQSEvent.SQSMessage.</summary>
    public static bool IsSqsRecord(ITypeSymbol? type) => type is { Name: "SQSMessage", ContainingType.Name: "SQSEvent" } && IsOfEvents(type);

    /// <summary>Whether it is SQSBatchResponse.</summary>
    public static bool IsBatchResponse(ITypeSymbol? type) => type is { Name: "SQSBatchResponse", ContainingType: null } && IsOfEvents(type);

    /// <summary>Whether it is SQSBatchResponse.BatchItemFailure.</summary>
    public static bool IsBatchItemFailure(ITypeSymbol? type) => type is { Name: "BatchItemFailure", ContainingType.Name: "SQSBatchResponse" } && IsOfEvents(type);

    private static bool IsOfEvents(ITypeSymbol type)
        => type.ContainingNamespace is { Name: "SQSEvents" or "SNSEvents", ContainingNamespace: { Name: "Lambda", ContainingNamespace: { Name: "Amazon", ContainingNamespace.IsGlobalNamespace: true } } };
}
