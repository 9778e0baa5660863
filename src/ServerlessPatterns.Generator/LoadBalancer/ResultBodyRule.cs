using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>
/// The body of an HttpResult is known by the call that makes it, which no generator looks at: what no context covers is found at run time. So the
/// calls in targets are looked at here.
/// </summary>
internal static class ResultBodyRule
{
    public static void Check(OperationAnalysisContext operation, ReadContext context)
    {
        if (operation.Operation is IInvocationOperation { TargetMethod: { TypeArguments: [var body] } method } invocation
            && method.ContainingType.Is(context.Types.HttpResult)
            && operation.ContainingSymbol.ContainingType is { } type
            && type.WithContaining().Any(each => each.Bears(context.Types.LoadBalancerTargetAttribute))
            && !body.Contains(static part => part.TypeKind is TypeKind.Error or TypeKind.TypeParameter))
        {
            var location = invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.OriginalDefinition.Type is ITypeParameterSymbol)?.Syntax.GetLocation() ?? invocation.Syntax.GetLocation();
            if (EndpointMethodReader.IsTask(body))
            {
                context.Report(UsageRules.MessageType, location, $"'{type.Name}' answers with", body.Display(), "is a task, and not what it results in", "await it");
            }
            else if (body.IsAnonymousType && context.Build is { } build && (build.PublishAot || build.PublishTrimmed))
            {
                context.Report(UsageRules.MessageType, location, $"'{type.Name}' answers with", body.Display(), "no JsonSerializerContext can have, so that it fails at run time in a trimmed program", "make it a record");
            }
            else if (MessageTypeRules.WritingProblem(body, context) is var (problem, remedy) && !body.IsAnonymousType)
            {
                context.Report(UsageRules.MessageType, location, $"'{type.Name}' answers with", body.Display(), problem, EndpointMethodReader.IsBytes(body) ? "for bytes take HttpResult.Bytes(data, contentType)" : remedy);
            }
            else if (!context.Index.JsonContexts.All.Any(json => json.Covers(body)))
            {
                MessageReader.ReportReflection(type, body, "writes", location, context);
            }
        }
    }
}
