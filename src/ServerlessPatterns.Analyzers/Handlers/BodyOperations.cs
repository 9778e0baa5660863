using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>The operations of a member, lambdas and local functions included: flattened once for every rule, in the order of the text.</summary>
internal sealed class BodyOperations
{
    private readonly List<IOperation> _all = [];
    private readonly List<IInvocationOperation> _invocations = [];
    private readonly List<ISimpleAssignmentOperation> _assignments = [];
    private readonly List<ILiteralOperation> _texts = [];

    /// <summary>Those of a member's blocks.</summary>
    public BodyOperations(ImmutableArray<IOperation> blocks)
    {
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                _all.Add(operation);
                switch (operation)
                {
                    case IInvocationOperation invocation:
                        _invocations.Add(invocation);
                        break;
                    case ISimpleAssignmentOperation assignment:
                        _assignments.Add(assignment);
                        break;
                    case ILiteralOperation { Type.SpecialType: SpecialType.System_String } text:
                        _texts.Add(text);
                        break;
                }
            }
        }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<IOperation> All => _all;

    /// <summary>The calls among them.</summary>
    public IReadOnlyList<IInvocationOperation> Invocations => _invocations;

    /// <summary>The simple assignments among them.</summary>
    public IReadOnlyList<ISimpleAssignmentOperation> Assignments => _assignments;

    /// <summary>The literal texts among them.</summary>
    public IReadOnlyList<ILiteralOperation> Texts => _texts;
}
