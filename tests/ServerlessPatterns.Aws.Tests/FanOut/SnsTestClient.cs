using Amazon.Runtime;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.FanOut;

/// <summary>Clients of scripted services.</summary>
internal static class SnsTestClient
{
    public const string TopicArn = "arn:aws:sns:eu-west-1:123456789012:order-placed";

    public static SnsClient Create(ScriptedService service, AWSCredentials? credentials = null, int retries = 1) => Create(service.Url, credentials, retries);

    public static SnsClient Create(string url, AWSCredentials? credentials = null, int retries = 1) => new(
        credentials ?? new BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        new SnsClientConfig { ServiceURL = url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = retries });
}
