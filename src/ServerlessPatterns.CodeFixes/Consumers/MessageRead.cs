using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>The statement that makes a message of a record's body.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Local">The variable that it makes.</param>
/// <param name="Call">The call of the serializer.</param>
/// <param name="Type">The message type.</param>
internal sealed record MessageRead(LocalDeclarationStatementSyntax Statement, ILocalSymbol Local, InvocationExpressionSyntax Call, INamedTypeSymbol Type)
{
    /// <summary>Reads it; null for another statement, and for a message that a consumer would be given as it is.</summary>
    public static MessageRead? Read(StatementSyntax statement, ISymbol record, KnownTypes types, SemanticModel model, CancellationToken cancellationToken)
        => statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: [{ Initializer.Value: var value } variable] } declaration
            && model.GetDeclaredSymbol(variable, cancellationToken) is ILocalSymbol local
            && Deserializing(value) is { ArgumentList.Arguments: [{ NameColon: null, Expression: var body }, ..] } call
            && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Name: "Deserialize", TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type], ContainingType: { Name: "JsonSerializer" } serializer }
            && serializer.IsNamed("System.Text.Json", "JsonSerializer")
            && MessageReader.Form(type, types) == MessageForm.Json
            && SymbolEqualityComparer.Default.Equals(local.Type, type)
            && IsBody(body, record, model, cancellationToken)
                ? new MessageRead(declaration, local, call, type)
                : null;

    /// <summary>Whether a use of the message asks whether there is one: a consumer is never given null, and fails for the body null.</summary>
    public static bool AsksForNull(SyntaxNode use) => use.Parent switch
    {
        IsPatternExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => coalesce.Left == use,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } => true,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } => true,
        _ => false,
    };

    private static InvocationExpressionSyntax? Deserializing(ExpressionSyntax value) => value switch
    {
        InvocationExpressionSyntax call => call,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven => Deserializing(forgiven.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } coalesce => Deserializing(coalesce.Left),
        ParenthesizedExpressionSyntax parenthesized => Deserializing(parenthesized.Expression),
        _ => null,
    };

    /// <summary>record.Body of a queue's message, record.Sns.Message of a topic's.</summary>
    private static bool IsBody(ExpressionSyntax expression, ISymbol record, SemanticModel model, CancellationToken cancellationToken)
    {
        while (expression is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven)
        {
            expression = forgiven.Operand;
        }

        var holder = expression switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Body", Expression: IdentifierNameSyntax name } => name,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Message", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Sns", Expression: IdentifierNameSyntax name } } => name,
            _ => null,
        };
        return holder is not null && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(holder, cancellationToken).Symbol, record);
    }
}
