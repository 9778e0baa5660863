using System.Diagnostics;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Queue;

/// <summary>
/// One consumer activity a message, named as OpenTelemetry's
/// <see href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">conventions for messaging</see> say. Its parent is the
/// message attribute <c>traceparent</c>, which only a sender's own instrumentation sets; else the system attribute <c>AWSTraceHeader</c>;
/// else the activity that the invocation runs in.
/// </summary>
internal static class MessageTracing
{
    /// <summary>Starts a message's activity.</summary>
    /// <param name="options">The consumer.</param>
    /// <param name="batch">The event.</param>
    /// <param name="index">The message's record.</param>
    /// <returns>The activity; null where no listener wants it.</returns>
    public static Activity? Start(QueueConsumerOptions options, EventBatch batch, int index)
    {
        var activity = Tracing.Source.CreateActivity($"process {options.QueueName}", ActivityKind.Consumer, Parent(batch, index));
        if (activity is { IsAllDataRequested: true })
        {
            var context = new MessageContext(batch, index);
            var queue = batch.QueueName(index);
            activity.SetTag("messaging.system", "aws_sqs");
            activity.SetTag("messaging.operation.name", "process");
            activity.SetTag("messaging.operation.type", "process");
            activity.SetTag("messaging.destination.name", queue.Length > 0 ? queue : options.QueueName);
            activity.SetTag("messaging.destination.template", options.QueueName);
            activity.SetTag("messaging.message.id", context.MessageId);
            activity.SetTag("messaging.message.body.size", batch.Body(index).Length);
        }

        return activity?.Start();
    }

    private static ActivityContext Parent(EventBatch batch, int index)
    {
        var attributes = batch.MessageAttributes(index);
        return Tracing.Parent(
            AttributeObject.FindAttribute(attributes, "traceparent", "stringValue"u8),
            AttributeObject.FindAttribute(attributes, "tracestate", "stringValue"u8),
            AttributeObject.FindText(batch.SystemAttributes(index), "AWSTraceHeader"u8));
    }
}
