namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>The regions of API Gateway's hosts.</summary>
public sealed class ExecuteApiHostTests
{
    [Theory]
    [InlineData("abc123.execute-api.eu-west-1.amazonaws.com", "eu-west-1")]
    [InlineData("ABC123.Execute-Api.EU-West-1.Amazonaws.com", "eu-west-1")]
    [InlineData("abc123.execute-api.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("abc123.execute-api.us-gov-west-1.amazonaws.com", "us-gov-west-1")]
    [InlineData("abc123.execute-api.eu-south-2.api.aws", "eu-south-2")]
    [InlineData("abc123-vpce-0f1.execute-api.us-east-2.amazonaws.com", "us-east-2")]
    [InlineData("vpce-0f1-9.execute-api.us-east-2.vpce.amazonaws.com", "us-east-2")]
    [InlineData("shop.example", null)]
    [InlineData("execute-api.eu-west-1.example.com", null)]
    [InlineData("abc123.execute-api.eu-west-1.amazonaws.com.example.com", null)]
    [InlineData("sns.eu-west-1.amazonaws.com", null)]
    [InlineData("127.0.0.1", null)]
    public void The_region_is_the_part_after_the_services(string host, string? region) => Assert.Equal(region, ExecuteApiHost.Region(host));
}
