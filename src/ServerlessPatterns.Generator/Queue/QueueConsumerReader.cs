using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>Reads a [QueueConsumer] class.</summary>
internal static class QueueConsumerReader
{
    public static QueueConsumerModel? Read(INamedTypeSymbol type, AttributeData attribute, ReadContext context)
    {
        if (FunctionReader.Read(type, attribute, context) is not { } function)
        {
            return null;
        }

        if (type.GetMembers("HandleAsync").OfType<IMethodSymbol>().FirstOrDefault() is not { Parameters.Length: > 0 } handler)
        {
            return null;
        }

        var message = handler.Parameters[0].Type;
        return new QueueConsumerModel(
            function,
            message.Name.ToLowerInvariant(),
            new MessageModel(message.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), MessageForm.Json, null),
            new EquatableArray<HandlerParameter>([HandlerParameter.Message]),
            HandlerReturn.Task,
            FunctionReader.Setting(attribute, "BatchSize") ?? 10,
            FunctionReader.Setting(attribute, "MaximumBatchingWindowSeconds") ?? 0,
            FunctionReader.Setting(attribute, "MaximumConcurrency"),
            FunctionReader.Setting(attribute, "MaxReceiveCount") ?? 5,
            false,
            FunctionReader.Setting(attribute, "Parallelism") ?? 1,
            FunctionReader.Setting(attribute, "RetentionDays") ?? 4,
            false,
            EquatableArray<FilterCondition>.Empty);
    }
}
