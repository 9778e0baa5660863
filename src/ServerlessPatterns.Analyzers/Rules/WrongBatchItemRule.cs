using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Operations;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1012. Only values that are no message id for sure: another member of the record, or a text that stands in the code. What comes from elsewhere, such as a
/// message of one's own that carries the id, is not looked into. See https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
/// </summary>
internal sealed class WrongBatchItemRule(LibraryTypes types) : HandlerRule
{
    /// <summary>A property of diagnostics whose value is a member of a record, so that MessageId can stand in its place.</summary>
    public const string FixProperty = "MessageId";

    private static readonly ImmutableDictionary<string, string?> s_fix = ImmutableDictionary<string, string?>.Empty.Add(FixProperty, "");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.WrongBatchItem;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.SimpleAssignment);

    public override bool IsConcerned => types.References("Amazon.Lambda.SQSEvents");

    public override void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
        if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "ItemIdentifier", ContainingType: var owner } }, Value: var value }
            && LambdaRecords.IsBatchItemFailure(owner)
            && body.Uses.Resolve(value) is { } source
            && IsWrong(source))
        {
            // Behind a name, other uses of which are right, the record is not there to be asked.
            var isMember = source == SymbolUses.Unwrap(value) && IsMember(source);
            report(Diagnostic.Create(Descriptor, value.Syntax.GetLocation(), isMember ? s_fix : null, value.Syntax.ToString()));
        }
    }

    private static bool IsWrong(IOperation value)
        => value.ConstantValue.HasValue || IsMember(value) || value switch
        {
            IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => true,
            IPropertyReferenceOperation { Property: { Name: "AwsRequestId", ContainingType.Name: "ILambdaContext" } } => true,
            IInvocationOperation { TargetMethod: { Name: "ToString", ContainingType: { Name: "Guid", ContainingNamespace.Name: "System" } }, Instance: IInvocationOperation { TargetMethod.Name: "NewGuid" } } => true,
            _ => false,
        };

    /// <summary>Whether it is a text of a record's own, its id not: its receipt handle, its body, an attribute that Lambda sets.</summary>
    private static bool IsMember(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property: { IsIndexer: true }, Instance: IPropertyReferenceOperation { Property: { Name: "Attributes", ContainingType: var owner } } } => LambdaRecords.IsSqsRecord(owner),
        IPropertyReferenceOperation { Property: { IsIndexer: false, Name: not "MessageId", Type.SpecialType: SpecialType.System_String, ContainingType: var owner } } => LambdaRecords.IsSqsRecord(owner),
        _ => false,
    };
}
