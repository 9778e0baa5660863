using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.FanOut;

/// <summary>How a publisher cuts batches.</summary>
public sealed class SnsBatchTests
{
    private const int MaxBytes = 262_144;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_has_256_KiB_at_most_with_its_attributes()
    {
        await using var service = ScriptedService.Start(call => SnsAnswer.Batch(call));
        using var client = SnsTestClient.Create(service);
        var publisher = new SnsTopicPublisher<Parcel>(SnsTestClient.TopicArn, ParcelJson.Default.Parcel, client);
        var options = new SendOptions { Attributes = new Dictionary<string, string> { ["a"] = "b" } };
        var overhead = """{"id":"0","text":""}""".Length + "aStringb".Length;
        var quarter = new string('x', (MaxBytes / 4) - overhead);

        await publisher.PublishBatchAsync(Enumerable.Range(0, 5).Select(number => new Parcel($"{number}", quarter)), _ => options, Cancellation);
        Assert.Equal([1, 4], service.Calls.Select(Entries).Order());

        // One octet more, and four do not fit.
        await publisher.PublishBatchAsync(Enumerable.Range(0, 4).Select(number => new Parcel($"{number}", number == 0 ? quarter + "x" : quarter)), _ => options, Cancellation);
        Assert.Equal([1, 3], service.Calls.Skip(2).Select(Entries).Order());
    }

    private static int Entries(ScriptedCall call)
        => call.Form.Keys.Count(key => key.StartsWith("PublishBatchRequestEntries.member.", StringComparison.Ordinal) && key.EndsWith(".Id", StringComparison.Ordinal));
}
