using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>The operations of a member, lambdas and local functions included: flattened once for every rule, in the order of the text.</summary>
internal sealed class BodyOperations
{
    private const int Usual = 256;

    // What a thread keeps for its next visits: lists longer than that are rare, and more than that many bodies in one type.
    private const int LongestKept = 4096;
    private const int MostKept = 16;

    // Of each thread its own: emptied by each use.
    [ThreadStatic]
    private static Stack<IOperation>? t_left;
    [ThreadStatic]
    private static Stack<List<IOperation>>? t_lists;

    private List<IOperation> _all = t_lists is { Count: > 0 } kept ? kept.Pop() : new(Usual);
    private List<(object Key, object Note)>? _notes;
    private List<IInvocationOperation>? _invocations;
    private List<IMethodReferenceOperation>? _methodReferences;
    private List<ISimpleAssignmentOperation>? _assignments;
    private List<ILiteralOperation>? _texts;

    /// <summary>Those of a member's blocks.</summary>
    public BodyOperations(ImmutableArray<IOperation> blocks)
    {
        // By a stack of its own, for a text put together of thousands of parts is as deep; and not by Descendants, which keeps an enumerator for each level.
        var left = t_left ??= new Stack<IOperation>();
        left.Clear();
        for (var i = blocks.Length - 1; i >= 0; i--)
        {
            left.Push(blocks[i]);
        }

        while (left.Count > 0)
        {
            var operation = left.Pop();
            Add(operation);
            foreach (var child in operation.ChildOperations.Reverse())
            {
                left.Push(child);
            }
        }
    }

    /// <summary>All of them.</summary>
    public List<IOperation> All => _all;

    /// <summary>The calls among them.</summary>
    public IReadOnlyList<IInvocationOperation> Invocations => _invocations ?? (IReadOnlyList<IInvocationOperation>)[];

    /// <summary>The methods among them that are referred to, and not called.</summary>
    public IReadOnlyList<IMethodReferenceOperation> MethodReferences => _methodReferences ?? (IReadOnlyList<IMethodReferenceOperation>)[];

    /// <summary>The simple assignments among them.</summary>
    public IReadOnlyList<ISimpleAssignmentOperation> Assignments => _assignments ?? (IReadOnlyList<ISimpleAssignmentOperation>)[];

    /// <summary>The literal texts among them.</summary>
    public IReadOnlyList<ILiteralOperation> Texts => _texts ?? (IReadOnlyList<ILiteralOperation>)[];

    /// <summary>What a rule has found out of these operations, so that it need not again for another handler that reaches them; null if nothing yet.</summary>
    public object? Note(object rule)
    {
        if (_notes is not null)
        {
            foreach (var (key, note) in _notes)
            {
                if (key == rule)
                {
                    return note;
                }
            }
        }

        return null;
    }

    /// <summary>Keeps what a rule has found out.</summary>
    public T Keep<T>(object rule, T note)
        where T : notnull
    {
        (_notes ??= []).Add((rule, note));
        return note;
    }

    /// <summary>Ends the visit: the list is the next one's.</summary>
    public void End()
    {
        var kept = t_lists ??= new();
        if (_all.Capacity <= LongestKept && kept.Count < MostKept)
        {
            _all.Clear();
            kept.Push(_all);
        }

        _all = [];
    }

    private void Add(IOperation operation)
    {
        _all.Add(operation);
        switch (operation.Kind)
        {
            case OperationKind.Invocation:
                (_invocations ??= []).Add((IInvocationOperation)operation);
                break;
            case OperationKind.MethodReference:
                (_methodReferences ??= []).Add((IMethodReferenceOperation)operation);
                break;
            case OperationKind.SimpleAssignment:
                (_assignments ??= []).Add((ISimpleAssignmentOperation)operation);
                break;
            case OperationKind.Literal when operation.Type?.SpecialType == SpecialType.System_String:
                (_texts ??= []).Add((ILiteralOperation)operation);
                break;
        }
    }
}
