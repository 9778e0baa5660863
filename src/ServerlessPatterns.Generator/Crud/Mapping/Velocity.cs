namespace ServerlessPatterns.Generator.Crud.Mapping;

/// <summary>Pieces of Velocity. An expression is a reference without its dollar: <c>item.get('name')</c>.</summary>
internal static class Velocity
{
    /// <summary>A reference.</summary>
    public static string Reference(string expression) => "$" + expression;

    /// <summary>
    /// A JSON string of a text. $util.escapeJavaScript turns ' into \', which is not JSON, and is undone as
    /// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html says.
    /// </summary>
    public static string Quoted(string expression) => $"\"$util.escapeJavaScript(${expression}).replaceAll(\"\\\\'\",\"'\")\"";

    /// <summary>A string, empty where the value is null.</summary>
    public static string Quiet(string expression) => $"\"$!{{{expression}}}\"";

    public static string Get(string expression, string name) => $"{expression}.get('{name}')";

    public static string PathParameter(string name) => $"input.params().path.get('{name}')";

    public static string QueryParameter(string name) => $"input.params().querystring.get('{name}')";
}
