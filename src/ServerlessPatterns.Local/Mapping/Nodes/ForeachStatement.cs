using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>#foreach. What is no collection is gone over no time.</summary>
internal sealed class ForeachStatement(string variable, Expression source, Block body) : Statement
{
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
    private const int MaximumIterations = 1000;

    private const string Scope = "foreach";
    private const string Counter = "velocityCount";
    private const string HasNext = "velocityHasNext";

    public override void Render(Evaluation evaluation)
    {
        if (source.Value(evaluation) is not { } value || JavaIterator.Of(value) is not { } items)
        {
            return;
        }

        var (element, counter, hasNext, outer) = (evaluation.Get(variable), evaluation.Get(Counter), evaluation.Get(HasNext), evaluation.Get(Scope));
        var scope = new LoopScope(outer);
        evaluation.Put(Scope, scope);
        NullElement? nullElement = null;
        for (var count = 1; items.HasNext; count++)
        {
            evaluation.Cancellation.ThrowIfCancellationRequested();
            if (count > MaximumIterations)
            {
                throw new MappingException($"A #foreach runs more than 1,000 times, which API Gateway does not do: let ${variable} go over fewer elements.");
            }

            evaluation.Put(Counter, count);
            var item = items.Next();
            evaluation.Put(HasNext, items.HasNext);
            evaluation.Put(variable, item);
            scope.Index++;
            scope.HasNext = items.HasNext;
            if (item is null)
            {
                nullElement ??= new(variable);
                evaluation.NullElements.Add(nullElement);
                body.Render(evaluation);
                evaluation.NullElements.RemoveAt(evaluation.NullElements.Count - 1);
            }
            else
            {
                body.Render(evaluation);
            }
        }

        Restore(evaluation, variable, element);
        Restore(evaluation, Counter, counter);
        Restore(evaluation, HasNext, hasNext);
        if (evaluation.Get(Scope) is LoopScope own)
        {
            Restore(evaluation, Scope, own.Previous);
        }
    }

    private static void Restore(Evaluation evaluation, string name, object? value)
    {
        if (value is null)
        {
            evaluation.Remove(name);
        }
        else
        {
            evaluation.Put(name, value);
        }
    }
}
