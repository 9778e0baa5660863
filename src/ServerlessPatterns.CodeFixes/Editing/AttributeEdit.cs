using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Adds attributes to types and takes them off methods, by whole lines.</summary>
internal static class AttributeEdit
{
    /// <summary>What adds an attribute on a line of its own, behind those that there are.</summary>
    public static TextChange Add(MemberDeclarationSyntax member, string attribute, SourceText text)
    {
        var first = member.AttributeLists.Count == 0 ? member.GetFirstToken() : member.AttributeLists.Last().GetLastToken().GetNextToken();
        return new TextChange(new TextSpan(first.SpanStart, 0), $"[{attribute}]{(text.BeginsLine(first.SpanStart) ? text.NewLine() + text.Indentation(first.SpanStart) : " ")}");
    }

    /// <summary>What takes attributes off; null where others stand in the same brackets, or a comment behind them.</summary>
    public static IReadOnlyList<TextChange>? Remove(MethodDeclarationSyntax method, IEnumerable<AttributeData> attributes, SourceText text, CancellationToken cancellationToken)
    {
        var removed = new HashSet<SyntaxNode>(attributes.Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken)).OfType<SyntaxNode>());
        var changes = new List<TextChange>();
        for (var i = 0; i < method.AttributeLists.Count; i++)
        {
            var list = method.AttributeLists[i];
            var count = list.Attributes.Count(removed.Contains);
            if (count == 0)
            {
                continue;
            }

            // What a line begins with behind the first list is layout; comments there belong to what goes.
            if (count != list.Attributes.Count || HasComments(list.GetTrailingTrivia()) || (i > 0 && HasComments(list.GetLeadingTrivia())))
            {
                return null;
            }

            changes.Add(new TextChange(TextSpan.FromBounds(list.SpanStart, list.GetLastToken().GetNextToken().SpanStart), ""));
        }

        return changes;
    }

    private static bool HasComments(SyntaxTriviaList trivia) => trivia.Any(each => !each.IsKind(SyntaxKind.WhitespaceTrivia) && !each.IsKind(SyntaxKind.EndOfLineTrivia));
}
