using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Attributes that are written into sources, as text, so that all else stays as it is.</summary>
internal sealed class AttributeAdditions(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly Dictionary<SyntaxTree, List<TextChange>> _changes = [];
    private readonly Dictionary<SyntaxTree, string> _imports = [];

    /// <summary>The sources that change.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees => _changes.Keys;

    /// <summary>What changes in one.</summary>
    public IEnumerable<TextChange> Of(SyntaxTree tree)
    {
        var changes = _imports.TryGetValue(tree, out var ns)
            ? _changes[tree].Prepend(NamespaceImport.Of((CompilationUnitSyntax)tree.GetRoot(cancellationToken), ns, NewLine(tree)))
            : _changes[tree];
        return changes.OrderBy(change => change.Span.Start);
    }

    /// <summary>On a line of its own above a declaration and the attributes that it has.</summary>
    public void AddTo(TypeDeclarationSyntax declaration, INamedTypeSymbol attribute)
    {
        var list = $"[{Name(attribute)}]";
        Add(declaration, attribute, declaration.SpanStart, list + (Indentation(declaration) is { } indentation ? NewLine(declaration.SyntaxTree) + indentation : " "));
    }

    /// <summary>Beside another one: above its line, where it has one for itself, else behind it.</summary>
    public void AddBeside(AttributeSyntax other, INamedTypeSymbol attribute)
    {
        if (other.Parent is not AttributeListSyntax list)
        {
            return;
        }

        var text = list.SyntaxTree.GetText(cancellationToken);
        var hasLine = text.Lines.IndexOf(list.GetLastToken().GetNextToken().SpanStart) > text.Lines.IndexOf(list.Span.End);
        if (hasLine && Indentation(list) is { } indentation)
        {
            Add(list, attribute, list.SpanStart, $"[{list.Target?.ToString()}{(list.Target is null ? "" : " ")}{Name(attribute)}]{NewLine(list.SyntaxTree)}{indentation}");
        }
        else
        {
            Add(list, attribute, other.Span.End, ", " + Name(attribute));
        }
    }

    private void Add(SyntaxNode place, INamedTypeSymbol attribute, int position, string text)
    {
        var tree = place.SyntaxTree;
        if (!_changes.TryGetValue(tree, out var changes))
        {
            _changes[tree] = changes = [];
        }

        changes.Add(new TextChange(new TextSpan(position, 0), text));
        if (!compilation.GetSemanticModel(tree).LookupNamespacesAndTypes(place.SpanStart, container: null, attribute.Name).Contains(attribute, SymbolEqualityComparer.Default))
        {
            _imports[tree] = attribute.ContainingNamespace.ToDisplayString();
        }
    }

    private static string Name(INamedTypeSymbol attribute) => attribute.Name.Substring(0, attribute.Name.Length - nameof(Attribute).Length);

    /// <summary>What stands before the node in its line; null if that is more than white space.</summary>
    private string? Indentation(SyntaxNode node)
        => node.SyntaxTree.GetText(cancellationToken) is var text && text.BeginsLine(node.SpanStart) ? text.Indentation(node.SpanStart) : null;

    private string NewLine(SyntaxTree tree) => tree.GetText(cancellationToken).NewLine();
}
