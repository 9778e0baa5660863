using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Moves whole lines in and out, so that what a person has written stays as it was laid out.</summary>
internal static class LineEdit
{
    /// <summary>Begins each line of a span with one more indent. Lines that begin inside a string are its value and stay.</summary>
    public static IEnumerable<TextChange> Indented(SourceText text, SyntaxNode root, TextSpan span, string indent)
        => Lines(text, root, span).Select(line => new TextChange(new TextSpan(line.Start, 0), indent));

    /// <summary>Takes an indent for another one; null if a line begins otherwise.</summary>
    public static IReadOnlyList<TextChange>? Outdented(SourceText text, SyntaxNode root, TextSpan span, string indent, string outdent)
    {
        var changes = new List<TextChange>();
        foreach (var line in Lines(text, root, span))
        {
            if (line.Span.Length < indent.Length || text.ToString(new TextSpan(line.Start, indent.Length)) != indent)
            {
                return null;
            }

            changes.Add(new TextChange(new TextSpan(line.Start, indent.Length), outdent));
        }

        return changes;
    }

    private static IEnumerable<TextLine> Lines(SourceText text, SyntaxNode root, TextSpan span)
        => text.Lines.Where(line => line.Start >= span.Start && line.Start < span.End && !string.IsNullOrWhiteSpace(line.ToString()) && !IsInsideString(root, line.Start));

    private static bool IsInsideString(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        return Contains(token.Span) || token.Parent?.AncestorsAndSelf().Any(node => node is InterpolatedStringExpressionSyntax && Contains(node.Span)) == true;

        bool Contains(TextSpan span) => span.Start < position && position < span.End;
    }
}
