namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>
/// Takes a KeyConditionExpression for its conditions on keys: comparators but for &lt;&gt;, BETWEEN and begins_with, with AND between them
/// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html).
/// </summary>
internal static class KeyConditionReader
{
    private const string Invalid = "Invalid condition in KeyConditionExpression: ";

    public static IReadOnlyDictionary<string, KeyCondition> Read(ConditionExpression expression)
    {
        var conditions = new Dictionary<string, KeyCondition>(StringComparer.Ordinal);
        Collect(expression.Root, conditions);
        return conditions.Count is 1 or 2 ? conditions : throw DynamoDbException.Validation("Conditions can be of length 1 or 2 only");
    }

    private static void Collect(Condition condition, Dictionary<string, KeyCondition> conditions)
    {
        switch (condition)
        {
            case LogicalCondition { IsAnd: true } and:
                Collect(and.Left, conditions);
                Collect(and.Right, conditions);
                break;
            case LogicalCondition:
                throw Operator("OR");
            case NotCondition:
                throw Operator("NOT");
            case InCondition:
                throw Operator("IN");
            case ComparisonCondition { Comparator: "<>" }:
                throw Operator("<>");
            case FunctionCondition { Name: not FunctionCondition.BeginsWith } function:
                throw Operator(function.Name);
            case FunctionCondition { Arguments: [not PathOperand, ..] }:
                throw DynamoDbException.Validation($"{Invalid}begins_with operator must have the key attribute as its first operand");
            case BetweenCondition { Operand: not PathOperand }:
                throw DynamoDbException.Validation($"{Invalid}BETWEEN operator must have the key attribute as its first operand");
            case FunctionCondition function:
                Add(FunctionCondition.BeginsWith, function.Arguments, conditions);
                break;
            case BetweenCondition between:
                Add(KeyCondition.Between, [between.Operand, between.Lower, between.Upper], conditions);
                break;
            case ComparisonCondition comparison:
                var isTurned = comparison.Left is not PathOperand && comparison.Right is PathOperand;
                Add(isTurned ? Turned(comparison.Comparator) : comparison.Comparator, isTurned ? [comparison.Right, comparison.Left] : [comparison.Left, comparison.Right], conditions);
                break;
        }
    }

    private static void Add(string @operator, IReadOnlyList<Operand> operands, Dictionary<string, KeyCondition> conditions)
    {
        if (operands.Any(operand => operand is FunctionOperand))
        {
            throw DynamoDbException.Validation("KeyConditionExpressions cannot contain nested operations");
        }

        if (operands.Count(operand => operand is PathOperand) > 1)
        {
            throw DynamoDbException.Validation($"{Invalid}Multiple attribute names used in one condition");
        }

        if (operands[0] is not PathOperand { Path: var path })
        {
            throw DynamoDbException.Validation($"{Invalid}No key attribute specified");
        }

        if (path.IsNested)
        {
            throw DynamoDbException.Validation("KeyConditionExpressions cannot have conditions on nested attributes");
        }

        var values = operands.Skip(1).Select(operand => ((ValueOperand)operand).Value).ToArray();
        if (!conditions.TryAdd(path.Attribute, new KeyCondition(path.Attribute, @operator, values)))
        {
            throw DynamoDbException.Validation("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static string Turned(string comparator) => comparator switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => comparator,
    };

    private static DynamoDbException Operator(string name) => DynamoDbException.Validation($"Invalid operator used in KeyConditionExpression: {name}");
}
