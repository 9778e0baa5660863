using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Imports a namespace.</summary>
internal static class UsingDirective
{
    /// <summary>A directive more: in its place by name, those of System first, else at the end, else at the file's top.</summary>
    public static TextChange Add(CompilationUnitSyntax root, SourceText text, string ns)
    {
        var line = $"using {ns};";
        var newLine = text.NewLine();
        var usings = root.Usings.Where(directive => directive is { Alias: null, StaticKeyword.RawKind: 0, GlobalKeyword.RawKind: 0, Name: not null }).ToArray();
        if (usings.FirstOrDefault(directive => !IsOfSystem(directive) && StringComparer.Ordinal.Compare(directive.Name!.ToString(), ns) > 0) is { } next)
        {
            return new TextChange(new TextSpan(next.SpanStart, 0), line + newLine);
        }

        if (usings.LastOrDefault() is { } last)
        {
            return new TextChange(new TextSpan(last.Span.End, 0), newLine + line);
        }

        // Above the first declaration, below what heads the file.
        var start = root.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax first ? first.SpanStart : root.GetLeadingTrivia().FirstOrDefault(trivia => trivia.HasStructure).FullSpan.Start;
        return new TextChange(new TextSpan(start, 0), line + newLine + newLine);
    }

    private static bool IsOfSystem(UsingDirectiveSyntax directive) => directive.Name!.ToString() is "System" || directive.Name!.ToString().StartsWith("System.", StringComparison.Ordinal);
}
