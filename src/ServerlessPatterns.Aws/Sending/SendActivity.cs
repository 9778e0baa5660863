using System.Diagnostics;

namespace ServerlessPatterns.Aws;

/// <summary>
/// One producer activity a call of a sender, named as OpenTelemetry's
/// <see href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">conventions for messaging</see> say. Its context is what the
/// messages carry.
/// </summary>
internal static class SendActivity
{
    /// <summary>The source of the consumers' activities has the same name.</summary>
    private static readonly ActivitySource s_source = new("ServerlessPatterns", typeof(SendActivity).Assembly.GetName().Version?.ToString());

    /// <summary>Starts the activity.</summary>
    /// <param name="destination">Where the messages go.</param>
    /// <returns>The activity; null where no listener wants it.</returns>
    public static Activity? Start(SendDestination destination)
    {
        if (!s_source.HasListeners())
        {
            return null;
        }

        var activity = s_source.StartActivity($"send {destination.Name}", ActivityKind.Producer);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("messaging.system", destination.TracingSystem);
            activity.SetTag("messaging.operation.name", "send");
            activity.SetTag("messaging.operation.type", "send");
            activity.SetTag("messaging.destination.name", destination.Name);
        }

        return activity;
    }

    /// <summary>Marks an activity as failed.</summary>
    /// <param name="activity">The activity; null where there is none.</param>
    /// <param name="failure">The exception.</param>
    public static void Fail(Activity? activity, Exception failure)
    {
        if (activity is { IsAllDataRequested: true })
        {
            var code = failure is SendException { Failures: [{ Code.Length: > 0 } first, ..] } ? first.Code : failure.GetType().FullName;
            activity.SetTag("error.type", code);
            activity.SetStatus(ActivityStatusCode.Error, failure.Message);
        }
    }
}
