using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>if_not_exists(path, value): what is at the path, or else the value.</summary>
internal sealed class IfNotExistsOperand(DocumentPath path, Operand otherwise) : Operand
{
    public override AttributeValue? Evaluate(IReadOnlyDictionary<string, AttributeValue> item) => path.Resolve(item) ?? otherwise.Evaluate(item);
}
