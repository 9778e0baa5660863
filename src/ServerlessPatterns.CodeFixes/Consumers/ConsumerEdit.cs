using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Makes a handler of events the HandleAsync of a [QueueConsumer].</summary>
internal sealed class ConsumerEdit(ConsumerShape shape, SyntaxNode root, SourceText text, SemanticModel model)
{
    public const string Namespace = "ServerlessPatterns";

    private readonly List<TextChange> _changes = [];

    /// <summary>The changes; null where a comment would get lost, or lines are laid out so that whole ones cannot be moved.</summary>
    public IReadOnlyList<TextChange>? Changes(CancellationToken cancellationToken)
    {
        if (HasComments(shape.Becomes.ParameterList.Span)
            || AttributeEdit.Remove(shape.Handler, shape.Settings.Replaced, text, cancellationToken) is not { } attributes
            || !(shape.PerMessage is null ? TryUnwrap() : TryRemoveHandler() && TryRemove(shape.Message.Statement)))
        {
            return null;
        }

        if (shape.PerMessage is null)
        {
            _changes.AddRange(attributes);
        }

        var prefix = Prefix();
        var arguments = shape.Settings.Arguments.Count == 0 ? "" : $"({string.Join(", ", shape.Settings.Arguments)})";
        _changes.Add(AttributeEdit.Add(shape.Class, prefix + "QueueConsumer" + arguments, text));
        Sign(prefix);
        return _changes;
    }

    /// <summary>What stands before our names: nothing where the namespace is in scope or can be brought there.</summary>
    private string Prefix()
    {
        if (NameAt.Written("QueueConsumerAttribute", Namespace, shape.Class.SpanStart, model) == "QueueConsumerAttribute")
        {
            return "";
        }

        if (UsingEdit.Add(Namespace, root, text) is not { } add)
        {
            return Namespace + ".";
        }

        _changes.Add(add);
        return "";
    }

    private void Sign(string prefix)
    {
        var method = shape.Becomes;
        var type = shape.Message.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, method.SpanStart);
        var message = shape.Message.Statement.Declaration.Variables[0].Identifier.Text;
        var parameters = new List<string> { $"{type} {message}" };
        if (shape.UsesRecord)
        {
            var record = shape.PerMessage is null ? shape.Messages.Loop.Identifier : method.ParameterList.Parameters.First(parameter => parameter.Identifier.ValueText == shape.Record.Name).Identifier;
            parameters.Add($"{prefix}MessageContext {record.Text}");
        }

        if (shape.Context is { } context)
        {
            parameters.Add(context.ToString());
        }

        if (method.Identifier.ValueText != "HandleAsync")
        {
            _changes.Add(new TextChange(method.Identifier.Span, "HandleAsync"));
        }

