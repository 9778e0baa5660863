namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>#if, #elseif and #else.</summary>
/// <param name="branches">Each with its condition, in their order.</param>
/// <param name="otherwise">What is rendered where none holds.</param>
internal sealed class IfStatement((Expression Condition, Block Body)[] branches, Block? otherwise) : Statement
{
    public override void Render(Evaluation evaluation)
    {
        foreach (var (condition, body) in branches)
        {
            if (condition.IsTrue(evaluation))
            {
                body.Render(evaluation);
                return;
            }
        }

        otherwise?.Render(evaluation);
    }
}
