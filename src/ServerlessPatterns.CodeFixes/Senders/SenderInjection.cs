using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Gives a class a sender through its constructor.</summary>
/// <param name="type">The class.</param>
/// <param name="declaration">The part of it that sends.</param>
/// <param name="sender">The sender's type.</param>
/// <param name="model">The file's model.</param>
/// <param name="text">The file.</param>
internal sealed class SenderInjection(INamedTypeSymbol type, ClassDeclarationSyntax declaration, INamedTypeSymbol sender, SemanticModel model, SourceText text)
{
    private readonly string _sender = $"{sender.Name}<{sender.TypeArguments[0].ToMinimalDisplayString(model, declaration.Identifier.SpanStart)}>";

    /// <summary>The sender's name at a place, and what must be changed for it to be there; null where no constructor can take it.</summary>
    /// <param name="place">Where it is used.</param>
    /// <param name="isUnread">Whether nobody reads a parameter of the primary constructor any more.</param>
    public (string Name, IReadOnlyList<TextChange> Changes)? Find(int place, Func<IParameterSymbol, bool> isUnread)
    {
        var constructors = type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared).ToArray();
        if (constructors.Length > 1)
        {
            return null;
        }

        var syntax = constructors.Length == 0 ? null : constructors[0].DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (syntax is not null && syntax.SyntaxTree != declaration.SyntaxTree)
        {
            return null;
        }

        if (Existing(constructors, syntax is ClassDeclarationSyntax, place) is { } existing)
        {
            return syntax is ClassDeclarationSyntax { ParameterList: { } list } ? (existing, Parameters(constructors[0], list, null, isUnread)) : (existing, []);
        }

