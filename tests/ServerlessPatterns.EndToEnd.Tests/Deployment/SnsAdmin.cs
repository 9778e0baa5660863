using System.Net.Http.Headers;
using System.Xml.Linq;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>
/// What a deployment asks of SNS, in its query protocol (https://docs.aws.amazon.com/sns/latest/api/API_Operations.html). The emulator reads
/// the region out of the signature's scope and checks nothing else of it.
/// </summary>
internal sealed class SnsAdmin : IDisposable
{
    private readonly HttpClient _http;

    public SnsAdmin(Uri endpoint)
    {
        _http = new HttpClient { BaseAddress = endpoint };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential=test/20260101/{StackEnvironment.Region}/sns/aws4_request, SignedHeaders=host, Signature=0");
    }

    /// <summary>Creates a topic.</summary>
    /// <returns>Its ARN.</returns>
    public Task<string> CreateTopicAsync(string name, IReadOnlyDictionary<string, string> attributes)
        => CallAsync("TopicArn", [("Action", "CreateTopic"), ("Name", name), .. Entries(attributes)]);

    /// <summary>Subscribes a queue.</summary>
    /// <returns>The subscription's ARN.</returns>
    public Task<string> SubscribeAsync(string topicArn, string protocol, string endpoint, IReadOnlyDictionary<string, string> attributes)
        => CallAsync("SubscriptionArn", [("Action", "Subscribe"), ("TopicArn", topicArn), ("Protocol", protocol), ("Endpoint", endpoint), .. Entries(attributes)]);

    /// <summary>Publishes a message.</summary>
    /// <returns>Its id.</returns>
    public Task<string> PublishAsync(string topicArn, string message)
        => CallAsync("MessageId", [("Action", "Publish"), ("TopicArn", topicArn), ("Message", message)]);

    public void Dispose() => _http.Dispose();

    private static IEnumerable<(string, string)> Entries(IReadOnlyDictionary<string, string> attributes)
        => attributes.SelectMany((attribute, index) => new[]
        {
            ($"Attributes.entry.{index + 1}.key", attribute.Key),
            ($"Attributes.entry.{index + 1}.value", attribute.Value),
        });

    private async Task<string> CallAsync(string result, IEnumerable<(string Name, string Value)> form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _http.PostAsync(new Uri("/", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return answer.IsSuccessStatusCode
            ? XDocument.Parse(text).Descendants().Single(element => element.Name.LocalName == result).Value
            : throw new DeploymentException($"SNS answers {(int)answer.StatusCode}: {text}");
    }
}
