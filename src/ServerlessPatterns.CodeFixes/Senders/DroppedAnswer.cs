using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessPatterns.CodeFixes;

/// <summary>A call whose answer nobody uses, unless to see that there is one.</summary>
/// <param name="Call">The call.</param>
/// <param name="Place">What can be replaced by a task, or by an await of it: the call with its await, its ConfigureAwait and its EnsureSuccessStatusCode.</param>
/// <param name="IsAwaited">Whether it is awaited here, else returned.</param>
/// <param name="Configuration">The ConfigureAwait, or nothing.</param>
/// <param name="IsStatement">Whether the place is a whole statement.</param>
/// <param name="Check">The statement that asks for success, and goes too.</param>
internal sealed record DroppedAnswer(InvocationExpressionSyntax Call, SyntaxNode Place, bool IsAwaited, string Configuration, bool IsStatement, StatementSyntax? Check)
{
    /// <summary>The call's surroundings; null where the answer is used.</summary>
    public static DroppedAnswer? Of(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax task = call;
        var configuration = "";
        if (call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } access)
        {
            task = configured;
            configuration = access.OperatorToken.Text + access.Name + configured.ArgumentList;
        }

        if (task.Parent is not AwaitExpressionSyntax awaiting)
        {
            return configuration.Length == 0 && IsReturned(task, model, isAsync: false, cancellationToken) ? new DroppedAnswer(call, task, false, "", false, null) : null;
        }

        ExpressionSyntax answer = awaiting;
        while (answer.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            answer = parenthesized;
        }

        if (answer.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator })
        {
            return OfLocal(call, declarator, configuration, model, cancellationToken);
        }

        var place = answer.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EnsureSuccessStatusCode", Parent: InvocationExpressionSyntax ensured } => ensured,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } discard } assignment when model.GetSymbolInfo(discard, cancellationToken).Symbol is IDiscardSymbol => assignment,
            _ => answer,
        };
        return place.Parent is ExpressionStatementSyntax || IsReturned(place, model, isAsync: true, cancellationToken) ? new DroppedAnswer(call, place, true, configuration, false, null) : null;
    }

    /// <summary>What replaces the place.</summary>
    public string Replacement(string task) => (IsAwaited ? "await " : "") + task + Configuration + (IsStatement ? ";" : "");

    /// <summary>A local that is not read, or only asked for success in the statement that follows.</summary>
    private static DroppedAnswer? OfLocal(InvocationExpressionSyntax call, VariableDeclaratorSyntax declarator, string configuration, SemanticModel model, CancellationToken cancellationToken)
    {
        if (declarator is not { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } statement } }
            || model.GetDeclaredSymbol(declarator, cancellationToken) is not { } local)
        {
            return null;
        }

        var uses = block.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local))
            .ToArray();
        var next = block.Statements.IndexOf(statement) + 1 is var index && index < block.Statements.Count ? block.Statements[index] : null;
        return uses switch
        {
            [] => new DroppedAnswer(call, statement, true, configuration, true, null),
            [{ Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EnsureSuccessStatusCode", Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax check } } }]
                when check == next && !check.DescendantTrivia().Any(SourceLines.IsCommentOrDirective) => new DroppedAnswer(call, statement, true, configuration, true, check),
            _ => null,
        };
    }

    /// <summary>Whether a method returns it that has no result: awaited where it is asynchronous, else as its task.</summary>
    private static bool IsReturned(ExpressionSyntax expression, SemanticModel model, bool isAsync, CancellationToken cancellationToken)
    {
        var function = expression.Parent switch
        {
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax } arrow => arrow.Parent,
            ReturnStatementSyntax statement when !isAsync => statement.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax),
            _ => null,
        };
        return function is MethodDeclarationSyntax or LocalFunctionStatementSyntax
            && model.GetDeclaredSymbol(function, cancellationToken) is IMethodSymbol method
            && method.IsAsync == isAsync
            && method.ReturnType is INamedTypeSymbol { Arity: 0, Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };
    }
}
