using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>The lines of a file that is changed as text.</summary>
internal static class SourceLines
{
    /// <summary>How the file's lines end.</summary>
    public static string NewLine(this SourceText text) => text.Lines[0] is var first && first.EndIncludingLineBreak - first.End == 2 ? "\r\n" : "\n";

    /// <summary>The white space that begins a position's line.</summary>
    public static string Indentation(this SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>Whether nothing but white space stands before a position in its line.</summary>
    public static bool BeginsLine(this SourceText text, int position)
        => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position)));

    /// <summary>Whether a node's line ends behind it.</summary>
    public static bool EndsLine(this SyntaxNode node) => node.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);

    /// <summary>Whether anything is there that a person wrote for a person, or a directive.</summary>
    public static bool IsCommentOrDirective(this SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
