using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>
/// Reads a condition
/// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html): NOT binds before AND, AND before OR.
/// </summary>
internal sealed class ConditionParser
{
    private static readonly string[] s_comparators = ["=", "<>", "<", "<=", ">", ">="];

    private readonly ExpressionTokens _tokens;
    private readonly ExpressionScope _scope;
    private readonly ExpressionFaults _faults = new();
    private readonly PathParser _paths;
    private readonly FunctionRules _functions;

    public ConditionParser(ExpressionTokens tokens, ExpressionScope scope)
    {
        _tokens = tokens;
        _scope = scope;
        _paths = new PathParser(tokens, scope, _faults);
        _functions = new FunctionRules(_faults);
    }

    public ConditionExpression Parse()
    {
        var condition = Or();
        if (_tokens.Current.Kind != ExpressionTokenKind.End)
        {
            throw _tokens.Unexpected();
        }

        _faults.Check();
        return new ConditionExpression(condition, _paths.Paths);
    }

    private Condition Or()
    {
        var condition = And();
        while (_tokens.TakeKeyword("OR"))
        {
            condition = new LogicalCondition(condition, And(), isAnd: false);
        }

        return condition;
    }

    private Condition And()
    {
        var condition = Not();
        while (_tokens.TakeKeyword("AND"))
        {
            condition = new LogicalCondition(condition, Not(), isAnd: true);
        }

        return condition;
    }

    private Condition Not()
    {
        if (_tokens.TakeKeyword("NOT"))
        {
            return new NotCondition(Not());
        }

        return _tokens.Current.IsSymbol("(") && !Continues(_tokens.AfterGroup()) ? Group() : Primary();
    }

    /// <summary>Whether what stands in parentheses is an operand, as its comparator follows it.</summary>
    private static bool Continues(ExpressionToken token)
        => token.IsKeyword("BETWEEN") || token.IsKeyword("IN") || (token.Kind == ExpressionTokenKind.Symbol && s_comparators.Contains(token.Text));

    private Condition Group()
    {
        _tokens.Take();
        if (_tokens.Current.IsSymbol("(") && _tokens.AfterGroup().IsSymbol(")"))
        {
            _faults.Add(ExpressionFault.Parentheses, "The expression has redundant parentheses;");
        }

        var condition = Or();
        _tokens.ExpectSymbol(")");
        return condition;
    }

    private Condition Primary()
    {
        var left = Operand();
        if (_tokens.Current.Kind == ExpressionTokenKind.Symbol && s_comparators.Contains(_tokens.Current.Text))
        {
            var comparator = _tokens.Take().Text;
            var right = Operand();
            CheckValues(left, right);
            _functions.CheckDistinct(comparator, [left, right]);
            return new ComparisonCondition(left, comparator, right);
        }

        if (_tokens.TakeKeyword("BETWEEN"))
        {
            var lower = Operand();
            if (!_tokens.TakeKeyword("AND"))
            {
                throw _tokens.Unexpected();
            }

            var upper = Operand();
            CheckValues(left, lower, upper);
            CheckBounds(lower, upper);
            return new BetweenCondition(left, lower, upper);
        }

        if (_tokens.TakeKeyword("IN"))
        {
            _tokens.ExpectSymbol("(");
            var choices = Operands();
            CheckValues([left, .. choices]);
            return new InCondition(left, choices);
        }

        if (left is not FunctionOperand function)
        {
            throw _tokens.Unexpected();
        }

        if (function.Name == FunctionOperand.Size)
        {
            _functions.Misused(function);
        }

        return new FunctionCondition(function.Name, function.Arguments);
    }

    private Operand Operand()
    {
        var token = _tokens.Current;
        if (token.IsSymbol("("))
        {
            _tokens.Take();
            if (_tokens.Current.IsSymbol("("))
            {
                _faults.Add(ExpressionFault.Parentheses, "The expression has redundant parentheses;");
            }

            var operand = Operand();
            _tokens.ExpectSymbol(")");
            return operand;
        }

        if (token.Kind == ExpressionTokenKind.ValuePlaceholder)
        {
            return new ValueOperand(_scope.Value(_tokens.Take().Text, _faults));
        }

        return token.Kind == ExpressionTokenKind.Word && _tokens.Following.IsSymbol("(") ? Function() : new PathOperand(_paths.Parse());
    }

    private FunctionOperand Function()
    {
        var name = _tokens.Take().Text;
        _tokens.Take();
        var arguments = Operands();
        CheckValues([.. arguments]);
        _functions.Check(name, arguments);
        return new FunctionOperand(name, arguments);
    }

    /// <summary>Operands with commas between them, up to the closing parenthesis.</summary>
    private List<Operand> Operands()
    {
        var operands = new List<Operand>();
        do
        {
            operands.Add(Operand());
        }
        while (_tokens.TakeSymbol(","));
        _tokens.ExpectSymbol(")");
        return operands;
    }

    /// <summary>Of the functions only size has a value.</summary>
    private void CheckValues(params Operand[] operands)
    {
        foreach (var operand in operands)
        {
            if (operand is FunctionOperand { Name: not FunctionOperand.Size } function)
            {
                _functions.Misused(function);
            }
        }
    }

    private void CheckBounds(Operand lower, Operand upper)
    {
        if (lower is not ValueOperand { Value: var from } || upper is not ValueOperand { Value: var to })
        {
            return;
        }

        var bounds = $"lower bound operand: AttributeValue: {Describe(from)}, upper bound operand: AttributeValue: {Describe(to)}";
        if (from.Type != to.Type)
        {
            _faults.Add(ExpressionFault.OperandType, $"The BETWEEN operator requires same data type for lower and upper bounds; {bounds}");
        }
        else if (from.CompareTo(to) > 0)
        {
            _faults.Add(ExpressionFault.OperandType, $"The BETWEEN operator requires upper bound to be greater than or equal to lower bound; {bounds}");
        }
    }

    private static string Describe(AttributeValue value) => value.Type switch
    {
        AttributeType.S => $"{{S:{value.Text}}}",
        AttributeType.N => $"{{N:{value.Number}}}",
        AttributeType.B => $"{{B:{Convert.ToBase64String(value.Bytes)}}}",
        _ => $"{{{value.Type}}}",
    };
}
