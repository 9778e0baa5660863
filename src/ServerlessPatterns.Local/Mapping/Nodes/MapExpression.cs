using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>{'a': b}.</summary>
internal sealed class MapExpression((Expression Key, Expression Value)[] entries) : Expression
{
    public override object? Value(Evaluation evaluation)
    {
        var map = new JavaMap();
        foreach (var (key, value) in entries)
        {
            map.Put(key.Value(evaluation), value.Value(evaluation));
        }

        return map;
    }
}
