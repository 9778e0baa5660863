using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Operations;
using ServerlessPatterns.Analyzers.Rules.Expressions;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1020. See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeValues.html</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExpressionInjectionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AntiPatterns.ExpressionInjection);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        if (!LibraryTypes.Of(start.Compilation).References("AWSSDK.DynamoDBv2"))
        {
            return;
        }

        // Of a body that sets several expressions the locals are read once.
        var writes = new ConditionalWeakTable<IOperation, LocalWrites>();
        start.RegisterOperationAction(
            context => Visit((IAssignmentOperation)context.Operation, writes, context.ReportDiagnostic),
            OperationKind.SimpleAssignment,
            OperationKind.CompoundAssignment);
    }

    private static void Visit(IAssignmentOperation assignment, ConditionalWeakTable<IOperation, LocalWrites> writes, Action<Diagnostic> report)
    {
        if (IsExpression(AssignedNames.Of(assignment.Syntax)) && assignment.Target is IPropertyReferenceOperation { Property: { } property } && Language(property) is { } isPartiQL && !assignment.Value.ConstantValue.HasValue)
        {
            Check(assignment.Value, property.Name, isPartiQL, writes.GetValue(Root(assignment), static root => new LocalWrites(ImmutableArray.Create(root))), report);
        }
    }

    private static bool IsExpression(string? name)
        => name is "FilterExpression" or "KeyConditionExpression" or "ConditionExpression" or "UpdateExpression" or "ExpressionStatement" or "Statement";

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>Whether the property is a PartiQL statement (true), an expression (false), or neither.</summary>
    private static bool? Language(IPropertySymbol property)
        => !IsExpression(property.Name)
            || property.ContainingType?.ContainingNamespace is not { Name: "Model" or "DocumentModel", ContainingNamespace: { Name: "DynamoDBv2", ContainingNamespace.Name: "Amazon" } }
            ? null
            : property.Name == "Statement";

    private static void Check(IOperation value, string property, bool isPartiQL, LocalWrites writes, Action<Diagnostic> report)
    {
        // Two, for each remembers what it has found out of a local.
        var outside = new OutsideValue(writes);
        var attributes = new OutsideValue(writes);
        var seen = new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default);
        var left = new Stack<IOperation>();
        left.Push(value);
        while (left.Count > 0)
        {
            var parts = TextParts.Of(left.Pop());
            var scanner = new ExpressionScanner(isPartiQL);
            for (var i = 0; i < parts.Count; i++)
            {
                if (parts[i] is not { Hole: { } hole })
                {
                    scanner.Read(parts[i].Text ?? "");
                    continue;
                }

                var place = scanner.Hole(i + 1 < parts.Count ? parts[i + 1].Text ?? "" : "");
                if (place is HolePlace.Value or HolePlace.Attribute)
                {
                    if ((place == HolePlace.Value ? outside : attributes).Is(hole, place))
                    {
                        report(Of(hole, property, place, isPartiQL));
                    }
                }
                else if (hole is ILocalReferenceOperation { Local: { } local } && seen.Add(local))
                {
                    // A part of the expression that was put together before.
                    foreach (var write in writes.Of(local))
                    {
                        left.Push(write);
                    }
                }
            }
        }
    }

    private static Diagnostic Of(IOperation hole, string property, HolePlace place, bool isPartiQL)
    {
        var (placeholder, collection) = isPartiQL ? ("?", "Parameters") : place == HolePlace.Value ? (":value", "ExpressionAttributeValues") : ("#name", "ExpressionAttributeNames");
        return Diagnostic.Create(AntiPatterns.ExpressionInjection, hole.Syntax.GetLocation(), property, hole.Syntax.ToString(), placeholder, collection);
    }
}
