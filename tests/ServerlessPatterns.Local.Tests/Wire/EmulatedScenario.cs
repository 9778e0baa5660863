using Amazon.SQS;
using Amazon.SQS.Model;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>In the emulator, under names that no other scenario uses.</summary>
internal sealed class EmulatedScenario(AmazonSQSClient client) : Scenario(client)
{
    private readonly string _prefix = Guid.NewGuid().ToString("N");
    private readonly Dictionary<string, string> _arns = [];

    public override async Task<string> CreateAsync(string name, Dictionary<string, string> attributes)
    {
        var created = await Client.CreateQueueAsync(new CreateQueueRequest { QueueName = $"{_prefix}-{name}", Attributes = attributes });
        _arns[name] = (await Client.GetQueueAttributesAsync(created.QueueUrl, ["QueueArn"])).QueueARN;
        return created.QueueUrl;
    }

    public override string ArnOf(string name) => _arns[name];
}
