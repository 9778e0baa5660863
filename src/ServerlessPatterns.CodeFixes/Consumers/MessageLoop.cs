using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ServerlessPatterns.Analyzers.Operations;

namespace ServerlessPatterns.CodeFixes;

/// <summary>The loop of a handler over an event's records.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Event">The event.</param>
/// <param name="Record">The loop's variable.</param>
internal sealed record MessageLoop(ForEachStatementSyntax Loop, IParameterSymbol Event, ILocalSymbol Record)
{
    /// <summary>Reads it; null for another loop.</summary>
    public static MessageLoop? Read(ForEachStatementSyntax loop, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
        => loop.AwaitKeyword.RawKind == 0
            && loop.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Records", Expression: IdentifierNameSyntax name }
            && model.GetSymbolInfo(name, cancellationToken).Symbol is IParameterSymbol parameter
            && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
            && LambdaRecords.IsEvent(parameter.Type)
            && model.GetDeclaredSymbol(loop, cancellationToken) is ILocalSymbol record
            && LambdaRecords.IsRecord(record.Type)
                ? new MessageLoop(loop, parameter, record)
                : null;

    /// <summary>What is done for a record.</summary>
    public StatementSyntax[] Statements => Loop.Statement is BlockSyntax block ? block.Statements.ToArray() : [Loop.Statement];

    /// <summary>The statements that go on with the next record.</summary>
    public IEnumerable<ContinueStatementSyntax> Continues
        => Own(Loop.Statement).OfType<ContinueStatementSyntax>().Where(statement => statement.Ancestors().First(IsLoop) == Loop);

    /// <summary>Whether something in it ends the loop before its last record, or cannot be followed.</summary>
    public bool IsLeft
        => Own(Loop.Statement).Any(node => node switch
        {
            BreakStatementSyntax => node.Ancestors().First(outer => IsLoop(outer) || outer is SwitchStatementSyntax) == Loop,
            ReturnStatementSyntax or YieldStatementSyntax or GotoStatementSyntax or LabeledStatementSyntax => true,
            _ => false,
        });

    /// <summary>The nodes of a function itself, without those of the functions inside it.</summary>
    public static IEnumerable<SyntaxNode> Own(SyntaxNode node)
        => node.DescendantNodesAndSelf(inner => inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    private static bool IsLoop(SyntaxNode node) => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;
}
