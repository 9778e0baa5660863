using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Puts a try around what a handler does for a message, and has it return what failed.</summary>
internal static class PartialBatchEdit
{
    private const string Events = "Amazon.Lambda.SQSEvents";

    /// <summary>The changes; null where lines are laid out so that whole ones cannot be put between them.</summary>
    public static IReadOnlyList<TextChange>? Changes(PartialBatchShape shape, SyntaxNode root, SourceText text, SemanticModel model)
    {
        var (declaration, body, loop) = (shape.Declaration, shape.Declaration.Body!, shape.Messages.Loop);
        var first = shape.Messages.Statements[0];
        if (!text.BeginsLine(loop.SpanStart)
            || !text.BeginsLine(first.SpanStart)
            || !text.BeginsLine(body.CloseBraceToken.SpanStart)
            || (loop.Statement is BlockSyntax { CloseBraceToken.SpanStart: var end } && !text.BeginsLine(end)))
        {
            return null;
        }

        var newLine = text.NewLine();
        var outer = text.Indentation(loop.SpanStart);
        var inner = text.Indentation(first.SpanStart);
        if (inner.Length <= outer.Length || !inner.StartsWith(outer, StringComparison.Ordinal))
        {
            return null;
        }

        var unit = inner.Substring(outer.Length);
        var failures = NameAt.Free("failures", declaration);
        var exception = NameAt.Free("exception", declaration);
        var response = NameAt.Written("SQSBatchResponse", Events, loop.SpanStart, model);
        var list = NameAt.Written("List", "System.Collections.Generic", loop.SpanStart, model);
        var changes = new List<TextChange>
        {
            new(ReturnType(declaration), declaration.ReturnType is PredefinedTypeSyntax ? response : $"<{response}>"),
            new(new TextSpan(DeclarationStart(loop, text), 0), $"{outer}var {failures} = new {list}<{response}.BatchItemFailure>();{newLine}"),
        };

        var block = loop.Statement as BlockSyntax;
        var hangs = block is not null && !text.BeginsLine(block.OpenBraceToken.SpanStart);
        var lines = block is null
            ? TextSpan.FromBounds(text.NextLine(loop.CloseParenToken.SpanStart), text.NextLine(first.Span.End))
            : TextSpan.FromBounds(text.NextLine(block.OpenBraceToken.SpanStart), text.LineStart(block.CloseBraceToken.SpanStart));
        if (lines.Start > first.SpanStart)
        {
            return null;
        }

        var head = new StringBuilder();
        var tail = new StringBuilder();
        if (block is null)
        {
            head.Append(outer).Append('{').Append(newLine);
        }

        head.Append(Opened("try"));
        tail.Append(inner).Append('}').Append(hangs ? " " : newLine);
        tail.Append(Opened($"catch ({NameAt.Written("Exception", "System", loop.SpanStart, model)} {exception})", continues: hangs));
        tail.Append(inner).Append(unit).Append(FailureLog.Statement(shape, exception, model)).Append(newLine);
        tail.Append(inner).Append(unit).Append($"{failures}.Add(new {response}.BatchItemFailure {{ ItemIdentifier = {loop.Identifier.Text}.MessageId }});").Append(newLine);
        tail.Append(inner).Append('}').Append(newLine);
        if (block is null)
        {
            tail.Append(outer).Append('}').Append(newLine);
        }

        changes.Add(new TextChange(new TextSpan(lines.Start, 0), head.ToString()));
        changes.AddRange(LineEdit.Indented(text, root, lines, unit));
        changes.Add(new TextChange(new TextSpan(lines.End, 0), tail.ToString()));
        changes.Add(new TextChange(new TextSpan(text.LineStart(body.CloseBraceToken.SpanStart), 0), $"{newLine}{outer}return new {response}({failures});{newLine}"));
        return Merged(changes);

        string Opened(string statement, bool continues = false)
            => (continues ? "" : inner) + statement + (hangs ? " {" : newLine + inner + "{") + newLine;
    }

    /// <summary>void is replaced; Task gets an argument behind its name.</summary>
    private static TextSpan ReturnType(MethodDeclarationSyntax declaration)
        => declaration.ReturnType is PredefinedTypeSyntax predefined ? predefined.Span : new TextSpan(declaration.ReturnType.Span.End, 0);

    /// <summary>Above the loop and the comments that belong to it.</summary>
    private static int DeclarationStart(ForEachStatementSyntax loop, SourceText text)
    {
        var comment = loop.GetLeadingTrivia().FirstOrDefault(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return text.LineStart(comment.RawKind == 0 ? loop.SpanStart : comment.SpanStart);
    }

    /// <summary>Insertions at one place, in their order, as one.</summary>
    private static List<TextChange> Merged(List<TextChange> changes)
        => changes.GroupBy(change => change.Span).OrderBy(same => same.Key.Start).Select(same => new TextChange(same.Key, string.Concat(same.Select(change => change.NewText)))).ToList();
}
