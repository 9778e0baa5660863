using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>What becomes of a call's task.</summary>
internal static class Awaiting
{
    /// <summary>What uses an operation's value: its parent, without ?. and conversions between.</summary>
    public static IOperation? User(IOperation operation)
    {
        var child = operation;
        while (child.Parent is { } parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child || parent is IConversionOperation or IParenthesizedOperation)
            {
                child = parent;
                continue;
            }

            return parent;
        }

        return null;
    }

    /// <summary>Whether nothing is done with what a call returns: it stands as a statement, or is assigned to _.</summary>
    public static bool IsDropped(IOperation call) => User(call) switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        _ => false,
    };

    /// <summary>Whether a type is a task, or what is awaited like one.</summary>
    public static bool IsTask(ITypeSymbol? type)
        => type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } } };
}
