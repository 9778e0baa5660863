using Amazon;
using Amazon.Runtime;
using Amazon.SQS;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Queue;

/// <summary>What a sender makes of SQS's faults and the network's.</summary>
public sealed class SqsFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403, "AccessDeniedException", "sqs:SendMessage")]
    [InlineData(403, "AccessDenied", "[Sends(typeof(Order))]")]
    [InlineData(400, "QueueDoesNotExist", "Deploy the stack")]
    [InlineData(400, "AWS.SimpleQueueService.NonExistentQueue", "Deploy the stack")]
    [InlineData(400, "KMS.AccessDeniedException", "kms:GenerateDataKey")]
    [InlineData(403, "ExpiredToken", "credentials have expired")]
    [InlineData(403, "ExpiredTokenException", "credentials have expired")]
    [InlineData(403, "InvalidClientTokenId", "AWS_ACCESS_KEY_ID")]
    [InlineData(403, "SignatureDoesNotMatch", "clock")]
    public async Task A_refusal_says_the_way_out_and_stops_the_rest(int status, string code, string wayOut)
    {
        await using var service = ScriptedService.Start(SqsAnswer.Error(status, code, "No way"));
        var sender = SqsAnswer.Sender(service);

        var one = await Assert.ThrowsAsync<SendException>(() => sender.SendAsync(new(1), cancellationToken: Cancellation));
        var batch = await Assert.ThrowsAsync<SendException>(() => sender.SendBatchAsync(Enumerable.Range(0, 500).Select(number => new Order(number)), cancellationToken: Cancellation));

        Assert.All([one, batch], exception =>
        {
            Assert.Equal((SqsAnswer.QueueUrl, 0), (exception.Destination, exception.SentCount));
            Assert.Contains(SqsAnswer.QueueUrl, exception.Message, StringComparison.Ordinal);
            Assert.Contains(wayOut, exception.Message, StringComparison.Ordinal);
            Assert.Contains("No way", exception.Message, StringComparison.Ordinal);
            Assert.Equal((code, true), (exception.Failures[0].Code, exception.Failures[0].IsSenderFault));
            Assert.All(exception.Failures, failure => Assert.False(failure.MayHaveBeenSent));
            Assert.IsType<AmazonServiceException>(exception.InnerException, exactMatch: false);
        });
        Assert.Equal(Enumerable.Range(0, 500), batch.Failures.Select(failure => failure.Index));
        Assert.Contains("would fail as message [", batch.Failures[^1].Reason, StringComparison.Ordinal);
        Assert.InRange(service.Calls.Count, 2, 20);
    }

    [Theory]
    [InlineData(400, "ThrottlingException")]
    [InlineData(403, "RequestThrottled")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task Throttling_is_tried_again_by_the_SDK(int status, string code)
    {
        await using var service = ScriptedService.Start(call => call.Number == 1 ? SqsAnswer.Error(status, code, "Slower") : SqsAnswer.Batch(call));

        await SqsAnswer.Sender(service, retries: 1).SendBatchAsync([new(1), new(2)], cancellationToken: Cancellation);

        Assert.Equal(2, service.Calls.Count);
    }

    [Fact]
    public async Task Throttling_without_end_is_no_fault_of_the_messages_and_stops_no_other()
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Numbers(call).Contains(0) ? SqsAnswer.Error(400, "ThrottlingException", "Slower") : SqsAnswer.Batch(call));

        var exception = await Assert.ThrowsAsync<SendException>(
            () => SqsAnswer.Sender(service).SendBatchAsync(Enumerable.Range(0, 200).Select(number => new Order(number)), cancellationToken: Cancellation));

        Assert.Equal((10, 190), (exception.Failures.Count, exception.SentCount));
        Assert.All(exception.Failures, failure => Assert.Equal(("ThrottlingException", false, false), (failure.Code, failure.IsSenderFault, failure.MayHaveBeenSent)));
        Assert.Contains("[0] to [9] ThrottlingException: Slower. ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("quota", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        var service = ScriptedService.Start(ScriptedAnswer.Broken);
        await service.DisposeAsync();
        var sender = SqsAnswer.Sender(service);

        var one = await Assert.ThrowsAsync<SendException>(() => sender.SendAsync(new(1), cancellationToken: Cancellation));
        var batch = await Assert.ThrowsAsync<SendException>(() => sender.SendBatchAsync(Enumerable.Range(0, 300).Select(number => new Order(number)), cancellationToken: Cancellation));

        Assert.All([one, batch], exception =>
        {
            Assert.Contains("SQS cannot be reached", exception.Message, StringComparison.Ordinal);
            Assert.Contains("AWS_ENDPOINT_URL_SQS", exception.Message, StringComparison.Ordinal);
            Assert.All(exception.Failures, failure => Assert.Equal(("", false), (failure.Code, failure.MayHaveBeenSent)));
        });
        Assert.Equal(300, batch.Failures.Count);
    }

    [Theory]
    [InlineData(400, "")]
    [InlineData(400, "<html><body>Bad request</body></html>")]
    [InlineData(404, "")]
    [InlineData(403, "{}")]
    [InlineData(502, "Bad gateway")]
    public async Task An_answer_without_an_error_code_points_at_endpoint_and_proxies(int status, string body)
    {
        await using var service = ScriptedService.Start(ScriptedAnswer.Text(status, body, "text/html"));

        var exception = await Assert.ThrowsAsync<SendException>(() => SqsAnswer.Sender(service).SendBatchAsync([new(1)], cancellationToken: Cancellation));

        Assert.Contains("AWS_ENDPOINT_URL_SQS) and at proxies on the way", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_it_open()
    {
        await using var service = ScriptedService.Start(ScriptedAnswer.Broken);

        var one = await Assert.ThrowsAsync<SendException>(() => SqsAnswer.Sender(service).SendAsync(new(1), cancellationToken: Cancellation));
        var batch = await Assert.ThrowsAsync<SendException>(() => SqsAnswer.Sender(service).SendBatchAsync([new(1), new(2)], cancellationToken: Cancellation));

        Assert.All([one, batch], exception => Assert.All(exception.Failures, failure => Assert.True(failure.MayHaveBeenSent)));
        Assert.Contains("it may have been sent all the same", one.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_SQS_leaves_it_open()
    {
        await using var service = ScriptedService.Start(SqsAnswer.Error(500, "InternalFailure", "Oh"));

        var exception = await Assert.ThrowsAsync<SendException>(() => SqsAnswer.Sender(service).SendBatchAsync([new(1)], cancellationToken: Cancellation));

        var failure = Assert.Single(exception.Failures);
        Assert.Equal(("InternalFailure", false, true), (failure.Code, failure.IsSenderFault, failure.MayHaveBeenSent));
    }

    [Fact]
    public async Task A_body_that_was_changed_on_the_way_is_not_reported_as_sent()
    {
        await using var service = ScriptedService.Start(SqsAnswer.Json(200, System.Text.Json.Nodes.JsonNode.Parse("""{"MessageId":"m","MD5OfMessageBody":"0cc175b9c0f1b6a831c399e269772661"}""")!));

        var exception = await Assert.ThrowsAsync<SendException>(() => SqsAnswer.Sender(service).SendAsync(new(1), cancellationToken: Cancellation));

        Assert.True(Assert.Single(exception.Failures).MayHaveBeenSent);
    }

    [Fact]
    public async Task An_answer_in_time_is_all_that_counts()
    {
        using var release = new ManualResetEventSlim();
        await using var service = ScriptedService.Start(call =>
        {
            release.Wait(Cancellation);
            return SqsAnswer.Batch(call);
        });
        using var client = new AmazonSQSClient(
            new BasicAWSCredentials("a", "b"),
            new AmazonSQSConfig { ServiceURL = service.Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0, Timeout = TimeSpan.FromMilliseconds(100) });

        var exception = await Assert.ThrowsAsync<SendException>(
            () => new SqsQueueSender<Order>(SqsAnswer.QueueUrl, OrderJson.Default.Order, client).SendBatchAsync([new(1)], cancellationToken: Cancellation));
        release.Set();

        Assert.True(Assert.Single(exception.Failures).MayHaveBeenSent);
    }

    [Fact]
    public async Task A_client_of_another_region_is_explained()
    {
        using var client = new AmazonSQSClient(new BasicAWSCredentials("a", "b"), RegionEndpoint.USEast2);

        var exception = await Assert.ThrowsAsync<SendException>(
            () => new SqsQueueSender<Order>(SqsAnswer.QueueUrl, OrderJson.Default.Order, client).SendBatchAsync([new(1), new(2)], cancellationToken: Cancellation));

        Assert.Contains("eu-west-1", exception.Message, StringComparison.Ordinal);
        Assert.Contains("us-east-2", exception.Message, StringComparison.Ordinal);
        Assert.All(exception.Failures, failure => Assert.False(failure.MayHaveBeenSent));
    }

    [Fact]
    public async Task Missing_credentials_are_explained()
    {
        await using var service = ScriptedService.Start(call => SqsAnswer.Batch(call));
        using var client = new AmazonSQSClient(new NoCredentials(), new AmazonSQSConfig { ServiceURL = service.Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

        var exception = await Assert.ThrowsAsync<SendException>(
            () => new SqsQueueSender<Order>(SqsAnswer.QueueUrl, OrderJson.Default.Order, client).SendBatchAsync(Enumerable.Range(0, 500).Select(number => new Order(number)), cancellationToken: Cancellation));

        Assert.Equal(500, exception.Failures.Count);
        Assert.All(exception.Failures, failure => Assert.False(failure.MayHaveBeenSent));
        Assert.Contains("None here", exception.Message, StringComparison.Ordinal);
        Assert.Empty(service.Calls);
    }

    private sealed class NoCredentials : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => throw new AmazonClientException("None here");

        public override Task<ImmutableCredentials> GetCredentialsAsync() => throw new AmazonClientException("None here");
    }
}
