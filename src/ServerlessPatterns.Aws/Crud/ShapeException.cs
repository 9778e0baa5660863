namespace ServerlessPatterns.Aws;

/// <summary>A value is of another kind than the table's shape says. Who knows the table and the key says so to the user.</summary>
internal sealed class ShapeException(string reason) : Exception(reason)
{
    /// <summary>Where in the item it is; empty: the item itself.</summary>
    public string Path { get; private set; } = "";

    /// <summary>It is in a member.</summary>
    public void AddMember(string name) => Path = Path.Length == 0 || Path[0] == '[' ? name + Path : $"{name}.{Path}";

    /// <summary>It is in an element.</summary>
    public void AddElement(int index) => Path = Path.Length == 0 || Path[0] == '[' ? $"[{index}]{Path}" : $"[{index}].{Path}";
}
