using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ServerlessPatterns.Analyzers;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Operations;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Finds out whether a handler can become a [QueueConsumer] that does the same for each message.</summary>
internal sealed class ConsumerShapeReader(SemanticModel model, KnownTypes types, CancellationToken cancellationToken)
{
    /// <summary>Reads it; null where a consumer would do something else.</summary>
    public ConsumerShape? Read(MethodDeclarationSyntax handler)
    {
        if (handler is not { Parent: ClassDeclarationSyntax or RecordDeclarationSyntax, Body: { Statements: [ForEachStatementSyntax loop, ..] } body, ContainsDiagnostics: false, ContainsDirectives: false }
            || model.GetDeclaredSymbol(handler, cancellationToken) is not IMethodSymbol { IsStatic: false, IsGenericMethod: false, ContainingType: { DeclaringSyntaxReferences.Length: 1 } type } method
            || HandlerUses.IsBound(method)
            || !IsHandler(method)
            || MessageLoop.Read(loop, method, model, cancellationToken) is not { } messages
            || SourceSettings.Read(method) is not { } settings)
        {
            return null;
        }

        return (body.Statements.Count == 1 ? PerMessage(messages, type) : null) is var (called, parameter)
            ? Shape(handler, method, messages, called, parameter, called.Body!, settings)
            : loop.Statement is BlockSyntax inner && Ends(method, body) && !messages.IsLeft ? Shape(handler, method, messages, null, messages.Record, inner, settings)
            : null;
    }

    private ConsumerShape? Shape(MethodDeclarationSyntax handler, IMethodSymbol method, MessageLoop messages, MethodDeclarationSyntax? called, ISymbol record, BlockSyntax block, SourceSettings settings)
    {
        var becomes = called ?? handler;
        var context = becomes.ParameterList.Parameters.FirstOrDefault(parameter => model.GetDeclaredSymbol(parameter, cancellationToken) is { } symbol && symbol.Type.Is(types.LambdaContext));
        if (block.Statements is not [var first, _, ..]
            || MessageRead.Read(first, record, types, model, cancellationToken) is not { } message
            || IsOfOther(method, called)
            || Uses(messages.Loop, messages.Event).Any(use => use.Parent != messages.Loop.Expression))
        {
            return null;
        }

        var rest = block.Statements.Skip(1).ToArray();
        var records = rest.SelectMany(statement => Uses(statement, record)).ToArray();
        if (records.Any(use => !IsKnownToContext(use, record)) || rest.SelectMany(statement => Uses(statement, message.Local)).Any(MessageRead.AsksForNull))
        {
            return null;
        }

        var isContextUsed = context is not null
            && (rest.Any(statement => statement.DescendantTokens(descendIntoTrivia: true).Any(token => token.ValueText == context.Identifier.ValueText)) || Documents(becomes, context));
        return new ConsumerShape((TypeDeclarationSyntax)handler.Parent!, method.ContainingType, handler, messages, called, record, message, isContextUsed ? context : null, records.Length > 0, settings);
    }

    /// <summary>An event, and perhaps the context; for nobody's answer.</summary>
    private bool IsHandler(IMethodSymbol method)
        => method.Parameters.All(parameter => parameter is { RefKind: RefKind.None, HasExplicitDefaultValue: false } && parameter.GetAttributes().IsEmpty)
            && method.Parameters is [_] or [_, { Type: INamedTypeSymbol }]
            && (method.Parameters.Length == 1 || method.Parameters[1].Type.Is(types.LambdaContext))
            && (method.ReturnsVoid ? !method.IsAsync : method.ReturnType.Is(types.Task));

