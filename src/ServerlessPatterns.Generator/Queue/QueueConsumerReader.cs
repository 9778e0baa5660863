using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Filters;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>Reads a [QueueConsumer] class.</summary>
internal static class QueueConsumerReader
{
    /// <summary>Reads it; null if anything is wrong, all of which is reported.</summary>
    public static QueueConsumerModel? Read(INamedTypeSymbol type, AttributeData attribute, ReadContext context)
    {
        // What is wrong with the class itself makes the rest pointless to look at.
        if (ClassReader.Read(type, context) is not { } name)
        {
            return null;
        }

        var function = FunctionReader.Read(type, name, attribute, context);
        if (HandlerReader.Read(type, context) is not { } handler)
        {
            QueueSettings.Read(type, attribute, function, topic: null, context);
            return null;
        }

        var isTopicValid = TopicReader.TryReference(handler.Message.Type, HandlerReader.Location(handler.Message, type), context, out var topic);
        var settings = QueueSettings.Read(type, attribute, function, topic, context);

        var message = handler.Message.Type;
        var form = MessageReader.Form(message, context.Types);
        var json = form == MessageForm.Json ? context.Index.JsonContexts.Find(message) : null;
        if (MessageReader.Read(type, handler.Message, form, json, context) is not { } model)
        {
            return null;
        }

        var queueName = QueueNameReader.Read(type, attribute, form == MessageForm.Json && isTopicValid && topic is null ? message : null, context);
        var hasFilter = FilterReader.TryRead(type, topic is null ? FilterDialect.EventSourceMapping : FilterDialect.Subscription, message, form, json?.Options ?? JsonOptions.Web, context, out var filter);
        return function is null || settings is null || !isTopicValid || queueName is null || !hasFilter
            ? null
            : new QueueConsumerModel(
                function,
                queueName,
                topic,
                model,
                handler.Parameters,
                handler.Return,
                settings.BatchSize,
                settings.MaximumBatchingWindowSeconds,
                settings.MaximumConcurrency,
                settings.MaxReceiveCount,
                settings.Fifo,
                settings.Parallelism,
                settings.RetentionDays,
                settings.CustomerManagedKey,
                filter);
    }
}
