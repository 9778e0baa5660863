using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>What the functions of conditions take (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html).</summary>
internal sealed class FunctionRules(ExpressionFaults faults)
{
    public void Check(string name, IReadOnlyList<Operand> arguments)
    {
        int? count = name switch
        {
            "attribute_exists" or "attribute_not_exists" or FunctionOperand.Size => 1,
            "attribute_type" or FunctionCondition.BeginsWith or "contains" => 2,
            _ => null,
        };
        if (count is null)
        {
            faults.Add(ExpressionFault.UnknownFunction, $"Invalid function name; function: {name}");
            return;
        }

        if (arguments.Count != count)
        {
            faults.Add(ExpressionFault.OperandCount, $"Incorrect number of operands for operator or function; operator or function: {name}, number of operands: {arguments.Count}");
            return;
        }

        CheckDistinct(name, arguments);
        CheckOperands(name, arguments);
    }

    public void Misused(FunctionOperand function)
        => faults.Add(ExpressionFault.MisusedFunction, $"The function is not allowed to be used this way in an expression; function: {function.Name}");

    public void CheckDistinct(string name, IReadOnlyList<Operand> operands)
    {
        if (operands is [PathOperand one, PathOperand two] && one.Path.IsSameAs(two.Path))
        {
            faults.Add(ExpressionFault.Indistinct, $"The first operand must be distinct from the remaining operands for this operator or function; operator: {name}, first operand: {one.Path}");
        }
    }

    private void CheckOperands(string name, IReadOnlyList<Operand> arguments)
    {
        switch (name)
        {
            case "attribute_exists" or "attribute_not_exists" when arguments[0] is not PathOperand:
                faults.Add(ExpressionFault.OperandType, $"Operator or function requires a document path; operator or function: {name}");
                break;
            case FunctionCondition.BeginsWith when arguments.Select(TypeOf).FirstOrDefault(type => type is not (null or AttributeType.S or AttributeType.B)) is { } type:
                Incorrect(name, type.ToString());
                break;
            case FunctionOperand.Size when TypeOf(arguments[0]) is AttributeType.N or AttributeType.BOOL or AttributeType.NULL:
                Incorrect(name, TypeOf(arguments[0]).ToString()!);
                break;
            case "attribute_type" when TypeOf(arguments[1]) is var type && (type != AttributeType.S || arguments[1] is not ValueOperand):
                Incorrect(name, type?.ToString() ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
                break;
            case "attribute_type" when arguments[1] is ValueOperand { Value.Text: var text } && !Enum.GetNames<AttributeType>().Contains(text):
                faults.Add(ExpressionFault.OperandType, $"Invalid attribute type name found; type: {text}, valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}");
                break;
        }
    }

    private static AttributeType? TypeOf(Operand operand) => operand switch
    {
        ValueOperand value => value.Value.Type,
        FunctionOperand { Name: FunctionOperand.Size } => AttributeType.N,
        _ => null,
    };

    private void Incorrect(string name, string type)
        => faults.Add(ExpressionFault.OperandType, $"Incorrect operand type for operator or function; operator or function: {name}, operand type: {type}");
}
