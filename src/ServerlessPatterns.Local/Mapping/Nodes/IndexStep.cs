using ServerlessPatterns.Local.Mapping.Methods;
using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>[…]: an element, of the end where the index is negative, or the value of a key.</summary>
internal sealed class IndexStep(Expression index) : ReferenceStep
{
    public override string Name => "[]";

    public override object? Execute(object target, Evaluation evaluation) => MethodCall.Invoke(target, "get", [Index(target, evaluation)]);

    public override void Set(object target, object value, Evaluation evaluation)
    {
        var at = Index(target, evaluation);
        _ = target switch
        {
            JavaMap => MethodCall.Invoke(target, "put", [at, value]),
            JavaList or JavaArray => MethodCall.Invoke(target, "set", [at, value]),
            ResponseOverride => throw new NotInterpretedException("Setting $context.responseOverride by an index"),
            _ => null,
        };
    }

    private object? Index(object target, Evaluation evaluation)
    {
        var at = index.Value(evaluation);
        return at is not (int and < 0) ? at
            : MethodCall.Invoke(target, "size", []) is int size ? size + (int)at
            : throw new MappingException($"The index {at} is asked of a {JavaTypes.NameOf(target)}, which has no size.");
    }
}