    /// <summary>Whether nothing but the end of a task stands behind the loop.</summary>
    private static bool Ends(IMethodSymbol method, BlockSyntax body)
        => method.ReturnsVoid || method.IsAsync
            ? body.Statements.Count == 1
            : body.Statements is [_, ReturnStatementSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } }];

    /// <summary>The method of the class that is all that the loop calls, with the record and perhaps the context; and its parameter that is the record.</summary>
    private (MethodDeclarationSyntax Method, IParameterSymbol Record)? PerMessage(MessageLoop messages, INamedTypeSymbol type)
    {
        if (messages.Statements is not [ExpressionStatementSyntax { Expression: var expression }]
            || Called(expression) is not { Expression: IdentifierNameSyntax } call
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsGenericMethod: false } method
            || !method.ContainingType.Is(type)
            || HandlerUses.IsBound(method)
            || method.ReturnsVoid == expression is AwaitExpressionSyntax
            || method.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(cancellationToken) is not MethodDeclarationSyntax { Body: not null, ContainsDirectives: false, ContainsDiagnostics: false } declaration
            || call.ArgumentList.Arguments.Count != method.Parameters.Length
            || method.Parameters.Length is 0 or > 2
            || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None || parameter.HasExplicitDefaultValue || !parameter.GetAttributes().IsEmpty))
        {
            return null;
        }

        var isPassedOn = call.ArgumentList.Arguments.Zip(method.Parameters, (argument, parameter)
            => argument is { NameColon: null, Expression: IdentifierNameSyntax name }
                && model.GetSymbolInfo(name, cancellationToken).Symbol is { } passed
                && (SymbolEqualityComparer.Default.Equals(passed, messages.Record) || (passed is IParameterSymbol && parameter.Type.Is(types.LambdaContext)))).All(passed => passed);
        var records = method.Parameters.Where(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, messages.Record.Type)).ToArray();
        return isPassedOn && records is [var record] ? (declaration, record) : null;
    }

    private static InvocationExpressionSyntax? Called(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: InvocationExpressionSyntax configured } } } => configured,
        AwaitExpressionSyntax { Expression: InvocationExpressionSyntax awaited } => awaited,
        InvocationExpressionSyntax call => call,
        _ => null,
    };

    /// <summary>Whether the class is another function too, or already has what it would be given.</summary>
    private bool IsOfOther(IMethodSymbol handler, MethodDeclarationSyntax? called)
    {
        var type = handler.ContainingType;
        var perMessage = called is null ? null : model.GetDeclaredSymbol(called, cancellationToken);
        bool IsOwn(ISymbol method) => SymbolEqualityComparer.Default.Equals(method, handler) || SymbolEqualityComparer.Default.Equals(method, perMessage);
        return types.FunctionAttributes(type).Any()
            || type.GetMembers("HandleAsync").Any(member => !IsOwn(member))
            || new HandlerEntries(LibraryTypes.Of(model.Compilation)).Of(type).Any(entry => !IsOwn(entry.Method) && (entry.Kinds != HandlerKinds.Other || entry.Method.DeclaredAccessibility != Accessibility.Private));
    }

    /// <summary>Whether a MessageContext has it under the same name.</summary>
    private static bool IsKnownToContext(IdentifierNameSyntax use, ISymbol record)
        => use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MessageId" or "ReceiptHandle", Parent: not AssignmentExpressionSyntax } access
            && access.Expression == use
            && LambdaRecords.IsSqsRecord((record as ILocalSymbol)?.Type ?? (record as IParameterSymbol)?.Type);

    private static bool Documents(MethodDeclarationSyntax method, ParameterSyntax parameter)
        => Documentation(method).Any(name => name.Identifier.Identifier.ValueText == parameter.Identifier.ValueText);

    /// <summary>The names of parameters in a method's documentation.</summary>
    public static IEnumerable<XmlNameAttributeSyntax> Documentation(MethodDeclarationSyntax method)
        => method.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>().SelectMany(comment => comment.DescendantNodes().OfType<XmlNameAttributeSyntax>());

    private IEnumerable<IdentifierNameSyntax> Uses(SyntaxNode node, ISymbol symbol)
        => node.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, symbol));
}
