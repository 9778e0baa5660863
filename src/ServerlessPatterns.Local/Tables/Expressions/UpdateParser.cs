using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>Reads an UpdateExpression (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html).</summary>
internal sealed class UpdateParser
{
    private readonly ExpressionTokens _tokens;
    private readonly ExpressionScope _scope;
    private readonly ExpressionFaults _faults = new();
    private readonly PathParser _paths;
    private readonly List<UpdateAction> _actions = [];

    public UpdateParser(ExpressionTokens tokens, ExpressionScope scope)
    {
        _tokens = tokens;
        _scope = scope;
        _paths = new PathParser(tokens, scope, _faults);
    }

    public UpdateExpression Parse()
    {
        var clauses = new HashSet<UpdateVerb>();
        do
        {
            var token = _tokens.Take();
            if (token.Kind != ExpressionTokenKind.Word || !Enum.TryParse<UpdateVerb>(token.Text, ignoreCase: true, out var verb))
            {
                throw new ExpressionException($"Syntax error; token: \"{token.Text}\", near: \"{token.Text}\"");
            }

            if (!clauses.Add(verb))
            {
                _faults.Add(ExpressionFault.Section, $"The \"{verb.ToString().ToUpperInvariant()}\" section can only be used once in an update expression;");
            }

            do
            {
                _actions.Add(Action(verb));
            }
            while (_tokens.TakeSymbol(","));
        }
        while (_tokens.Current.Kind != ExpressionTokenKind.End);

        ProjectionParser.CheckApart([.. _actions.Select(action => action.Path)], _faults);
        _faults.Check();
        return new UpdateExpression(_actions, _paths.Paths);
    }

    private UpdateAction Action(UpdateVerb verb)
    {
        var path = _paths.Parse();
        switch (verb)
        {
            case UpdateVerb.Set:
                _tokens.ExpectSymbol("=");
                return new UpdateAction(verb, path, Value());
            case UpdateVerb.Remove:
                return new UpdateAction(verb, path, null);
            default:
                var token = _tokens.Current.Kind == ExpressionTokenKind.ValuePlaceholder ? _tokens.Take() : throw _tokens.Unexpected();
                var value = _scope.Value(token.Text, _faults);
                if (!value.IsSet && !(verb == UpdateVerb.Add && value.Type == AttributeType.N))
                {
                    _faults.Add(ExpressionFault.OperandType, $"Incorrect operand type for operator or function; operator: {verb.ToString().ToUpperInvariant()}, operand type: {Word(value.Type)}");
                }

                return new UpdateAction(verb, path, new ValueOperand(value));
        }
    }

    private Operand Value()
    {
        var left = Operand();
        var isMinus = _tokens.Current.IsSymbol("-");
        if (!isMinus && !_tokens.Current.IsSymbol("+"))
        {
            return left;
        }

        var sign = _tokens.Take().Text;
        var right = Operand();
        CheckTypes(sign, AttributeType.N, left, right);
        return new ArithmeticOperand(left, right, isMinus);
    }

    private Operand Operand()
    {
        if (_tokens.TakeSymbol("("))
        {
            var value = Value();
            _tokens.ExpectSymbol(")");
            return value;
        }

        if (_tokens.Current.Kind == ExpressionTokenKind.ValuePlaceholder)
        {
            return new ValueOperand(_scope.Value(_tokens.Take().Text, _faults));
        }

        return _tokens.Current.Kind == ExpressionTokenKind.Word && _tokens.Following.IsSymbol("(") ? Function() : new PathOperand(_paths.Parse());
    }

    private Operand Function()
    {
        var name = _tokens.Take().Text;
        _tokens.Take();
        var arguments = new List<Operand>();
        do
        {
            arguments.Add(Operand());
        }
        while (_tokens.TakeSymbol(","));
        _tokens.ExpectSymbol(")");

        if (name is not ("if_not_exists" or "list_append"))
        {
            _faults.Add(ExpressionFault.UnknownFunction, $"Invalid function name; function: {name}");
        }
        else if (arguments.Count != 2)
        {
            _faults.Add(ExpressionFault.OperandCount, $"Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {arguments.Count}");
        }
        else if (name == "list_append")
        {
            CheckTypes(name, AttributeType.L, [.. arguments]);
            return new ListAppendOperand(arguments[0], arguments[1]);
        }
        else if (arguments[0] is PathOperand { Path: var path })
        {
            return new IfNotExistsOperand(path, arguments[1]);
        }
        else
        {
            _faults.Add(ExpressionFault.OperandType, $"Operator or function requires a document path; operator or function: {name}");
        }

        return arguments[0];
    }

    private void CheckTypes(string name, AttributeType wanted, params Operand[] operands)
    {
        foreach (var operand in operands.OfType<ValueOperand>())
        {
            if (operand.Value.Type != wanted)
            {
                _faults.Add(ExpressionFault.OperandType, $"Incorrect operand type for operator or function; operator or function: {name}, operand type: {operand.Value.Type}");
            }
        }
    }

    private static string Word(AttributeType type) => type switch
    {
        AttributeType.S => "STRING",
        AttributeType.N => "NUMBER",
        AttributeType.B => "BINARY",
        AttributeType.BOOL => "BOOLEAN",
        AttributeType.L => "LIST",
        AttributeType.M => "MAP",
        _ => type.ToString(),
    };
}
