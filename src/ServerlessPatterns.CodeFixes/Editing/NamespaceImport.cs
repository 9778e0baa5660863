using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>A using directive more.</summary>
internal static class NamespaceImport
{
    /// <summary>In its place by name, where those of System come first; at the end, where none comes after it; else above all that is declared.</summary>
    public static TextChange Of(CompilationUnitSyntax root, string ns, string newLine)
    {
        var directive = $"using {ns};";
        var others = root.Usings.Where(each => each is { Alias: null, StaticKeyword.RawKind: 0, GlobalKeyword.RawKind: 0, Name: not null }).ToArray();
        if (others.FirstOrDefault(each => !IsOfSystem(each) && string.CompareOrdinal(each.Name!.ToString(), ns) > 0) is { } next)
        {
            return Insert(next.SpanStart, directive + newLine);
        }

        // A comment behind the last one stays there.
        return (others.LastOrDefault() ?? root.Usings.LastOrDefault()) is not { } last ? Insert(Top(root.GetFirstToken()), directive + newLine + newLine)
            : last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) ? Insert(last.FullSpan.End, directive + newLine)
            : Insert(last.Span.End, newLine + directive);
    }

    /// <summary>Below what heads the file, above what documents the first declaration.</summary>
    private static int Top(SyntaxToken first)
    {
        foreach (var trivia in first.LeadingTrivia)
        {
            if (trivia.GetStructure() is DocumentationCommentTriviaSyntax)
            {
                return trivia.FullSpan.Start;
            }
        }

        return first.SpanStart;
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    private static bool IsOfSystem(UsingDirectiveSyntax directive) => directive.Name!.ToString() is var name && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal));
}
