using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Methods;

/// <summary>The methods of Java's List and Collection.</summary>
internal static class ListMethods
{
    public static object? Invoke(JavaList list, string name, object?[] arguments)
    {
        var items = list.Items;
        switch (name, arguments)
        {
            case ("size", []):
                return items.Count;
            case ("isEmpty", []):
                return items.Count == 0;
            case ("get", [int index]):
                return items[InRange(index, items.Count)];
            case ("set", [int index, var value]):
                var previous = items[InRange(index, items.Count)];
                items[index] = value;
                return previous;
            case ("add", [var value]):
                items.Add(value);
                return true;
            case ("add", [int index, var value]):
                items.Insert(InRange(index, items.Count + 1), value);
                return "";
            case ("contains", [var value]):
                return items.Exists(item => JavaEquality.Equals(item, value));
            case ("indexOf", [var value]):
                return items.FindIndex(item => JavaEquality.Equals(item, value));
            case ("lastIndexOf", [var value]):
                return items.FindLastIndex(item => JavaEquality.Equals(item, value));
            case ("replaceAll", [null]):
                throw MethodCall.Null(name);
            default:
                return null;
        }
    }

    public static object? Invoke(JavaView view, string name, object?[] arguments) => (name, arguments) switch
    {
        ("size", []) => view.Count,
        ("isEmpty", []) => view.Count == 0,
        ("contains", [var value]) => view.Contains(value),
        ("add", [_]) => throw new MappingException("Nothing can be added to the keys, values or entries of a map (UnsupportedOperationException)."),
        _ => null,
    };

    public static object? Invoke(JavaArray array, string name, object?[] arguments) => (name, arguments) switch
    {
        ("size", []) => array.Items.Length,
        ("isEmpty", []) => array.Items.Length == 0,
        ("get", [int index]) => array.Items[InRange(index, array.Items.Length)],
        ("contains", [var value]) => value is string text && array.Items.Contains(text, StringComparer.Ordinal),
        ("indexOf", [var value]) => value is string text ? Array.IndexOf(array.Items, text) : -1,
        ("lastIndexOf", [var value]) => value is string text ? Array.LastIndexOf(array.Items, text) : -1,
        ("set" or "add", _) => throw new NotInterpretedException($"The method {name} of an array"),
        _ => null,
    };

    private static int InRange(int index, int count)
        => index >= 0 && index < count ? index : throw new MappingException($"The index {index} is out of the {count} that there are (IndexOutOfBoundsException).");
}
