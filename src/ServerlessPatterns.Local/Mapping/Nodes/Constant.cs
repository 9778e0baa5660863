namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>A number, true or false, or a text without references.</summary>
internal sealed class Constant(object value) : Expression
{
    public object Given => value;

    public override object? Value(Evaluation evaluation) => value;

    public override bool IsTrue(Evaluation evaluation) => value is true;
}
