using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>What an item has at a path.</summary>
internal sealed class PathOperand(DocumentPath path) : Operand
{
    public DocumentPath Path { get; } = path;

    public override AttributeValue? Evaluate(IReadOnlyDictionary<string, AttributeValue> item) => Path.Resolve(item);
}
