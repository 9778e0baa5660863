using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.CodeFixes;

/// <summary>A PartiQL statement in a request's initializer, with values in single quotes and nothing else that would have to be a parameter.</summary>
internal sealed class InterpolatedStatement
{
    private readonly InterpolatedStringExpressionSyntax _text;
    private readonly InitializerExpressionSyntax _initializer;
    private readonly IReadOnlyList<InterpolationSyntax> _values;
    private readonly string _list;
    private readonly string _value;

    private InterpolatedStatement(InterpolatedStringExpressionSyntax text, InitializerExpressionSyntax initializer, IReadOnlyList<InterpolationSyntax> values, string list, string value)
    {
        _text = text;
        _initializer = initializer;
        _values = values;
        _list = list;
        _value = value;
    }

    /// <summary>The statement that a value is put into; null where it cannot be changed safely.</summary>
    public static InterpolatedStatement? Of(SyntaxNode hole, SemanticModel model, CancellationToken cancellationToken)
    {
        // Of several requests in one expression, the hole's own.
        if (hole.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is not { Parent: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Statement" }, Parent: InitializerExpressionSyntax initializer } assignment } text
            || !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            || initializer.Expressions.Any(each => each is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Parameters" } })
            || model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is not IPropertySymbol { ContainingType: { } request }
            || request.GetMembers("Parameters").OfType<IPropertySymbol>().FirstOrDefault() is not { Type: INamedTypeSymbol { Name: "List", TypeArguments: [{ Name: "AttributeValue" } value] } list }
            || Values(text, model, cancellationToken) is not { Count: > 0 } values
            || !values.Any(each => each.Span.Contains(hole.Span)))
        {
            return null;
        }

        return new InterpolatedStatement(text, initializer, values, list.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, text.SpanStart), value.ToMinimalDisplayString(model, text.SpanStart));
    }

    /// <summary>The edits: a question mark for each value, and the values behind the initializer's last line.</summary>
    public IEnumerable<TextChange> Changes()
    {
        var keepsHoles = _text.Contents.OfType<InterpolationSyntax>().Count() > _values.Count || _text.Contents.ToString().Contains("{{") || _text.Contents.ToString().Contains("}}");
        var start = _text.StringStartToken;
        if (!keepsHoles && start.ValueText.Trim('$') != start.ValueText)
        {
            yield return new TextChange(start.Span, start.Text.Replace("$", ""));
        }

        foreach (var value in _values)
        {
            yield return new TextChange(TextSpan.FromBounds(value.SpanStart - 1, value.Span.End + 1), "?");
        }

        var given = string.Join(", ", _values.Select(each => $"new {_value} {{ S = {each.Expression} }}"));
        var parameters = $"Parameters = new {_list} {{ {given} }}";
        var expressions = _initializer.Expressions;
        var last = expressions.Last();
        var text = _initializer.SyntaxTree.GetText();
        var isTrailed = expressions.SeparatorCount == expressions.Count;
        var end = isTrailed ? expressions.GetSeparator(expressions.Count - 1).Span.End : last.Span.End;
        var line = text.Lines.GetLineFromPosition(last.SpanStart);
        var isOnItsOwn = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, last.SpanStart)));
        var separator = isOnItsOwn ? NewLine(text, line) + text.ToString(TextSpan.FromBounds(line.Start, last.SpanStart)) : " ";
        yield return new TextChange(new TextSpan(end, 0), (isTrailed ? "" : ",") + separator + parameters + (isTrailed ? "," : ""));
    }

    private static string NewLine(SourceText text, TextLine line) => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) is { Length: > 0 } newLine ? newLine : "\n";

    /// <summary>The values, each within quotes of its own; null if one is not, or if there are parameters already.</summary>
    private static List<InterpolationSyntax>? Values(InterpolatedStringExpressionSyntax text, SemanticModel model, CancellationToken cancellationToken)
    {
        var values = new List<InterpolationSyntax>();
        var isQuoted = false;
        for (var i = 0; i < text.Contents.Count; i++)
        {
            if (text.Contents[i] is InterpolatedStringTextSyntax { TextToken.Text: var constant })
            {
                // A question mark is a parameter, or in a value's text; either way others' places are not certain.
                if (constant.IndexOf('?') >= 0)
                {
                    return null;
                }

                isQuoted ^= constant.Count(c => c == '\'') % 2 == 1;
            }
            else if (isQuoted && text.Contents[i] is InterpolationSyntax hole)
            {
                if (hole.FormatClause is not null
                    || hole.AlignmentClause is not null
                    || i == 0
                    || i + 1 == text.Contents.Count
                    || text.Contents[i - 1] is not InterpolatedStringTextSyntax { TextToken.Text: var before }
                    || text.Contents[i + 1] is not InterpolatedStringTextSyntax { TextToken.Text: var after }
                    || before[before.Length - 1] != '\''
                    || after[0] != '\''
                    || (after.Length > 1 && after[1] == '\'')
                    || model.GetTypeInfo(hole.Expression, cancellationToken).Type?.SpecialType != SpecialType.System_String)
                {
                    return null;
                }

                values.Add(hole);
            }
        }

        return values;
    }
}
