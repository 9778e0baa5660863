using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Methods;

/// <summary>The methods of Java's Map.</summary>
internal static class MapMethods
{
    public static object? Invoke(JavaMap map, string name, object?[] arguments) => (name, arguments) switch
    {
        ("get", [var key]) => map.Get(key),
        ("containsKey", [var key]) => map.ContainsKey(key),
        ("size", []) => map.Count,
        ("isEmpty", []) => map.Count == 0,
        ("keySet", []) => JavaView.Keys(map),
        ("values", []) => JavaView.Values(map),
        ("entrySet", []) => JavaView.Entries(map),
        ("put", [var key, var value]) => map.Put(key, value),
        ("containsValue", [var value]) => JavaView.Values(map).Contains(value),
        ("getOrDefault", [var key, var other]) => map.ContainsKey(key) ? map.Get(key) : other,
        ("replace", [_, _] or [_, _, _]) or ("replaceAll", [null]) => throw new NotInterpretedException($"The method {name} of Map"),
        _ => null,
    };
}
