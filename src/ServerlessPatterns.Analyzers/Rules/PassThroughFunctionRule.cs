using Microsoft.CodeAnalysis;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Rules.PassThrough;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1005. See https://docs.aws.amazon.com/solutions/latest/constructs/aws-apigateway-dynamodb.html for the same without a function.</summary>
internal sealed class PassThroughFunctionRule(LibraryTypes types) : HandlerRule
{
    public override DiagnosticDescriptor Descriptor => AntiPatterns.PassThroughFunction;

    public override bool IsConcerned { get; } = types.References("AWSSDK.DynamoDBv2");

    public override void VisitHandler(HandlerEntry entry, IReadOnlyList<HandlerBody> bodies, Action<Diagnostic> report)
    {
        if (entry.Kinds == HandlerKinds.Request && new PassThroughCheck(entry.Method.ContainingType).Of(bodies.SelectMany(body => body.Operations.All)) is { } call)
        {
            report(Diagnostic.Create(Descriptor, entry.Method.Locations.FirstOrDefault() ?? Location.None, call.Properties, entry.Name, call.Does, call.Remedy(types)));
        }
    }
}
