using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Edits of whole lines, so that what a person has written stays as it was laid out.</summary>
internal static class LineEdit
{
    /// <summary>The line end that a text uses.</summary>
    public static string NewLine(SourceText text)
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

    /// <summary>Whether nothing but white space stands before a place in its line.</summary>
    public static bool IsFirstOnLine(SourceText text, int position) => string.IsNullOrWhiteSpace(Before(text, position));

    /// <summary>The white space that a place's line begins with.</summary>
    public static string Indent(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Where a place's line begins.</summary>
    public static int LineStart(SourceText text, int position) => text.Lines.GetLineFromPosition(position).Start;

    /// <summary>Where the line behind a place's begins.</summary>
    public static int NextLine(SourceText text, int position) => text.Lines.GetLineFromPosition(position).EndIncludingLineBreak;

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

    private static string Before(SourceText text, int position) => text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position));
}
