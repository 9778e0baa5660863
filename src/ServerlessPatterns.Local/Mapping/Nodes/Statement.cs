namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>A piece of a template, which is rendered.</summary>
internal abstract class Statement
{
    public abstract void Render(Evaluation evaluation);
}
