namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>A Java list.</summary>
/// <param name="items">Its elements.</param>
/// <param name="isJson">Whether it came of JSON: its text is JSON then, and not Java's own [a, b].</param>
internal sealed class JavaList(List<object?> items, bool isJson)
{
    public List<object?> Items { get; } = items;

    public bool IsJson { get; } = isJson;
}
