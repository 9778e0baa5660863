using System.Text;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>A request's expressions with the names and values that they may use, each of which one of them must.</summary>
internal sealed class ExpressionScope
{
    /// <summary>Bytes, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters.</summary>
    private const int MaximumLength = 4096;

    private readonly DynamoDbRequest _request;
    private readonly Dictionary<string, string> _names;
    private readonly Dictionary<string, AttributeValue> _values;
    private readonly HashSet<string> _unusedNames;
    private readonly HashSet<string> _unusedValues;

    /// <param name="request">The request, or the action of a transaction.</param>
    /// <param name="expressions">The parameters of the operation that hold expressions.</param>
    public ExpressionScope(DynamoDbRequest request, params string[] expressions)
    {
        _request = request;
        var names = request.Texts("ExpressionAttributeNames");
        var values = request.Attributes("ExpressionAttributeValues", (name, problem) => $"ExpressionAttributeValues contains invalid value: {problem} for key {name}");
        var withValues = expressions.Where(expression => expression != "ProjectionExpression").ToArray();
        if (names is not null && !expressions.Any(request.Has))
        {
            throw DynamoDbException.Validation("ExpressionAttributeNames can only be specified when using expressions");
        }

        if (values is not null && withValues.Length > 0 && !withValues.Any(request.Has))
        {
            throw DynamoDbException.Validation(
                $"ExpressionAttributeValues can only be specified when using expressions: {string.Join(" and ", withValues)} {(withValues.Length > 1 ? "are" : "is")} null");
        }

        CheckPlaceholders("ExpressionAttributeNames", '#', names?.Keys);
        CheckPlaceholders("ExpressionAttributeValues", ':', values?.Keys);
        _names = names ?? [];
        _values = values ?? [];
        _unusedNames = [.. _names.Keys];
        _unusedValues = [.. _values.Keys];
    }

    public ConditionExpression? Condition(string parameter) => Read(parameter, tokens => new ConditionParser(tokens, this).Parse());

    public Projection? Projection() => Read("ProjectionExpression", tokens => new ProjectionParser(tokens, this).Parse());

    public UpdateExpression? Update() => Read("UpdateExpression", tokens => new UpdateParser(tokens, this).Parse());

    /// <summary>Refuses names and values that no expression used. To be called after all of them are read.</summary>
    public void CheckUsed()
    {
        if (_unusedNames.Count > 0)
        {
            throw DynamoDbException.Validation($"Value provided in ExpressionAttributeNames unused in expressions: keys: {{{string.Join(", ", _unusedNames)}}}");
        }

        if (_unusedValues.Count > 0)
        {
            throw DynamoDbException.Validation($"Value provided in ExpressionAttributeValues unused in expressions: keys: {{{string.Join(", ", _unusedValues)}}}");
        }
    }

    /// <summary>What #name stands for.</summary>
    public string Name(string placeholder, ExpressionFaults faults)
    {
        if (!_names.TryGetValue(placeholder, out var name))
        {
            faults.Add(ExpressionFault.UndefinedName, $"An expression attribute name used in the document path is not defined; attribute name: {placeholder}");
            return placeholder;
        }

        _unusedNames.Remove(placeholder);
        return name;
    }

    /// <summary>What :value stands for.</summary>
    public AttributeValue Value(string placeholder, ExpressionFaults faults)
    {
        if (!_values.TryGetValue(placeholder, out var value))
        {
            faults.Add(ExpressionFault.UndefinedValue, $"An expression attribute value used in expression is not defined; attribute value: {placeholder}");
            return AttributeValue.Null;
        }

        _unusedValues.Remove(placeholder);
        return value;
    }

    private static void CheckPlaceholders(string parameter, char sign, IReadOnlyCollection<string>? keys)
    {
        if (keys is { Count: 0 })
        {
            throw DynamoDbException.Validation($"{parameter} must not be empty");
        }

        foreach (var key in keys ?? [])
        {
            if (key.Length < 2 || key[0] != sign || !key.Skip(1).All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                throw DynamoDbException.Validation($"{parameter} contains invalid key: Syntax error; key: \"{key}\"");
            }
        }
    }

    private T? Read<T>(string parameter, Func<ExpressionTokens, T> parse)
        where T : class
    {
        if (_request.Text(parameter) is not { } text)
        {
            return null;
        }

        var size = Encoding.UTF8.GetByteCount(text);
        try
        {
            return text.Length == 0 ? throw new ExpressionException("The expression can not be empty;")
                : size > MaximumLength ? throw new ExpressionException($"Expression size has exceeded the maximum allowed size; expression size: {size}")
                : parse(new ExpressionTokens(text));
        }
        catch (ExpressionException e)
        {
            throw DynamoDbException.Validation($"Invalid {parameter}: {e.Message}");
        }
    }
}
