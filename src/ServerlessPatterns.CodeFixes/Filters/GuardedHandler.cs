using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;
using ServerlessPatterns.Generator;
using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>The handler of a [QueueConsumer] whose first statement returns from the messages that it does not want.</summary>
internal sealed class GuardedHandler
{
    private readonly Document _document;
    private readonly SemanticModel _model;
    private readonly IfStatementSyntax _guard;
    private readonly AttributeSyntax _consumerAttribute;
    private readonly IMethodSymbol _method;

    private GuardedHandler(Document document, SemanticModel model, IfStatementSyntax guard, AttributeSyntax consumerAttribute, IMethodSymbol method)
    {
        _document = document;
        _model = model;
        _guard = guard;
        _consumerAttribute = consumerAttribute;
        _method = method;
    }

    private INamedTypeSymbol Class => _method.ContainingType;

    /// <summary>The handler; null where its attribute is in another file, or messages come to it that no filter of its own sees.</summary>
    public static async Task<GuardedHandler?> FindAsync(Document document, IfStatementSyntax guard, CancellationToken cancellationToken)
    {
        if (guard is not { Else: null, Parent: BlockSyntax { Parent: MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } declaration } body }
            || body.Statements[0] != guard
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { IsVirtual: false, IsAbstract: false, IsOverride: false, Parameters.Length: > 0 } method
            || KnownTypes.Resolve(model.Compilation) is not { } types
            || type.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(each => (model.GetSymbolInfo(each, cancellationToken).Symbol as IMethodSymbol)?.ContainingType.Is(types.QueueConsumerAttribute) == true) is not { } attribute
            || await IsCalledAsync(document, method, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        return new GuardedHandler(document, model, guard, attribute, method);
    }

    /// <summary>The file with the condition as attributes; null where they would not say the same, or anything is wrong with them.</summary>
    public async Task<Document?> FilteredAsync(CancellationToken cancellationToken)
    {
        var types = KnownTypes.Resolve(_model.Compilation)!;
        var position = _consumerAttribute.SpanStart;
        var context = new ReadContext(_model.Compilation, types, report: null, cancellationToken);
        if (_model.GetOperation(_guard.Condition, cancellationToken) is not { } condition
            || new FilterRequirements(_method.Parameters[0], _model, position).Of(condition, isTrue: false) is not { } requirements
            || Read(Class, context) is not { } consumer
            || !requirements.All(requirement => IsFree(requirement, types) && IsExact(requirement, consumer, context))
            || Comments() is not { } comments)
        {
            return null;
        }

        var text = await _document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var message = _method.Parameters[0].Type.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(_model, position);
        var attributes = requirements.Select(requirement => requirement.Attribute(AttributeName(), message, ((CSharpParseOptions)_guard.SyntaxTree.Options).LanguageVersion));
        var changed = _document.WithText(text.WithChanges(Added([.. comments, .. attributes], text, types), Removed(text)));
        return await IsReadAsync(changed, cancellationToken).ConfigureAwait(false) && !await CompilerOpinion.IsWorseAsync(_document, changed, cancellationToken).ConfigureAwait(false) ? changed : null;
    }

    /// <summary>Whether somebody of the project calls the handler, which no filter concerns; or a class derived from this one has messages of its own.</summary>
    private static async Task<bool> IsCalledAsync(Document document, IMethodSymbol method, CancellationToken cancellationToken)
    {
        // What generated code does is not in the project's documents.
        var references = await SymbolFinder.FindReferencesAsync(method, document.Project.Solution, document.Project.Documents.ToImmutableHashSet(), cancellationToken).ConfigureAwait(false);
        if (references.Any(reference => reference.Locations.Any()))
        {
            return true;
        }

        var derived = method.ContainingType.IsSealed ? [] : await SymbolFinder.FindDerivedClassesAsync(method.ContainingType, document.Project.Solution, cancellationToken: cancellationToken).ConfigureAwait(false);
        return derived.Any();
    }

    private bool IsFree(FilterRequirement requirement, KnownTypes types)
        => Class.GetAttributes().All(attribute => attribute.AttributeClass?.Is(types.MessageFilterAttribute) != true
            || (attribute.Positional(0)?.Scalar() is string path && !(path + ".").StartsWith(requirement.Path + ".", StringComparison.Ordinal) && !(requirement.Path + ".").StartsWith(path + ".", StringComparison.Ordinal)));

    private bool IsExact(FilterRequirement requirement, QueueConsumerModel consumer, ReadContext context)
    {
        var message = _method.Parameters[0].Type;
        return requirement.IsExact(message, context.Index.JsonContexts.Find(message)?.Options ?? JsonOptions.Web, consumer.Topic is null ? FilterDialect.EventSourceMapping : FilterDialect.Subscription);
    }

    private static QueueConsumerModel? Read(INamedTypeSymbol type, ReadContext context)
        => type.Attribute(context.Types.QueueConsumerAttribute) is { } attribute ? QueueConsumerReader.Read(type, attribute, context) : null;

    /// <summary>Whether the generator reads the class as it is now, and has nothing to say of its filters.</summary>
    private async Task<bool> IsReadAsync(Document changed, CancellationToken cancellationToken)
    {
        if (await changed.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || KnownTypes.Resolve(compilation) is not { } types
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(Class.GetDocumentationCommentId()!, compilation) is not INamedTypeSymbol type)
        {
            return false;
        }

        var isDoubted = false;
        var context = new ReadContext(compilation, types, diagnostic => isDoubted |= diagnostic.Id == UsageRules.FilterDecidesNothing.Id, cancellationToken);
        return Read(type, context) is not null && !isDoubted;
    }

    /// <summary>Every comment of the statement, which goes; null where one is of several lines, or a directive would go as well.</summary>
    private List<string>? Comments()
    {
        var comments = new List<string>();
        foreach (var trivia in _guard.DescendantTrivia())
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia:
                    break;
                case SyntaxKind.SingleLineCommentTrivia:
                    comments.Add(trivia.ToString().TrimEnd());
                    break;
                default:
                    return null;
            }
        }

