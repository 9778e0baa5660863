namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>A Java array of strings, as split returns it.</summary>
internal sealed class JavaArray(string[] items)
{
    public string[] Items { get; } = items;
}
