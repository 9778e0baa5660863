using System.Globalization;
using System.Text.Json;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>In our own queues.</summary>
internal sealed class LocalScenario(SqsHost host) : Scenario(host.Sqs)
{
    public override Task<string> CreateAsync(string name, Dictionary<string, string> attributes)
    {
        int? Number(string attribute) => attributes.TryGetValue(attribute, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

        var queue = host.Add(name, settings =>
        {
            settings = settings with
            {
                VisibilityTimeout = Number("VisibilityTimeout") ?? settings.VisibilityTimeout,
                ContentBasedDeduplication = attributes.GetValueOrDefault("ContentBasedDeduplication") == "true",
            };
            if (attributes.GetValueOrDefault("RedrivePolicy") is not { } redrive)
            {
                return settings;
            }

            using var policy = JsonDocument.Parse(redrive);
            return settings with
            {
                DeadLetterTargetArn = policy.RootElement.GetProperty("deadLetterTargetArn").GetString(),
                MaxReceiveCount = policy.RootElement.GetProperty("maxReceiveCount").GetInt32(),
            };
        });
        return Task.FromResult(queue.Settings.Url);
    }

    public override string ArnOf(string name) => host.Queues.FindByName(name)!.Settings.Arn;
}
