using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using ServerlessPatterns.Analyzers;
using ServerlessPatterns.Analyzers.Rules;

namespace ServerlessPatterns.CodeFixes;

/// <summary>SLP1014: makes a client once, in a static readonly field, where a local holds it that is only called.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClientPerInvocationCodeFix))]
[Shared]
public sealed class ClientPerInvocationCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.ClientPerInvocation.Id);

    /// <summary>None: each fix takes a name for its field, which several at once would take together.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null
                && diagnostic.Properties.ContainsKey(ClientPerInvocationRule.HoistProperty)
                && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is BaseObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } } declarator } } creation
                && Held(declarator) is not null
                && declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>() is (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax) and { OpenBraceToken.RawKind: not 0 } type)
            {
                context.RegisterCodeFix(
                    CodeAction.Create("Make it once, in a static field", token => FixAsync(context.Document, root, type, declarator, creation, token), nameof(ClientPerInvocationCodeFix)),
                    diagnostic);
            }
        }
    }

    /// <summary>The statement that declares the local, of a block that can do without it.</summary>
    private static LocalDeclarationStatementSyntax? Held(VariableDeclaratorSyntax declarator)
        => declarator.Parent?.Parent is LocalDeclarationStatementSyntax { Parent: BlockSyntax } statement ? statement : null;

    private static async Task<Document> FixAsync(Document document, SyntaxNode root, TypeDeclarationSyntax type, VariableDeclaratorSyntax declarator, BaseObjectCreationExpressionSyntax creation, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(declarator, cancellationToken) is not ILocalSymbol local
            || model.GetDeclaredSymbol(type, cancellationToken) is not { } owner
            || model.GetTypeInfo(creation, cancellationToken).Type is not { } made
            || Held(declarator) is not { } statement)
        {
            return document;
        }

        var name = Name(local.Name, owner);
        var uses = statement.Parent!.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(identifier => identifier.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(identifier, cancellationToken).Symbol, local))
            .ToArray();
        var field = Field(name, made, creation, model, statement.SpanStart);

        var tracked = root.TrackNodes(uses.Cast<SyntaxNode>().Append(statement).Append(type));
        tracked = tracked.ReplaceNodes(uses.Select(use => tracked.GetCurrentNode(use)!), (use, _) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(use));
        var comment = Comment(statement);
        tracked = tracked.ReplaceNode(tracked.GetCurrentNode(statement)!, tracked.GetCurrentNode(statement)!.WithLeadingTrivia(comment));
        tracked = tracked.RemoveNode(tracked.GetCurrentNode(statement)!, comment.Count > 0 ? SyntaxRemoveOptions.KeepLeadingTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;
        var current = tracked.GetCurrentNode(type)!;
        return document.WithSyntaxRoot(tracked.ReplaceNode(current, Insert(current, field)));
    }

    /// <summary>The comment above a statement, which stays when the statement goes; none for white space alone.</summary>
    private static SyntaxTriviaList Comment(LocalDeclarationStatementSyntax statement)
    {
        var trivia = statement.GetLeadingTrivia();
        return trivia.All(each => each.IsKind(SyntaxKind.WhitespaceTrivia) || each.IsKind(SyntaxKind.EndOfLineTrivia)) ? SyntaxFactory.TriviaList()
            : trivia[trivia.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.RemoveAt(trivia.Count - 1)
            : trivia;
    }

    /// <summary>Made of text, so that lines break where they did.</summary>
    private static MemberDeclarationSyntax Field(string name, ITypeSymbol made, BaseObjectCreationExpressionSyntax creation, SemanticModel model, int position)
    {
        var type = made.ToMinimalDisplayString(model, position);
        var arguments = creation.ArgumentList?.ToString() ?? "()";
        var end = creation.ArgumentList?.GetTrailingTrivia() is { Count: > 0 } trivia ? trivia.ToFullString() : " ";
        var initializer = creation.Initializer is null ? "" : end + creation.Initializer.OpenBraceToken.LeadingTrivia.ToFullString() + creation.Initializer;
        return SyntaxFactory.ParseMemberDeclaration($"private static readonly {type} {name} = new{arguments}{initializer};", options: model.SyntaxTree.Options)!
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Behind the fields that stand first, else before all members with an empty line between.</summary>
    private static TypeDeclarationSyntax Insert(TypeDeclarationSyntax type, MemberDeclarationSyntax field)
    {
        var index = type.Members.TakeWhile(member => member is FieldDeclarationSyntax).Count();
        var newLine = type.OpenBraceToken.TrailingTrivia.FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end : SyntaxFactory.ElasticCarriageReturnLineFeed;
        field = field.WithTrailingTrivia(index == 0 && type.Members.Count > 0 && !StartsWithEmptyLine(type.Members[0]) ? SyntaxFactory.TriviaList(newLine, newLine) : SyntaxFactory.TriviaList(newLine));
        return type.WithMembers(type.Members.Insert(index, field));

        static bool StartsWithEmptyLine(MemberDeclarationSyntax member) => member.GetLeadingTrivia() is { Count: > 0 } trivia && trivia[0].IsKind(SyntaxKind.EndOfLineTrivia);
    }

    /// <summary>As the type names its other private static fields: s_client, else _client.</summary>
    private static string Name(string local, INamedTypeSymbol owner)
    {
        var bare = local.TrimStart('_', '@');
        var fields = owner.GetMembers().OfType<IFieldSymbol>().Where(field => field is { IsStatic: true, IsConst: false, DeclaredAccessibility: Accessibility.Private, IsImplicitlyDeclared: false }).ToArray();
        var prefix = fields.Length > 0 && fields.All(field => field.Name.StartsWith("_", StringComparison.Ordinal)) ? "_" : "s_";
        var stem = prefix + (bare.Length == 0 ? "client" : bare);
        var name = stem;
        for (var number = 2; owner.MemberNames.Contains(name); number++)
        {
            name = stem + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }
}
