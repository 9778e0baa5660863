using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1023. An event source mapping may hand over a message twice (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html). To put an item again under the message's own key changes
/// nothing, so that only writes are told that a second time makes another thing of: under a new key, a POST, an addition. Nothing is told of a handler that looks
/// at the message's id, or says anything of idempotency.
/// </summary>
internal sealed class NotIdempotentRule(LibraryTypes types) : HandlerRule
{
    private readonly RepeatedWrites _writes = new(types);

    // A method that several handlers reach is told once.
    private readonly ConcurrentDictionary<SyntaxNode, bool> _told = new();

    public override DiagnosticDescriptor Descriptor => AntiPatterns.NotIdempotent;

    public override void VisitHandler(HandlerEntry entry, IReadOnlyList<HandlerBody> bodies, Action<Diagnostic> report)
    {
        if ((entry.Kinds & HandlerKinds.Messages) == 0)
        {
            return;
        }

        if (!Writes(bodies)
            || IsIdempotent(entry.Method)
            || IsIdempotent(entry.Method.ContainingType)
            || bodies.Any(body => IsIdempotent(body.Method) || TakesNotice(body)))
        {
            return;
        }

        foreach (var body in bodies)
        {
            foreach (var (operation, what) in WritesOf(body))
            {
                if (_told.TryAdd(operation.Syntax, true))
                {
                    report(At(operation.Syntax, body.Name, what));
                }
            }
        }
    }

    private bool Writes(IReadOnlyList<HandlerBody> bodies)
    {
        var writes = false;
        foreach (var body in bodies)
        {
            writes |= WritesOf(body).Count > 0;
        }

        return writes;
    }

    // A method that several handlers reach is read once.
    private IReadOnlyList<(IOperation Operation, string What)> WritesOf(HandlerBody body)
        => (IReadOnlyList<(IOperation Operation, string What)>?)body.Operations.Note(this) ?? body.Operations.Keep(this, _writes.Of(body));

    private bool TakesNotice(HandlerBody body) => (bool)(body.Operations.Note(_writes) ?? body.Operations.Keep(_writes, RepeatedWrites.TakesNotice(body)));

    /// <summary>[Idempotent] of the Powertools, or another of that name.</summary>
    private static bool IsIdempotent(ISymbol symbol) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name.StartsWith("Idempotent", StringComparison.Ordinal) == true);
}
