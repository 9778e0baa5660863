namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>Text that is written as it is.</summary>
internal sealed class TextStatement(string text) : Statement
{
    public override void Render(Evaluation evaluation) => evaluation.Output.Append(text);
}
