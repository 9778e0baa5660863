using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>The lines of a file that is changed as text.</summary>
internal static class SourceLines
{
    /// <summary>How the file's lines end.</summary>
    public static string NewLine(this SourceText text)
    {
        foreach (var line in text.Lines)
        {
            if (line.EndIncludingLineBreak > line.End)
            {
                return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
            }
        }

        return "\n";
    }

    /// <summary>Where a position's line begins.</summary>
    public static int LineStart(this SourceText text, int position) => text.Lines.GetLineFromPosition(position).Start;

    /// <summary>Where the line behind a position's begins.</summary>
    public static int NextLine(this SourceText text, int position) => text.Lines.GetLineFromPosition(position).EndIncludingLineBreak;

    /// <summary>The white space that begins a position's line.</summary>
    public static string Indentation(this SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>Whether nothing but white space stands before a position in its line.</summary>
    public static bool BeginsLine(this SourceText text, int position)
        => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.LineStart(position), position)));

    /// <summary>Whether a node's line ends behind it.</summary>
    public static bool EndsLine(this SyntaxNode node) => node.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);

    /// <summary>Whether anything is there that a person wrote for a person, or a directive.</summary>
    public static bool IsCommentOrDirective(this SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
