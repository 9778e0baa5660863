using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>A call of another service or function that a message to a queue or topic can take the place of.</summary>
internal sealed class CallToSend
{
    private readonly Document _document;
    private readonly SemanticModel _model;
    private readonly DroppedAnswer _answer;
    private readonly SentMessage _message;
    private readonly SenderChoice _sender;
    private readonly ClassDeclarationSyntax _class;
    private readonly INamedTypeSymbol _type;

    private CallToSend(Document document, SemanticModel model, DroppedAnswer answer, SentMessage message, SenderChoice sender, ClassDeclarationSyntax declaration, INamedTypeSymbol type)
    {
        _document = document;
        _model = model;
        _answer = answer;
        _message = message;
        _sender = sender;
        _class = declaration;
        _type = type;
    }

    /// <summary>What the fix does.</summary>
    public string Title => $"{(_sender.Method == "SendAsync" ? "Send" : "Publish")} it with {_sender.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}";

    /// <summary>The call; null where its answer is used, where what it sends has no queue, or where nobody would give its class a sender.</summary>
    public static async Task<CallToSend?> FindAsync(Document document, InvocationExpressionSyntax call, CancellationToken cancellationToken)
        => call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is ClassDeclarationSyntax declaration
            && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            && model.GetDeclaredSymbol(declaration, cancellationToken) is { } type
            && KnownTypes.Resolve(model.Compilation) is { } types
            && types.FunctionAttributes(type).Any()
            && !IsFailureHandled(call, model, cancellationToken)
            && DroppedAnswer.Of(call, model, cancellationToken) is { } answer
            && model.GetOperation(call, cancellationToken) is IInvocationOperation operation
            && SentMessage.Of(operation) is { } message
            && !HasOtherComments(answer, message)
            && SenderChoice.Of(message.Type, new ReadContext(model.Compilation, types, report: null, cancellationToken)) is { } sender
            ? new CallToSend(document, model, answer, message, sender, declaration, type)
            : null;

    /// <summary>The file with the message sent; null where that does not compile, or is no function.</summary>
    public async Task<Document?> SentAsync(CancellationToken cancellationToken)
    {
        var text = await _document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (new SenderInjection(_type, _class, _sender.Type, _model, text).Find(_answer.Call.SpanStart, parameter => IsUnread(parameter, cancellationToken)) is not var (name, changes))
        {
            return null;
        }

        if (changes.Count > 0 && await IsConstructedAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var token = _message.CancellationToken ?? Token();
        var send = $"{name}.{_sender.Method}({_message.Expression}{(token is null ? "" : $", cancellationToken: {token}")})";
        var all = changes.Append(new TextChange(_answer.Place.Span, _answer.Replacement(send)));
        if (_answer.Check is { } check)
        {
            all = all.Append(new TextChange(check.EndsLine() ? check.FullSpan : TextSpan.FromBounds(_answer.Place.Span.End, check.Span.End), ""));
        }

        var changed = _document.WithText(text.WithChanges(all.OrderBy(change => change.Span.Start)));
        return await IsFunctionAsync(changed, cancellationToken).ConfigureAwait(false) && !await CompilerOpinion.IsWorseAsync(_document, changed, cancellationToken).ConfigureAwait(false) ? changed : null;
    }

    /// <summary>Whether a failure of the call itself is caught around it: what is sent fails otherwise.</summary>
    private static bool IsFailureHandled(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
        => place.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).OfType<TryStatementSyntax>()
            .SelectMany(statement => statement.Catches)
            .Any(clause => clause.Declaration is { } caught
                && model.GetTypeInfo(caught.Type, cancellationToken).Type?.ContainingNamespace.ToDisplayString() is { } ns
                && (ns.StartsWith("System.Net", StringComparison.Ordinal) || ns.StartsWith("Amazon.", StringComparison.Ordinal)));

    private static bool HasOtherComments(DroppedAnswer answer, SentMessage message)
        => answer.Place.DescendantTrivia().Any(trivia => answer.Place.Span.Contains(trivia.Span) && !message.Expression.Span.Contains(trivia.Span) && trivia.IsCommentOrDirective());

    /// <summary>Whether a parameter is read in the call alone, outside of what is sent: who keeps it is warned of a parameter that nobody reads.</summary>
    private bool IsUnread(IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        var reads = _type.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes())
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == parameter.Name && (name.SyntaxTree != _model.SyntaxTree || SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(name, cancellationToken).Symbol, parameter)))
            .ToArray();
        return reads.Length > 0 && reads.All(read => read.SyntaxTree == _model.SyntaxTree && _answer.Call.Span.Contains(read.Span) && !_message.Expression.Span.Contains(read.Span));
    }

    /// <summary>Whether somebody makes objects of the class, who would have to give it a sender; what is generated is made anew.</summary>
    private async Task<bool> IsConstructedAsync(CancellationToken cancellationToken)
    {
        foreach (var constructor in _type.InstanceConstructors)
        {
            var references = await SymbolFinder.FindReferencesAsync(constructor, _document.Project.Solution, cancellationToken).ConfigureAwait(false);
            if (references.SelectMany(reference => reference.Locations).Any(location => location.Document is not SourceGeneratedDocument))
            {
                return true;
            }
        }

        var derived = _type.IsSealed ? [] : await SymbolFinder.FindDerivedClassesAsync(_type, _document.Project.Solution, cancellationToken: cancellationToken).ConfigureAwait(false);
        return derived.Any();
    }

    /// <summary>The cancellation token of the method around the call.</summary>
    private string? Token()
        => _model.LookupSymbols(_answer.Call.SpanStart)
            .OfType<IParameterSymbol>()
            .FirstOrDefault(parameter => parameter is { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } && parameter.Type.IsNamed("System.Threading", "CancellationToken"))
            ?.Name;

    private async Task<bool> IsFunctionAsync(Document changed, CancellationToken cancellationToken)
    {
        if (await changed.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || KnownTypes.Resolve(compilation) is not { } types
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(_type.GetDocumentationCommentId()!, compilation) is not INamedTypeSymbol type)
        {
            return false;
        }

        var before = new ReadContext(_model.Compilation, KnownTypes.Resolve(_model.Compilation)!, report: null, cancellationToken);
        var after = new ReadContext(compilation, types, report: null, cancellationToken);
        return SenderChoice.IsFunction(type, after) && SenderChoice.Doubts(after) <= SenderChoice.Doubts(before);
    }
}
