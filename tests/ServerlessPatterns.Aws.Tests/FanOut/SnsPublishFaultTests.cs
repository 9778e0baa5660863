using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.FanOut;

/// <summary>What a publisher makes of SNS's faults.</summary>
public sealed class SnsPublishFaultTests
{
    [Theory]
    [InlineData(403, "AuthorizationError", "sns:Publish")]
    [InlineData(403, "AccessDeniedException", "[Publishes(typeof(Parcel))]")]
    [InlineData(404, "NotFound", "deploy the stack")]
    [InlineData(400, "KMSAccessDenied", "KmsMasterKeyId")]
    [InlineData(400, "KMSDisabled", "KmsMasterKeyId")]
    [InlineData(403, "ExpiredToken", "credentials have expired")]
    [InlineData(403, "InvalidClientTokenId", "AWS_ACCESS_KEY_ID")]
    public async Task A_refusal_says_the_way_out(int status, string code, string wayOut)
    {
        await using var service = ScriptedService.Start(SnsAnswer.Error(status, code, "No way"));
        using var client = SnsTestClient.Create(service);
        var publisher = Publisher(client);

        var one = await Assert.ThrowsAsync<SendException>(() => publisher.PublishAsync(new("1"), cancellationToken: TestContext.Current.CancellationToken));
        var batch = await Assert.ThrowsAsync<SendException>(() => publisher.PublishBatchAsync(Parcels(3), cancellationToken: TestContext.Current.CancellationToken));

        Assert.All([one, batch], exception =>
        {
            Assert.Equal(SnsTestClient.TopicArn, exception.Destination);
            Assert.Contains(wayOut, exception.Message, StringComparison.Ordinal);
            Assert.Contains("No way", exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("..", exception.Message, StringComparison.Ordinal);
            Assert.Equal(0, exception.SentCount);
            Assert.All(exception.Failures, failure => Assert.Equal((code, false), (failure.Code, failure.MayHaveBeenSent)));
        });
        Assert.Equal([0, 1, 2], batch.Failures.Select(failure => failure.Index));
    }

    [Fact]
    public async Task What_SNS_failed_at_is_tried_again_and_what_the_sender_did_is_not()
    {
        await using var service = ScriptedService.Start(call => SnsAnswer.Batch(call, id => call.Number > 1 ? null : id switch
        {
            1 => ("InternalError", "Try again", false),
            2 => ("InvalidParameter", "Invalid parameter: Message", true),
            _ => null,
        }));
        using var client = SnsTestClient.Create(service);

        var exception = await Assert.ThrowsAsync<SendException>(() => Publisher(client).PublishBatchAsync(Parcels(5), cancellationToken: TestContext.Current.CancellationToken));

        var failure = Assert.Single(exception.Failures);
        Assert.Equal((2, "InvalidParameter", true, false), (failure.Index, failure.Code, failure.IsSenderFault, failure.MayHaveBeenSent));
        Assert.Equal(new Parcel("2"), failure.Message);
        Assert.Equal(4, exception.SentCount);
        Assert.Equal(2, service.Calls.Count);
        Assert.Contains("\"1\"", service.Calls.Last().Form["PublishBatchRequestEntries.member.1.Message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_batch_is_sent_in_the_end()
    {
        await using var service = ScriptedService.Start(call => call.Number == 1 ? SnsAnswer.Error(429, "Throttled", "Rate exceeded") : SnsAnswer.Batch(call));
        using var client = SnsTestClient.Create(service);

        await Publisher(client).PublishBatchAsync(Parcels(3), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, service.Calls.Count);
    }

    [Fact]
    public async Task A_message_that_the_answer_does_not_name_is_not_reported_as_sent()
    {
        await using var service = ScriptedService.Start(call => ScriptedAnswer.Text(
            200,
            "<PublishBatchResponse><PublishBatchResult><Failed/><Successful><member><MessageId>m</MessageId><Id>0</Id></member></Successful></PublishBatchResult></PublishBatchResponse>"));
        using var client = SnsTestClient.Create(service, retries: 0);

        var exception = await Assert.ThrowsAsync<SendException>(() => Publisher(client).PublishBatchAsync(Parcels(2), cancellationToken: TestContext.Current.CancellationToken));

        var failure = Assert.Single(exception.Failures);
        Assert.Equal((1, true), (failure.Index, failure.MayHaveBeenSent));
        Assert.Equal(1, exception.SentCount);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_named()
    {
        var service = ScriptedService.Start(SnsAnswer.Published());
        await service.DisposeAsync();
        using var client = SnsTestClient.Create(service, retries: 0);

        var exception = await Assert.ThrowsAsync<SendException>(() => Publisher(client).PublishBatchAsync(Parcels(2), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(2, exception.Failures.Count);
        Assert.Contains(SnsTestClient.TopicArn, exception.Message, StringComparison.Ordinal);
        Assert.Contains("SNS cannot be reached", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_ENDPOINT_URL_SNS", exception.Message, StringComparison.Ordinal);
        Assert.All(exception.Failures, failure => Assert.Equal(("", false), (failure.Code, failure.MayHaveBeenSent)));
        Assert.NotNull(exception.InnerException);
    }

    [Theory]
    [InlineData(400, "")]
    [InlineData(400, "<html><body>Bad request</body></html>")]
    [InlineData(404, "")]
    [InlineData(502, "Bad gateway")]
    public async Task An_answer_without_an_error_code_points_at_endpoint_and_proxies(int status, string body)
    {
        await using var service = ScriptedService.Start(ScriptedAnswer.Text(status, body, "text/html"));
        using var client = SnsTestClient.Create(service, retries: 0);

        var exception = await Assert.ThrowsAsync<SendException>(() => Publisher(client).PublishBatchAsync(Parcels(1), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("AWS_ENDPOINT_URL_SNS) and at proxies on the way", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_regions_topic_is_explained()
    {
        await using var service = ScriptedService.Start(SnsAnswer.Published());
        using var client = SnsTestClient.Create(service);
        var publisher = new SnsTopicPublisher<Parcel>("arn:aws:sns:us-east-2:123456789012:order-placed", ParcelJson.Default.Parcel, client);

        var exception = await Assert.ThrowsAsync<SendException>(() => publisher.PublishBatchAsync(Parcels(1), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("us-east-2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("eu-west-1", exception.Message, StringComparison.Ordinal);
        Assert.False(Assert.Single(exception.Failures).MayHaveBeenSent);
        Assert.Empty(service.Calls);
    }

    private static SnsTopicPublisher<Parcel> Publisher(SnsClient client) => new(SnsTestClient.TopicArn, ParcelJson.Default.Parcel, client);

    private static IEnumerable<Parcel> Parcels(int count) => Enumerable.Range(0, count).Select(number => new Parcel($"{number}"));
}