        var taken = SenderName.Taken(declaration, type);
        var name = SenderName.Of(sender.TypeArguments[0].Name, taken.Contains);
        switch (syntax)
        {
            case null when constructors.Length == 0 && ((CSharpParseOptions)declaration.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp12:
                return (name, Imported([new TextChange(new TextSpan(declaration.TypeParameterList?.Span.End ?? declaration.Identifier.Span.End, 0), $"({_sender} {name})")]));
            case ClassDeclarationSyntax { ParameterList: { } list }:
                return (name, Imported(Parameters(constructors[0], list, $"{_sender} {name}", isUnread)));
            case ConstructorDeclarationSyntax { Body: { } body } constructor when constructor.Parent == declaration && !constructors[0].Parameters.Any(parameter => Is(parameter.Type)):
                var fields = declaration.Members.OfType<FieldDeclarationSyntax>().Where(field => !field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ConstKeyword)).ToArray();
                var isPlain = fields.Length > 0 && fields.SelectMany(field => field.Declaration.Variables).All(variable => variable.Identifier.Text[0] != '_');
                var fieldName = isPlain ? name : SenderName.Of(sender.TypeArguments[0].Name, candidate => taken.Contains("_" + candidate)).Insert(0, "_");
                return (fieldName, Imported([.. Parameters(constructors[0], constructor.ParameterList, $"{_sender} {name}", _ => false), Field(fields, constructor, fieldName), Assignment(body, $"{(isPlain ? "this." : "")}{fieldName} = {name};")]));
            default:
                return null;
        }
    }

    private bool Is(ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(other, sender);

    /// <summary>The same, with the sender's namespace in sight.</summary>
    private List<TextChange> Imported(List<TextChange> changes)
    {
        if (!model.LookupNamespacesAndTypes(declaration.Identifier.SpanStart, name: sender.Name).Contains(sender.OriginalDefinition, SymbolEqualityComparer.Default))
        {
            changes.Add(NamespaceImport.Of((CompilationUnitSyntax)declaration.SyntaxTree.GetRoot(), sender.ContainingNamespace.ToDisplayString(), text.NewLine()));
        }

        return changes;
    }

    /// <summary>A sender that is there already.</summary>
    private string? Existing(IMethodSymbol[] constructors, bool isPrimary, int place)
    {
        var candidates = type.GetMembers().Where(member => member is IFieldSymbol { IsImplicitlyDeclared: false } field && Is(field.Type))
            .Concat(isPrimary ? constructors[0].Parameters.Where(parameter => Is(parameter.Type)) : []);
        return candidates.FirstOrDefault(candidate => model.LookupSymbols(place, name: candidate.Name).Contains(candidate, SymbolEqualityComparer.Default))?.Name;
    }

    /// <summary>A parameter more, in place of one that nobody reads or before those that have defaults; without what nobody reads.</summary>
    private List<TextChange> Parameters(IMethodSymbol constructor, ParameterListSyntax list, string? added, Func<IParameterSymbol, bool> isUnread)
    {
        var parameters = list.Parameters;
        var unread = parameters.Where((_, index) => index < constructor.Parameters.Length && isUnread(constructor.Parameters[index])).ToList();
        if (added is null && unread.Count == parameters.Count)
        {
            return unread.Count > 0 ? [new TextChange(list.Span, "")] : [];
        }

        var changes = new List<TextChange>();
        if (added is not null)
        {
            var last = parameters.LastOrDefault(parameter => parameter is { Default: null } && !parameter.Modifiers.Any(SyntaxKind.ParamsKeyword));
            if (unread.Count > 0)
            {
                changes.Add(new TextChange(unread[0].Span, added));
                unread.RemoveAt(0);
            }
            else if (last is null)
            {
                changes.Add(new TextChange(new TextSpan(list.OpenParenToken.Span.End, 0), parameters.Count == 0 ? added : added + ", "));
            }
            else
            {
                var line = text.BeginsLine(last.SpanStart) ? text.NewLine() + text.Indentation(last.SpanStart) : " ";
                changes.Add(new TextChange(new TextSpan(last.Span.End, 0), "," + line + added));
            }
        }

        // With the comma before it; the first with the one behind it.
        changes.AddRange(unread.Select(parameter => parameters.IndexOf(parameter) is var index && index > 0
            ? new TextChange(TextSpan.FromBounds(parameters[index - 1].Span.End, parameter.Span.End), "")
            : new TextChange(TextSpan.FromBounds(parameter.SpanStart, parameters[1].SpanStart), "")));
        return changes;
    }

    /// <summary>Behind the last field of the object, else above the constructor with an empty line between.</summary>
    private TextChange Field(FieldDeclarationSyntax[] fields, ConstructorDeclarationSyntax constructor, string name)
    {
        var field = $"private readonly {_sender} {name};";
        if (fields.Length > 0)
        {
            var last = fields[fields.Length - 1];
            return new TextChange(new TextSpan(last.Span.End, 0), (text.BeginsLine(last.SpanStart) ? text.NewLine() + text.Indentation(last.SpanStart) : " ") + field);
        }

        var start = constructor.GetLeadingTrivia().FirstOrDefault(SourceLines.IsCommentOrDirective) is { RawKind: not 0 } comment ? comment.FullSpan.Start : constructor.SpanStart;
        return new TextChange(new TextSpan(start, 0), text.BeginsLine(start) ? field + text.NewLine() + text.NewLine() + text.Indentation(start) : field + " ");
    }

    private TextChange Assignment(BlockSyntax body, string assignment)
    {
        var close = body.CloseBraceToken;
        if (!text.BeginsLine(close.SpanStart))
        {
            return new TextChange(new TextSpan(close.GetPreviousToken().Span.End, 0), " " + assignment);
        }

        var indentation = body.Statements.LastOrDefault() is { } last && text.BeginsLine(last.SpanStart) ? text.Indentation(last.SpanStart) : text.Indentation(close.SpanStart) + "    ";
        return new TextChange(new TextSpan(text.Lines.GetLineFromPosition(close.SpanStart).Start, 0), indentation + assignment + text.NewLine());
    }
}
