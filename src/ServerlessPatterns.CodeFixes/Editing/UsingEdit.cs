using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Adds a using among those that there are, and removes those that an edit has made unnecessary.</summary>
internal static class UsingEdit
{
    // The compiler's word for a using that nothing needs.
    private const string Unnecessary = "CS8019";

    /// <summary>What adds a namespace; null where there are no usings to put it among.</summary>
    public static TextChange? Add(string ns, SyntaxNode root, SourceText text)
    {
        if (Usings(root) is not { Length: > 0 } usings)
        {
            return null;
        }

        var before = usings.LastOrDefault(other => Comes(Name(other), ns));
        var position = before is null ? text.LineStart(usings[0].SpanStart) : text.NextLine(before.Span.End);
        return new TextChange(new TextSpan(position, 0), $"{text.Indentation(usings[0].SpanStart)}using {ns};{text.NewLine()}");
    }

    /// <summary>The document without the usings that were necessary before an edit and are no more.</summary>
    public static async Task<Document> RemoveUnnecessaryAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var kept = new HashSet<string>((await UnnecessaryAsync(before, cancellationToken).ConfigureAwait(false)).Select(directive => directive.ToString()), StringComparer.Ordinal);
        var removed = (await UnnecessaryAsync(after, cancellationToken).ConfigureAwait(false)).Where(directive => !kept.Contains(directive.ToString())).ToArray();
        if (removed.Length == 0 || await after.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return after;
        }

        var text = await after.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = removed
            .Where(directive => text.BeginsLine(directive.SpanStart) && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(directive.Span.End, text.NextLine(directive.Span.End)))))
            .Select(directive => new TextChange(TextSpan.FromBounds(text.LineStart(directive.SpanStart), Gap(directive, text.NextLine(directive.Span.End))), ""))
            .ToArray();
        return after.WithText(text.WithChanges(changes));

        // With the last using goes the empty line behind it.
        int Gap(UsingDirectiveSyntax directive, int end)
        {
            if (Usings(root) is { } all && all.Length == removed.Length && directive == all[all.Length - 1])
            {
                while (end < text.Length && string.IsNullOrWhiteSpace(text.Lines.GetLineFromPosition(end).ToString()) && text.NextLine(end) > end)
                {
                    end = text.NextLine(end);
                }
            }

            return end;
        }
    }

    private static async Task<IReadOnlyList<UsingDirectiveSyntax>> UnnecessaryAsync(Document document, CancellationToken cancellationToken)
        => await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
                ? model.GetDiagnostics(cancellationToken: cancellationToken)
                    .Where(diagnostic => diagnostic.Id == Unnecessary)
                    .Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>())
                    .OfType<UsingDirectiveSyntax>()
                    .ToArray()
                : [];

    /// <summary>The file's usings of namespaces, else those of its namespace.</summary>
    private static UsingDirectiveSyntax[] Usings(SyntaxNode root)
    {
        var unit = (CompilationUnitSyntax)root;
        var usings = unit.Usings.Count > 0 ? unit.Usings : (unit.Members.FirstOrDefault() as BaseNamespaceDeclarationSyntax)?.Usings ?? default;
        return usings.Where(directive => directive is { Alias: null, StaticKeyword.RawKind: 0, GlobalKeyword.RawKind: 0 }).ToArray();
    }

    private static string Name(UsingDirectiveSyntax directive) => directive.NamespaceOrType.ToString();

    /// <summary>System's namespaces first, then by name, as the formatter sorts them.</summary>
    private static bool Comes(string first, string second)
        => IsSystem(first) == IsSystem(second) ? string.Compare(first, second, StringComparison.OrdinalIgnoreCase) < 0 : IsSystem(first);

    private static bool IsSystem(string ns) => ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal);
}
