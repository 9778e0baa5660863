namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>Statements one after the other.</summary>
internal sealed class Block(Statement[] statements) : Statement
{
    public override void Render(Evaluation evaluation)
    {
        foreach (var statement in statements)
        {
            statement.Render(evaluation);
        }
    }
}
