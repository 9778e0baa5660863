namespace ServerlessPatterns.Generator.Crud.Mapping;

/// <summary>
/// Parses the request's body. $input.path and $input.json read numbers as floating point, where digits get lost; $input.body is the text as it came
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html). So every number in that text is put into
/// quotation marks before it is parsed: a string keeps its digits.
/// </summary>
/// <remarks>
/// The marks are put by one regular expression that steps over strings. For that, \\ and \" in strings are written as \u005c and \u0022 first, which are the
/// same to JSON, so that a quotation mark is nothing but a string's beginning or end; and ~, which stands outside strings in no JSON, as \u007e, so that it is
/// free to mark what the expression found: a string has ~~ behind it, which is removed, and a number ~ on both sides, which become quotation marks. The
/// backslash comes from a variable, because Velocity would read \u in a literal itself.
/// </remarks>
internal static class RequestBody
{
    /// <summary>The variable that the members are read from.</summary>
    public const string Variable = "body";

    public static void Parse(MappingTemplate template, bool hasNumbers)
    {
        if (!hasNumbers)
        {
            template.Line($"#set(${Variable} = $util.parseJson($input.body))");
            return;
        }

        template.Line("#set($b = '\\')");
        template.Line("#set($text = $input.body.replace('~', \"${b}u007e\").replace('\\\\', \"${b}u005c\").replace('\\\"', \"${b}u0022\"))");
        template.Line("#set($text = $text.replaceAll('(\"[^\"]*+\")|(-?[0-9][0-9.eE+-]*+)', '$1~$2~').replace('~~', '').replace('~', '\"'))");
        template.Line($"#set(${Variable} = $util.parseJson($text))");
    }
}
