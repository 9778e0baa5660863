using System.Diagnostics;
using System.Globalization;
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
    /// <summary>The source's name, by which listeners ask for it.</summary>
    public const string SourceName = "ServerlessPatterns";

    private static readonly ActivitySource s_source = new(SourceName, typeof(MessageTracing).Assembly.GetName().Version?.ToString());

    /// <summary>Whether anybody listens; if not, tracing costs nothing.</summary>
    public static bool IsListenedTo => s_source.HasListeners();

    /// <summary>Starts a message's activity.</summary>
    /// <param name="options">The consumer.</param>
    /// <param name="batch">The event.</param>
    /// <param name="index">The message's record.</param>
    /// <returns>The activity; null where no listener wants it.</returns>
    public static Activity? Start(QueueConsumerOptions options, EventBatch batch, int index)
    {
        var activity = s_source.CreateActivity($"process {options.QueueName}", ActivityKind.Consumer, Parent(batch, index));
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

    /// <summary>Marks an activity as failed.</summary>
    /// <param name="activity">The message's activity; null where it has none.</param>
    /// <param name="failure">The exception, if there is one.</param>
    /// <param name="what">What happened.</param>
    public static void Fail(Activity? activity, Exception? failure, string what)
    {
        if (activity is not { IsAllDataRequested: true })
        {
            return;
        }

        activity.SetTag("error.type", failure?.GetType().FullName ?? "timeout");
        activity.SetStatus(ActivityStatusCode.Error, failure?.Message ?? what);
        if (failure is not null)
        {
            activity.AddEvent(new ActivityEvent("exception", tags: new ActivityTagsCollection
            {
                ["exception.type"] = failure.GetType().FullName,
                ["exception.message"] = failure.Message,
                ["exception.stacktrace"] = failure.ToString(),
            }));
        }
    }

    /// <summary>Ends an activity.</summary>
    /// <param name="activity">The message's activity; null where it has none.</param>
    public static void Stop(Activity? activity)
    {
        try
        {
            activity?.Dispose();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A listener threw. What becomes of the message was settled before.
        }
    }

    private static ActivityContext Parent(EventBatch batch, int index)
    {
        var attributes = batch.MessageAttributes(index);
        if (AttributeObject.FindAttribute(attributes, "traceparent", "stringValue"u8) is { } traceParent
            && ActivityContext.TryParse(
                traceParent,
                AttributeObject.FindAttribute(attributes, "tracestate", "stringValue"u8),
                isRemote: true,
                out var context))
        {
            return context;
        }

        return AttributeObject.FindText(batch.SystemAttributes(index), "AWSTraceHeader"u8) is { } header ? OfXRay(header) : default;
    }

    /// <summary>
    /// Reads <c>Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1</c>: a trace id is eight hexadecimal digits of
    /// time and 24 others. See
    /// <see href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">X-Ray: tracing header</see>.
    /// </summary>
    /// <param name="header">The header.</param>
    /// <returns>The parent; the default value where the header has no valid Root and Parent.</returns>
    private static ActivityContext OfXRay(ReadOnlySpan<char> header)
    {
        ReadOnlySpan<char> root = default;
        ReadOnlySpan<char> parent = default;
        var isSampled = false;
        Span<Range> parts = stackalloc Range[8];
        foreach (var range in parts[..header.Split(parts, ';')])
        {
            var part = header[range].Trim();
            if (part.StartsWith("Root=", StringComparison.Ordinal))
            {
                root = part[5..];
            }
            else if (part.StartsWith("Parent=", StringComparison.Ordinal))
            {
                parent = part[7..];
            }
            else
            {
                isSampled |= part is "Sampled=1";
            }
        }

        if (root.Length != 35 || root[0] != '1' || root[1] != '-' || root[10] != '-' || parent.Length != 16)
        {
            return default;
        }

        var traceParent = string.Create(CultureInfo.InvariantCulture, $"00-{root[2..10]}{root[11..]}-{parent}-{(isSampled ? "01" : "00")}").ToLowerInvariant();
        return ActivityContext.TryParse(traceParent, null, isRemote: true, out var context) ? context : default;
    }
}
