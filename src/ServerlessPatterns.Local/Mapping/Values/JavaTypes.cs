using System.Collections.Frozen;
using System.Numerics;

namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>The Java classes of values: their names, and which of the methods that we interpret each has.</summary>
internal static class JavaTypes
{
    private static readonly FrozenSet<string> s_string = Set(
        "length", "isEmpty", "isBlank", "contains", "startsWith", "endsWith", "indexOf", "lastIndexOf", "substring", "toLowerCase", "toUpperCase", "trim", "strip", "replace", "replaceAll", "replaceFirst", "matches",
        "split", "equals", "equalsIgnoreCase", "concat", "compareTo", "repeat", "toString");

    private static readonly FrozenSet<string> s_map = Set(
        "get", "put", "containsKey", "containsValue", "keySet", "values", "entrySet", "size", "isEmpty", "getOrDefault", "replace", "replaceAll", "equals", "toString");

    private static readonly FrozenSet<string> s_list = Set("get", "set", "add", "contains", "indexOf", "lastIndexOf", "size", "isEmpty", "replaceAll", "equals", "toString");

    private static readonly FrozenSet<string> s_view = Set("size", "isEmpty", "contains", "add", "equals", "toString");

    private static readonly FrozenSet<string> s_number = Set("intValue", "longValue", "doubleValue", "compareTo", "equals", "toString");

    private static readonly FrozenSet<string> s_largeNumber = Set("intValue", "longValue", "doubleValue", "compareTo", "add", "equals", "toString");

    private static readonly FrozenSet<string> s_boolean = Set("booleanValue", "compareTo", "equals", "toString");

    private static readonly FrozenSet<string> s_entry = Set("getKey", "getValue", "equals", "toString");

    private static readonly FrozenSet<string> s_input = Set("path", "json", "params", "getBody", "equals", "toString");

    private static readonly FrozenSet<string> s_util = Set("escapeJavaScript", "parseJson", "urlEncode", "urlDecode", "base64Encode", "base64Decode", "equals", "toString");

    private static readonly FrozenSet<string> s_object = Set("equals", "toString");

    /// <summary>The methods that a template may have; others are refused when it is parsed.</summary>
    public static FrozenSet<string> Methods { get; } = s_string.Union(s_map).Union(s_list).Union(s_view).Union(s_largeNumber).Union(s_boolean).Union(s_entry).Union(s_input).Union(s_util)
        .Append("hasNext").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the value's class has a method of the name, whatever its parameters.</summary>
    public static bool Has(object value, string method) => MethodsOf(value).Contains(method);

    public static string NameOf(object? value) => value switch
    {
        null => "null",
        string => "String",
        bool => "Boolean",
        int => "Integer",
        long => "Long",
        BigInteger => "BigInteger",
        double => "Double",
        float => "Float",
        JavaDecimal => "BigDecimal",
        JavaList { IsJson: true } => "JSONArray",
        JavaList => "ArrayList",
        JavaMap => "LinkedHashMap",
        JavaView => "collection of a map",
        JavaEntry => "Entry",
        JavaArray => "String[]",
        InputVariable => "Input",
        UtilVariable => "Util",
        LoopScope => "ForeachScope",
        ResponseOverride => "responseOverride",
        _ => value.GetType().Name,
    };

    private static FrozenSet<string> MethodsOf(object value) => value switch
    {
        string => s_string,
        bool => s_boolean,
        int or long or double or float => s_number,
        BigInteger or JavaDecimal => s_largeNumber,
        JavaList => s_list,
        JavaMap => s_map,
        JavaView => s_view,
        JavaEntry => s_entry,
        InputVariable => s_input,
        UtilVariable => s_util,
        _ => s_object,
    };

    private static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
