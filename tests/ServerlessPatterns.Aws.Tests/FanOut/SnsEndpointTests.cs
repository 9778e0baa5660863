using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.FanOut;

public sealed class SnsEndpointTests
{
    [Theory]
    [InlineData("eu-west-1", false, false, "https://sns.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://sns.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-east-1", true, false, "https://sns-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://sns.us-east-1.api.aws/")]
    [InlineData("us-east-1", true, true, "https://sns-fips.us-east-1.api.aws/")]
    [InlineData("us-gov-west-1", true, false, "https://sns.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", false, false, "https://sns.us-gov-west-1.amazonaws.com/")]
    public void A_region_has_its_endpoint(string region, bool fips, bool dualStack, string url)
    {
        var config = new SnsClientConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack };

        Assert.Equal(url, Endpoint(config));
        Assert.Equal(url, Endpoint(config));
    }

    [Fact]
    public void An_endpoint_of_ones_own_goes_before_the_regions()
        => Assert.Equal("https://vpce-1.sns.eu-west-1.vpce.amazonaws.com/", Endpoint(new SnsClientConfig { ServiceURL = "https://vpce-1.sns.eu-west-1.vpce.amazonaws.com" }));

    [Theory]
    [InlineData(true, false, "FIPS")]
    [InlineData(false, true, "Dualstack")]
    public void An_endpoint_of_ones_own_excludes_the_choice_of_another(bool fips, bool dualStack, string named)
    {
        var config = new SnsClientConfig { ServiceURL = "https://example.test", UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack };

        Assert.Contains(named, Assert.Throws<AmazonClientException>(() => Endpoint(config)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_names_the_endpoint_of_SNS()
    {
        await using var service = ScriptedService.Start(SnsAnswer.Published("the-id"));
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SNS", service.Url);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:1/");
        try
        {
            using var client = new SnsClient(AwsEmulator.Credentials, new SnsClientConfig { RegionEndpoint = RegionEndpoint.EUWest1 });

            var answer = await client.PublishAsync(new PublishRequest(SnsTestClient.TopicArn, new OutgoingMessage("x"u8.ToArray(), 1)), TestContext.Current.CancellationToken);

            Assert.Equal("the-id", answer.MessageId);
            Assert.Contains("/eu-west-1/sns/", Assert.Single(service.Calls).Headers["Authorization"], StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SNS", null);
            Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
        }
    }

    private static string Endpoint(SnsClientConfig config)
        => config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new PublishRequest(SnsTestClient.TopicArn, default))).URL;
}
