using ServerlessPatterns.Local.Mapping.Methods;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>.name(…).</summary>
internal sealed class MethodStep(string name, Expression[] arguments) : ReferenceStep
{
    public override string Name => $".{name}()";

    public string Method => name;

    public override object? Execute(object target, Evaluation evaluation)
    {
        var values = arguments.Length == 0 ? [] : new object?[arguments.Length];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = arguments[index].Value(evaluation);
        }

        return MethodCall.Invoke(target, name, values);
    }
}
