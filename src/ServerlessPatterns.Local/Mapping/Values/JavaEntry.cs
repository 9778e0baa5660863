namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>An entry of a map.</summary>
internal sealed record JavaEntry(object? Key, object? Value)
{
    public bool Equals(JavaEntry? other) => other is not null && JavaEquality.Equals(Key, other.Key) && JavaEquality.Equals(Value, other.Value);

    public override int GetHashCode() => JavaEquality.HashCode(Key) ^ JavaEquality.HashCode(Value);
}
