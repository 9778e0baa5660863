using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>Writes what a reference is; where that is null, the reference itself, or nothing of a quiet one.</summary>
internal sealed class ReferenceStatement(Reference reference) : Statement
{
    public override void Render(Evaluation evaluation)
    {
        if (reference.Value(evaluation) is { } value)
        {
            evaluation.Output.Append(JavaText.Of(value));
        }
        else if (!reference.IsQuiet)
        {
            evaluation.AddUnresolved(reference.Literal);
            evaluation.Output.Append(reference.Literal);
        }
    }
}
