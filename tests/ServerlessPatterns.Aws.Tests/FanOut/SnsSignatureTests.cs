using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.FanOut;

/// <summary>
/// Signature Version 4, computed from the received call by the steps of
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html.
/// </summary>
public sealed class SnsSignatureTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    [Theory]
    [InlineData(null)]
    [InlineData("session+token/==")]
    public async Task What_is_sent_is_what_was_signed(string? sessionToken)
    {
        await using var service = ScriptedService.Start(SnsAnswer.Published());
        AWSCredentials credentials = sessionToken is null ? new BasicAWSCredentials("AKIDEXAMPLE", Secret) : new SessionAWSCredentials("AKIDEXAMPLE", Secret, sessionToken);
        using var client = SnsTestClient.Create(service, credentials);

        await client.PublishAsync(new PublishRequest(SnsTestClient.TopicArn, new OutgoingMessage("é + % & ="u8.ToArray(), 10)), TestContext.Current.CancellationToken);

        var call = Assert.Single(service.Calls);
        var authorization = call.Headers["Authorization"];
        Assert.StartsWith("AWS4-HMAC-SHA256 ", authorization, StringComparison.Ordinal);
        var parts = authorization["AWS4-HMAC-SHA256 ".Length..].Split(", ").Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var time = call.Headers["X-Amz-Date"];
        Assert.Equal($"AKIDEXAMPLE/{time[..8]}/eu-west-1/sns/aws4_request", parts["Credential"]);
        var signed = parts["SignedHeaders"].Split(';');
        Assert.Superset(new HashSet<string> { "content-type", "host", "x-amz-date" }, signed.ToHashSet());
        Assert.Equal(sessionToken is not null, signed.Contains("x-amz-security-token"));
        Assert.Equal(Signature(call, signed, time), parts["Signature"]);
    }

    private static string Signature(ScriptedCall call, string[] signed, string time)
    {
        var headers = string.Concat(signed.Select(name => $"{name}:{call.Headers[name].Trim()}\n"));
        var canonical = $"{call.Method}\n{call.Path}\n\n{headers}\n{string.Join(';', signed)}\n{Hex(SHA256.HashData(call.Body))}";
        var scope = $"{time[..8]}/eu-west-1/sns/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + Secret), Hmac);
        return Hex(Hmac(key, toSign));
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
