using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>$name, with steps behind it. Where one of them has nothing, it is null.</summary>
internal sealed class Reference(string root, ReferenceStep[] steps, bool isQuiet) : Expression
{
    public string Root => root;

    public IReadOnlyList<ReferenceStep> Steps => steps;

    /// <summary>Whether null is written as nothing.</summary>
    public bool IsQuiet => isQuiet;

    public override object? Value(Evaluation evaluation)
    {
        var value = evaluation.Get(root);
        for (var index = 0; value is not null && index < steps.Length; index++)
        {
            var target = value;
            value = steps[index].Execute(target, evaluation);
            if (value is null && !evaluation.Input.IsLenient && steps[index] is MethodStep { Method: var method } && !JavaTypes.Has(target, method))
            {
                throw new MappingException($"${root}{string.Concat(steps.Take(index + 1).Select(step => step.Name))}: a {JavaTypes.NameOf(target)} has no method {method}.");
            }
        }

        return value;
    }

    public override bool IsTrue(Evaluation evaluation) => Value(evaluation) switch
    {
        null => false,
        bool flag => flag,
        _ => true,
    };

    public void Set(Evaluation evaluation, object value)
    {
        if (steps.Length == 0)
        {
            evaluation.Put(root, value);
            return;
        }

        var target = evaluation.Get(root);
        foreach (var step in steps.AsSpan(0, steps.Length - 1))
        {
            target = target is null ? null : step.Execute(target, evaluation);
        }

        steps[^1].Set(target ?? throw new MappingException($"{Literal} is set, which is not a valid reference: there is nothing that has it."), value, evaluation);
    }
}
