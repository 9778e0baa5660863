using System.Numerics;
using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Methods;

/// <summary>Calls a method as Velocity does: null where the value has none of the name that takes such arguments.</summary>
internal static class MethodCall
{
    public static object? Invoke(object target, string name, object?[] arguments) => (name, arguments) switch
    {
        ("equals", [var other]) => JavaEquality.Equals(target, other),
        ("toString", []) => JavaText.Of(target),
        _ => target switch
        {
            string text => StringMethods.Invoke(text, name, arguments),
            JavaMap map => MapMethods.Invoke(map, name, arguments),
            JavaList list => ListMethods.Invoke(list, name, arguments),
            JavaView view => ListMethods.Invoke(view, name, arguments),
            JavaArray array => ListMethods.Invoke(array, name, arguments),
            InputVariable input => Invoke(input, name, arguments),
            UtilVariable => Invoke(name, arguments),
            JavaEntry entry when arguments is [] => name switch
            {
                "getKey" => entry.Key,
                "getValue" => entry.Value,
                _ => null,
            },
            LoopScope scope when name == "hasNext" && arguments is [] => scope.HasNext,
            LoopScope or ResponseOverride => throw new NotInterpretedException($"The method {name} of {JavaTypes.NameOf(target)}"),
            _ => OfScalar(target, name, arguments),
        },
    };

    private static object? Invoke(InputVariable input, string name, object?[] arguments) => (name, arguments) switch
    {
        ("path", [string path]) => input.Path(path),
        ("json", [string path]) => input.Json(path),
        ("params", []) => input.Parameters(),
        ("params", [string parameter]) => input.Parameter(parameter),
        ("getBody", []) => input.Body,
        ("path" or "json" or "params", [null]) => throw Null($"$input.{name}"),
        _ => null,
    };

    private static object? Invoke(string name, object?[] arguments) => arguments switch
    {
        [string text] when JavaTypes.Has(UtilVariable.Instance, name) => UtilVariable.Invoke(name, text),
        [null] when name != "escapeJavaScript" && JavaTypes.Has(UtilVariable.Instance, name) => throw Null($"$util.{name}"),
        _ => null,
    };

    private static object? OfScalar(object target, string name, object?[] arguments) => (target, name, arguments) switch
    {
        (bool flag, "booleanValue", []) => flag,
        (_, "intValue", []) when JavaEquality.IsNumber(target) => JavaMath.ToInt32(target),
        (int number, "longValue", []) => (long)number,
        (long number, "longValue", []) => number,
        (int number, "doubleValue", []) => (double)number,
        (long number, "doubleValue", []) => (double)number,
        (double number, "doubleValue", []) => number,
        (int a, "compareTo", [int b]) => a.CompareTo(b),
        (long a, "compareTo", [long b]) => a.CompareTo(b),
        (BigInteger a, "compareTo" or "add", [BigInteger b]) => name == "add" ? (object)(a + b) : a.CompareTo(b),
        _ when JavaTypes.Has(target, name) => throw new NotInterpretedException($"The method {name} of {JavaTypes.NameOf(target)} with these arguments"),
        _ => null,
    };

    /// <summary>What Java answers where a method is given null and wants something.</summary>
    public static MappingException Null(string method) => new($"{method} is given null (NullPointerException).");
}
