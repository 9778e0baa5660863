using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>
/// Tells whether a task has ended where its result is asked for: it was awaited before, itself or among others, or was asked whether it has. Climbs are bounded, and
/// what a name's uses say is read once a name, so that nothing grows with the square of a body.
/// </summary>
internal sealed class TaskEnds(SymbolUses uses)
{
    private const int MaxClimb = 24;
    private const int MaxDepth = 6;

    private readonly Dictionary<ISymbol, int> _firstEnds = new(SymbolEqualityComparer.Default);

    public bool IsEnded(IOperation? task, int position) => IsEnded(task, position, MaxDepth);

    private bool IsEnded(IOperation? task, int position, int depth)
    {
        task = SymbolUses.Unwrap(task);
        return depth > 0 && task switch
        {
            // (await Task.WhenAny(tasks)).Result
            IAwaitOperation => true,
            IArrayElementReferenceOperation element => IsEnded(element.ArrayReference, position, depth - 1),
            IPropertyReferenceOperation { Property.IsIndexer: true } element => IsEnded(element.Instance, position, depth - 1),

            // What LINQ makes of tasks are the tasks.
            IInvocationOperation { TargetMethod: { IsExtensionMethod: true, ContainingType.Name: "Enumerable" } } call when call.Arguments.Length > 0 => IsEnded(call.Arguments[0].Value, position, depth - 1),
            { } when SymbolUses.Named(task) is { } symbol => IsEnded(symbol, task, position, depth),
            _ => false,
        };
    }

    private bool IsEnded(ISymbol symbol, IOperation reference, int position, int depth)
        => (FirstEnd(symbol) is var first && (symbol is ILocalSymbol or IParameterSymbol ? first < position : first < int.MaxValue))
            || IsOfEnded(symbol, reference, position, depth);

    /// <summary>The variable of a loop over tasks, or the parameter of a lambda that is called with them, that have ended.</summary>
    private bool IsOfEnded(ISymbol symbol, IOperation reference, int position, int depth)
    {
        var outer = reference.Parent;
        for (var step = 0; step < MaxClimb && outer is not null; step++, outer = outer.Parent)
        {
            switch (outer)
            {
                case IForEachLoopOperation loop when symbol is ILocalSymbol local && loop.Locals.Contains(local, SymbolEqualityComparer.Default):
                    return IsEnded(loop.Collection, position, depth - 1);
                case IAnonymousFunctionOperation function when symbol is IParameterSymbol parameter && function.Symbol.Parameters.Contains(parameter, SymbolEqualityComparer.Default):
                    return function.Parent is IDelegateCreationOperation creation
                        && Awaiting.User(creation) is IArgumentOperation { Parent: IInvocationOperation call }
                        && (call.TargetMethod.Name == "ContinueWith" || IsEnded(call.Instance ?? call.Arguments.FirstOrDefault()?.Value, position, depth - 1));
            }
        }

        return false;
    }

    /// <summary>Where a name is first awaited, or asked whether it has ended: before everything, if all that it holds was awaited (await Task.WhenAny).</summary>
    private int FirstEnd(ISymbol symbol)
    {
        if (!_firstEnds.TryGetValue(symbol, out var first))
        {
            var use = uses[symbol];
            first = use is { IsOpen: false, Values.Count: > 0 } && use.Values.All(value => SymbolUses.Unwrap(value) is IAwaitOperation) ? -1
                : use.Reads.Where(Ends).Select(read => read.Syntax.SpanStart).DefaultIfEmpty(int.MaxValue).Min();
            _firstEnds.Add(symbol, first);
        }

        return first;
    }

    private static bool Ends(IOperation read)
    {
        if (read.Parent is IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" or "Status" })
        {
            return true;
        }

        var outer = read.Parent;
        for (var step = 0; step < MaxClimb && outer is not (null or IBlockOperation or IAnonymousFunctionOperation); step++, outer = outer.Parent)
        {
            if (outer is IAwaitOperation)
            {
                return true;
            }
        }

        return false;
    }
}