        return comments;
    }

    /// <summary>MessageFilter, qualified as the other attribute is.</summary>
    private string AttributeName() => _consumerAttribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Left + ".MessageFilter",
        AliasQualifiedNameSyntax qualified => qualified.Alias + "::MessageFilter",
        _ => "MessageFilter",
    };

    /// <summary>The attributes below [QueueConsumer] and the filters that there are.</summary>
    private TextChange Added(IReadOnlyList<string> lines, SourceText text, KnownTypes types)
    {
        var list = (AttributeListSyntax)_consumerAttribute.Parent!;
        var lists = ((TypeDeclarationSyntax)list.Parent!).AttributeLists;
        for (var i = lists.IndexOf(list) + 1; i < lists.Count && lists[i].Attributes.All(each => (_model.GetSymbolInfo(each).Symbol as IMethodSymbol)?.ContainingType.Is(types.MessageFilterAttribute) == true); i++)
        {
            list = lists[i];
        }

        var newLine = text.NewLine();
        var indentation = text.Indentation(list.SpanStart);
        var end = list.Span.End;
        if (list.EndsLine())
        {
            return new TextChange(new TextSpan(list.FullSpan.End, 0), string.Concat(lines.Select(each => indentation + each + newLine)));
        }

        // The class goes on in the attribute's line.
        return lines.Any(each => each.StartsWith("//", StringComparison.Ordinal))
            ? new TextChange(TextSpan.FromBounds(end, list.FullSpan.End), newLine + string.Concat(lines.Select(each => indentation + each + newLine)) + indentation)
            : new TextChange(new TextSpan(end, 0), string.Concat(lines.Select(each => " " + each)));
    }

    /// <summary>The statement goes with its lines, and with the empty lines that would then begin the body; what follows it in its line takes its place.</summary>
    private TextChange Removed(SourceText text)
    {
        var end = _guard.FullSpan.End;
        if (!_guard.EndsLine())
        {
            return new TextChange(_guard.FullSpan, _guard.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToString());
        }

        for (var line = text.Lines.GetLineFromPosition(end); line.Start == end && line.EndIncludingLineBreak > end && string.IsNullOrWhiteSpace(line.ToString()); line = text.Lines.GetLineFromPosition(end))
        {
            end = line.EndIncludingLineBreak;
        }

        return new TextChange(TextSpan.FromBounds(_guard.FullSpan.Start, end), "");
    }
}
