using System.Globalization;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>The settings of a [QueueConsumer] that are its own.</summary>
internal sealed record QueueSettings(
    int BatchSize,
    int MaximumBatchingWindowSeconds,
    int? MaximumConcurrency,
    int MaxReceiveCount,
    bool Fifo,
    int Parallelism,
    int RetentionDays,
    bool CustomerManagedKey)
{
    private const string Configure = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html";
    private const string Scaling = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html";
    private const string Quotas = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html";
    private const int LargestBatchWithoutWindow = 10;

    private static readonly IntegerSetting s_batchSize = new("BatchSize", 1, 10000, Configure);
    private static readonly IntegerSetting s_window = new("MaximumBatchingWindowSeconds", 0, 300, Configure);
    private static readonly IntegerSetting s_concurrency = new("MaximumConcurrency", 2, 1000, Scaling);
    private static readonly IntegerSetting s_receives = new("MaxReceiveCount", 5, 1000, Configure);
    private static readonly IntegerSetting s_parallelism = new("Parallelism", 1, 10000, "the largest batch, " + Configure);
    private static readonly IntegerSetting s_retention = new("RetentionDays", 1, 14, Quotas);

    /// <summary>Reads them; null if one is out of its range or two contradict each other.</summary>
    /// <param name="type">The class.</param>
    /// <param name="attribute">Its [QueueConsumer].</param>
    /// <param name="function">The function's settings; null: they are wrong, and cannot contradict any.</param>
    /// <param name="topic">The topic that feeds the queue: its consumers' queues are FIFO as it is, where they do not say otherwise.</param>
    /// <param name="context">Where to read.</param>
    public static QueueSettings? Read(INamedTypeSymbol type, AttributeData attribute, FunctionModel? function, TopicReference? topic, ReadContext context)
    {
        var valid = s_batchSize.TryRead(type, attribute, context, out var batchSize);
        valid &= s_window.TryRead(type, attribute, context, out var window);
        valid &= s_concurrency.TryRead(type, attribute, context, out var concurrency);
        valid &= s_receives.TryRead(type, attribute, context, out var receives);
        valid &= s_parallelism.TryRead(type, attribute, context, out var parallelism);
        valid &= s_retention.TryRead(type, attribute, context, out var retention);
        var fifo = attribute.Named<bool>("Fifo");
        valid &= FitsTopic(type, attribute, fifo, topic, context);
        if (!valid)
        {
            return null;
        }

        var settings = new QueueSettings(
            batchSize ?? 10,
            window ?? 0,
            concurrency,
            receives ?? 5,
            fifo ?? topic?.Fifo ?? false,
            parallelism ?? 1,
            retention ?? 4,
            attribute.Named<bool>("CustomerManagedKey") ?? false);
        if (function is null)
        {
            return settings;
        }

        foreach (var (setting, problem, remedy) in settings.Contradictions(function, fifo is null ? "a FIFO topic's consumer has a FIFO queue, which" : "a FIFO queue"))
        {
            valid = false;
            context.Report(UsageRules.SettingsContradict, attribute.Location(setting), type.Name, problem, remedy);
        }

        return valid ? settings : null;
    }

    /// <summary>Whether SNS delivers from the topic to such a queue. See https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html</summary>
    private static bool FitsTopic(INamedTypeSymbol type, AttributeData attribute, bool? fifo, TopicReference? topic, ReadContext context)
    {
        switch (fifo, topic?.Fifo)
        {
            case (true, false):
                context.Report(UsageRules.FifoOnStandardTopic, attribute.Location("Fifo"), type.Name, topic!.Name);
                return false;
            case (false, true):
                context.Report(UsageRules.StandardOnFifoTopic, attribute.Location("Fifo"), type.Name, topic!.Name);
                return true;
            default:
                return true;
        }
    }

    private IEnumerable<(string Setting, string Problem, string Remedy)> Contradictions(FunctionModel function, string fifoQueue)
    {
        if (Fifo && BatchSize > LargestBatchWithoutWindow)
        {
            yield return ("BatchSize", $"BatchSize is {Text(BatchSize)}, and {fifoQueue} gives at most {Text(LargestBatchWithoutWindow)} messages a batch ({Configure})", $"set at most {Text(LargestBatchWithoutWindow)}");
        }

        if (Fifo && MaximumBatchingWindowSeconds > 0)
        {
            yield return ("MaximumBatchingWindowSeconds", $"MaximumBatchingWindowSeconds is {Text(MaximumBatchingWindowSeconds)}, and {fifoQueue} has no batching window ({Configure})", "leave it out");
        }

        if (!Fifo && BatchSize > LargestBatchWithoutWindow && MaximumBatchingWindowSeconds < 1)
        {
            yield return ("BatchSize", $"BatchSize is {Text(BatchSize)}, and more than {Text(LargestBatchWithoutWindow)} need a batching window ({Configure})", "set MaximumBatchingWindowSeconds to 1 or more");
        }

        // A function that is switched off (0) keeps its settings for when it is switched on.
        if (function.ReservedConcurrency is { } reserved and > 0 && MaximumConcurrency > reserved)
        {
            yield return ("MaximumConcurrency", $"MaximumConcurrency is {Text(MaximumConcurrency.Value)}, and ReservedConcurrency lets only {Text(reserved)} instances run: Lambda would throttle messages into the dead-letter queue ({Scaling})", "set it to at most ReservedConcurrency, which must then be at least 2");
        }

        if (Parallelism > BatchSize)
        {
            yield return ("Parallelism", $"Parallelism is {Text(Parallelism)}, and a batch has at most {Text(BatchSize)} messages", "set it to at most BatchSize");
        }

        var attempts = (long)MaxReceiveCount * VisibilityTimeoutSeconds(function.TimeoutSeconds, MaximumBatchingWindowSeconds);
        if (attempts > RetentionDays * 86400L)
        {
            yield return ("MaxReceiveCount", $"{Text(MaxReceiveCount)} receives, {Text(VisibilityTimeoutSeconds(function.TimeoutSeconds, MaximumBatchingWindowSeconds))} seconds apart, take longer than the {Text(RetentionDays)} days after which the queue deletes a message: it would never reach the dead-letter queue ({Quotas})", "lower MaxReceiveCount or TimeoutSeconds, or raise RetentionDays");
        }
    }

    private static int VisibilityTimeoutSeconds(int timeout, int window) => (6 * timeout) + window;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
