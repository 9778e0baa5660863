using System.Text;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>A text in double quotation marks: a template of its own.</summary>
/// <param name="template">It.</param>
/// <param name="hasSpace">Whether a space was put behind it, as Velocity does where no comment swallows the end.</param>
internal sealed class InterpolatedText(Block template, bool hasSpace) : Expression
{
    public override object? Value(Evaluation evaluation)
    {
        var outer = evaluation.Output;
        var text = new StringBuilder();
        evaluation.Output = text;
        template.Render(evaluation);
        evaluation.Output = outer;
        return hasSpace ? text.ToString(0, text.Length - 1) : text.ToString();
    }
}
