namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>$foreach: where a loop is.</summary>
/// <param name="previous">What $foreach was outside.</param>
internal sealed class LoopScope(object? previous)
{
    public object? Previous { get; } = previous;

    public int Index { get; set; } = -1;

    public bool HasNext { get; set; }

    public object? Property(string name) => (char.ToLowerInvariant(name[0]) + name[1..]) switch
    {
        "index" => Index,
        "count" => Index + 1,
        "hasNext" => HasNext,
        "first" => Index < 1,
        "last" => !HasNext,
        "parent" => Previous as LoopScope,
        _ => throw new NotInterpretedException($"$foreach.{name}"),
    };
}
