namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>#set. Null on the right changes nothing.</summary>
internal sealed class SetStatement(Reference left, Expression right) : Statement
{
    public override void Render(Evaluation evaluation)
    {
        if (right.Value(evaluation) is { } value)
        {
            left.Set(evaluation, value);
        }
        else if (left.Root == "context")
        {
            throw new MappingException($"{left.Literal} is set to null.");
        }
    }
}
