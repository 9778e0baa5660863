using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>The operations of a member, lambdas and local functions included: flattened once for every rule, in the order of the text.</summary>
internal sealed class BodyOperations
{
    private const int Usual = 256;

    // Of each thread its own: emptied by each use.
    [ThreadStatic]
    private static Stack<IOperation>? t_left;

    private readonly List<IOperation> _all = new(Usual);
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
