using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ServerlessPatterns.Analyzers.Operations;

namespace ServerlessPatterns.CodeFixes;

/// <summary>A handler that can answer for each of its messages.</summary>
/// <param name="Declaration">The method.</param>
/// <param name="Method">The method's symbol.</param>
/// <param name="Messages">Its loop over the messages.</param>
internal sealed record PartialBatchShape(MethodDeclarationSyntax Declaration, IMethodSymbol Method, MessageLoop Messages)
{
    private const string Annotations = "Amazon.Lambda.Annotations";

    /// <summary>Reads it; null where the answer would have no effect or another one.</summary>
    public static PartialBatchShape? Read(MethodDeclarationSyntax declaration, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (declaration is not { Body: { Statements: var statements } body, ContainsDiagnostics: false }
            || body.ContainsDirectives
            || !IsMapped(method)
            || !Returns(method)
            || HandlerUses.IsBound(method)
            || statements.OfType<ForEachStatementSyntax>().ToArray() is not [var loop]
            || MessageLoop.Read(loop, method, model, cancellationToken) is not { IsLeft: false } messages
            || !LambdaRecords.IsSqsRecord(messages.Record.Type)
            || MessageLoop.Own(body).Any(node => node is ReturnStatementSyntax or YieldStatementSyntax)
            || NamesGroups(body)
            || messages.Statements is [] or [TryStatementSyntax { Catches.Count: > 0 }])
        {
            return null;
        }

        // What stands behind the loop has been done for whole batches only, and would be done for the rest of a failed one; a line of a log may be.
        return statements.Skip(statements.IndexOf(loop) + 1).All(statement => Logging.IsLogging(model.GetOperation(statement, cancellationToken)))
            ? new PartialBatchShape(declaration, method, messages)
            : null;
    }

    /// <summary>
    /// Whether Amazon.Lambda.Annotations writes the event source mapping, with ReportBatchItemFailures for a method that returns an SQSBatchResponse
    /// (https://github.com/aws/aws-lambda-dotnet, CloudFormationWriter). From a FIFO queue what follows a failure must not be handled.
    /// </summary>
    private static bool IsMapped(IMethodSymbol method)
    {
        var attributes = method.GetAttributes();
        var sources = attributes.Where(attribute => Is(attribute, Annotations + ".SQS", "SQSEventAttribute")).ToArray();
        return attributes.Any(attribute => Is(attribute, Annotations, "LambdaFunctionAttribute"))
            && sources.Length > 0
            && sources.All(source => source.ConstructorArguments is [{ Value: string queue }] && queue.IndexOf("fifo", StringComparison.OrdinalIgnoreCase) < 0);

        static bool Is(AttributeData attribute, string ns, string name) => attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.ToDisplayString() == ns;
    }

    private static bool Returns(IMethodSymbol method)
        => method.ReturnsVoid ? !method.IsAsync
            : method.IsAsync && method.ReturnType is INamedTypeSymbol { Name: "Task", Arity: 0, ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } };

    /// <summary>Whether the code asks for what messages of a FIFO queue alone have.</summary>
    private static bool NamesGroups(BlockSyntax body)
        => body.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText is "MessageGroupId" or "MessageDeduplicationId" or "SequenceNumber");
}
