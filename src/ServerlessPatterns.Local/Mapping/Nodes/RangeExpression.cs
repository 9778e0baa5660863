using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>[1..3], or [3..1].</summary>
internal sealed class RangeExpression(Expression first, Expression last) : Expression
{
    /// <summary>No loop goes over more, by far.</summary>
    private const int MaximumCount = 1_000_000;

    public override object? Value(Evaluation evaluation)
    {
        var (from, to) = (Bound(first, evaluation), Bound(last, evaluation));
        var count = Math.Abs((long)from - to) + 1;
        if (count > MaximumCount)
        {
            throw new MappingException($"[{from}..{to}] has {count} elements; a #foreach runs 1,000 times at most.");
        }

        var step = from >= to ? -1 : 1;
        return new JavaList([.. Enumerable.Range(0, (int)count).Select(index => (object?)(from + (index * step)))], isJson: false);
    }

    private static int Bound(Expression bound, Evaluation evaluation)
        => bound.Value(evaluation) is { } value && JavaEquality.IsNumber(value)
            ? JavaMath.ToInt32(value)
            : throw new MappingException($"{bound.Literal}, an end of a range, is no number.");
}
