using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>What a client does and sees of one SQS, as lines that can be compared.</summary>
internal abstract class Scenario(AmazonSQSClient client)
{
    public AmazonSQSClient Client { get; } = client;

    public List<string> Lines { get; } = [];

    /// <summary>Creates a queue and answers its URL.</summary>
    public abstract Task<string> CreateAsync(string name, Dictionary<string, string> attributes);

    public abstract string ArnOf(string name);

    public void Say(string line) => Lines.Add(line);

    public async Task TryAsync(string what, Func<AmazonSQSClient, Task> act)
    {
        try
        {
            await act(Client);
            Say($"{what}: done");
        }
        catch (AmazonServiceException e)
        {
            Say($"{what}: {e.GetType().Name} {e.ErrorCode}");
        }
    }

    public Task SendAsync(string url, string body, string? group = null, string? deduplicationId = null) => Client.SendMessageAsync(
        new SendMessageRequest(url, body) { MessageGroupId = group, MessageDeduplicationId = deduplicationId });

    /// <summary>Receives what is there.</summary>
    public async Task ReceiveAsync(string url)
    {
        var answer = await Client.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MaxNumberOfMessages = 10 });
        Say($"received: {string.Join(' ', (answer.Messages ?? []).Select(message => message.Body))}");
    }

    /// <summary>Waits for one message.</summary>
    public async Task<Message> ReceiveOneAsync(string url)
    {
        var answer = await Client.ReceiveMessageAsync(
            new ReceiveMessageRequest(url) { WaitTimeSeconds = 20, MessageSystemAttributeNames = ["All"] });
        return answer.Messages.Single();
    }

    public async Task CountAsync(string url)
    {
        var attributes = await Client.GetQueueAttributesAsync(url, ["All"]);
        Say($"visible {attributes.ApproximateNumberOfMessages}, in flight {attributes.ApproximateNumberOfMessagesNotVisible}, delayed {attributes.ApproximateNumberOfMessagesDelayed}");
    }
}
