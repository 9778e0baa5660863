using System.Net;
using Amazon.Runtime;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.FanOut;

public sealed class SnsFaultTests
{
    [Theory]
    [InlineData(429, "Throttled")]
    [InlineData(400, "ThrottlingException")]
    [InlineData(400, "Throttling")]
    [InlineData(400, "KMSThrottling")]
    [InlineData(500, "InternalError")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task A_passing_fault_is_tried_again_with_the_same_body(int status, string code)
    {
        await using var service = ScriptedService.Start(SnsAnswer.Error(status, code, "Rate exceeded"), SnsAnswer.Published("the-id"));
        using var client = SnsTestClient.Create(service);

        var answer = await PublishAsync(client);

        Assert.Equal("the-id", answer.MessageId);
        Assert.Equal(2, service.Calls.Count);
        Assert.Equal(service.Calls.First().Body, service.Calls.Last().Body);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_tried_again()
    {
        await using var service = ScriptedService.Start(ScriptedAnswer.Broken, SnsAnswer.Published("the-id"));
        using var client = SnsTestClient.Create(service);

        Assert.Equal("the-id", (await PublishAsync(client)).MessageId);
        Assert.Equal(2, service.Calls.Count);
    }

    [Theory]
    [InlineData(403, "ExpiredToken")]
    [InlineData(403, "AuthorizationError")]
    [InlineData(404, "NotFound")]
    [InlineData(400, "InvalidParameter")]
    [InlineData(400, "KMSAccessDenied")]
    public async Task A_lasting_fault_is_not_tried_again(int status, string code)
    {
        await using var service = ScriptedService.Start(SnsAnswer.Error(status, code, "No <way> & no how"));
        using var client = SnsTestClient.Create(service);

        var exception = await Assert.ThrowsAsync<SnsException>(() => PublishAsync(client));

        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal("No <way> & no how", exception.Message);
        Assert.Equal("0dc10fa3-1d3b-5a4d-9f4f-5f2c9b5d6e12", exception.RequestId);
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task An_error_that_is_no_xml_is_an_error_all_the_same()
    {
        await using var service = ScriptedService.Start(ScriptedAnswer.Text(502, "Bad gateway, said the proxy", "text/plain"));
        using var client = SnsTestClient.Create(service, retries: 0);

        var exception = await Assert.ThrowsAsync<SnsException>(() => PublishAsync(client));

        Assert.Equal(HttpStatusCode.BadGateway, exception.StatusCode);
        Assert.Contains("Bad gateway, said the proxy", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("<html><body>Welcome</body></html>")]
    [InlineData("<PublishResponse><PublishResult><MessageId>94f2")]
    [InlineData("<PublishResponse><PublishResult/></PublishResponse>")]
    public async Task An_answer_that_is_not_SNSs_is_not_taken_for_a_message_id(string body)
    {
        await using var service = ScriptedService.Start(ScriptedAnswer.Text(200, body));
        using var client = SnsTestClient.Create(service, retries: 0);

        var exception = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => PublishAsync(client));

        Assert.Equal(HttpStatusCode.OK, exception.StatusCode);
    }

    [Theory]
    [InlineData("<html><body>Welcome</body></html>")]
    [InlineData("<PublishBatchResponse><PublishBatchResult><Successful><member><Id>0</Id>")]
    public async Task An_answer_that_is_not_SNSs_is_not_taken_for_a_batchs(string body)
    {
        await using var service = ScriptedService.Start(ScriptedAnswer.Text(200, body));
        using var client = SnsTestClient.Create(service, retries: 0);

        await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => client.PublishBatchAsync(new PublishBatchRequest(SnsTestClient.TopicArn, new[] { new OutgoingMessage("x"u8.ToArray(), 1) }), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_an_error_of_the_connection()
    {
        var service = ScriptedService.Start(SnsAnswer.Published());
        await service.DisposeAsync();
        using var client = SnsTestClient.Create(service, retries: 0);

        await Assert.ThrowsAsync<HttpRequestException>(() => PublishAsync(client));
    }

    private static Task<PublishResponse> PublishAsync(SnsClient client)
        => client.PublishAsync(new PublishRequest(SnsTestClient.TopicArn, new OutgoingMessage("{\"a\":1}"u8.ToArray(), 7)), TestContext.Current.CancellationToken);
}