        _changes.Add(new TextChange(method.ParameterList.Span, $"({string.Join(", ", parameters)})"));
        Open(method);
        var replaced = shape.PerMessage is null ? shape.Messages.Event.Name : shape.Record.Name;
        _changes.AddRange(ConsumerShapeReader.Documentation(method).Where(name => name.Identifier.Identifier.ValueText == replaced).Select(name => new TextChange(name.Identifier.Span, message)));
    }

    /// <summary>As visible as the message's type lets it be.</summary>
    private void Open(MethodDeclarationSyntax method)
    {
        var visibility = IsPublic(shape.Message.Type) || !IsPublic(shape.Type) ? "public" : "internal";
        var modifiers = method.Modifiers.Where(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword).ToArray();
        if (modifiers is [var only])
        {
            if (only.Text != visibility && (!only.IsKind(SyntaxKind.InternalKeyword) || visibility == "internal"))
            {
                _changes.Add(new TextChange(only.Span, visibility));
            }
        }
        else if (modifiers.Length == 0)
        {
            var first = method.Modifiers.Count > 0 ? method.Modifiers[0].SpanStart : method.ReturnType.SpanStart;
            _changes.Add(new TextChange(new TextSpan(first, 0), visibility + " "));
        }

        if (method.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.StaticKeyword)) is { RawKind: not 0 } isStatic)
        {
            _changes.Add(new TextChange(TextSpan.FromBounds(isStatic.SpanStart, isStatic.GetNextToken().SpanStart), ""));
        }
    }

    private static bool IsPublic(ITypeSymbol type)
    {
        for (var each = type; each is not null; each = each.ContainingType)
        {
            if (each.DeclaredAccessibility != Accessibility.Public || (each is INamedTypeSymbol named && named.TypeArguments.Any(argument => !IsPublic(argument))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The loop goes, and what it did for a message takes its place.</summary>
    private bool TryUnwrap()
    {
        var loop = shape.Messages.Loop;
        var block = (BlockSyntax)loop.Statement;
        var next = shape.Messages.Statements[1];
        var start = text.LineStart(loop.SpanStart);
        var end = NextFilledLine(shape.Message.Statement);
        var close = block.CloseBraceToken;
        var outer = text.Indentation(loop.SpanStart);
        var inner = text.Indentation(next.SpanStart);
        if (!text.BeginsLine(loop.SpanStart)
            || !text.BeginsLine(shape.Message.Statement.SpanStart)
            || !text.BeginsLine(next.SpanStart)
            || !text.BeginsLine(close.SpanStart)
            || HasComments(TextSpan.FromBounds(start, end))
            || HasComments(TextSpan.FromBounds(text.LineStart(close.SpanStart), text.NextLine(close.SpanStart)))
            || LineEdit.Outdented(text, root, TextSpan.FromBounds(end, text.LineStart(close.SpanStart)), inner, outer) is not { } outdented)
        {
            return false;
        }

        _changes.Add(new TextChange(TextSpan.FromBounds(start, end), ""));
        _changes.AddRange(outdented);
        _changes.Add(new TextChange(TextSpan.FromBounds(text.LineStart(close.SpanStart), text.NextLine(close.SpanStart)), ""));
        var ended = shape.Last is { } last ? last.ToString() : "return;";
        _changes.AddRange(shape.Messages.Continues.Select(statement => new TextChange(statement.Span, ended)));
        return true;
    }

    /// <summary>The handler goes with its documentation, which is the event's: the method that it called is the one that is left.</summary>
    private bool TryRemoveHandler()
    {
        var handler = shape.Handler;
        var comments = handler.DescendantTrivia().Where(trivia => IsComment(trivia) && !trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)).Any();
        var start = text.LineStart(handler.GetLeadingTrivia().FirstOrDefault(IsComment) is { RawKind: not 0 } documentation ? documentation.FullSpan.Start : handler.SpanStart);
        if (comments || !text.BeginsLine(handler.SpanStart) || !string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(handler.Span.End, text.NextLine(handler.Span.End)))))
        {
            return false;
        }

        var index = shape.Class.Members.IndexOf(handler);
        var end = NextFilledLine(handler);
        if (index == shape.Class.Members.Count - 1)
        {
            // The last member's empty line is above it.
            end = text.NextLine(handler.Span.End);
            while (start > 0 && string.IsNullOrWhiteSpace(text.Lines.GetLineFromPosition(start - 1).ToString()))
            {
                start = text.Lines.GetLineFromPosition(start - 1).Start;
            }
        }

        _changes.Add(new TextChange(TextSpan.FromBounds(start, end), ""));
        return true;
    }

    /// <summary>A statement goes with the empty lines behind it.</summary>
    private bool TryRemove(StatementSyntax statement)
    {
        var span = TextSpan.FromBounds(text.LineStart(statement.SpanStart), NextFilledLine(statement));
        if (!text.BeginsLine(statement.SpanStart) || HasComments(span) || statement.GetLeadingTrivia().Any(IsComment))
        {
            return false;
        }

        _changes.Add(new TextChange(span, ""));
        return true;
    }

    private int NextFilledLine(SyntaxNode node)
    {
        var next = text.NextLine(node.Span.End);
        while (next < text.Length && string.IsNullOrWhiteSpace(text.Lines.GetLineFromPosition(next).ToString()))
        {
            next = text.NextLine(next);
        }

        return next;
    }

    private bool HasComments(TextSpan span) => root.DescendantTrivia(span).Any(trivia => IsComment(trivia) && span.OverlapsWith(trivia.FullSpan));

    private static bool IsComment(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
