using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1008. See https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html, for so a topic invokes.</summary>
internal sealed class DirectSubscriptionRule : HandlerRule
{
    public override DiagnosticDescriptor Descriptor => AntiPatterns.DirectSubscription;

    public override void VisitHandler(HandlerEntry entry, IReadOnlyList<HandlerBody> bodies, Action<Diagnostic> report)
    {
        if ((entry.Kinds & HandlerKinds.SnsEvent) != 0)
        {
            report(At(entry.Method, entry.Name));
        }
    }
}
