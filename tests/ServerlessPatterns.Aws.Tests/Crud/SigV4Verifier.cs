using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>
/// Verifies Signature Version 4 of a received call as the service does, by the steps of
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html. Of the path it is said elsewhere
/// (https://docs.aws.amazon.com/general/latest/gr/sigv4-create-canonical-request.html) that services but S3 want it encoded twice: what is on the wire is
/// encoded once.
/// </summary>
internal static class SigV4Verifier
{
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    /// <summary>The names of the fields that the signature covers.</summary>
    public static string[] SignedHeaders(ScriptedCall call) => Authorization(call)["SignedHeaders"].Split(';');

    public static string Credential(ScriptedCall call) => Authorization(call)["Credential"];

    public static void AssertSigned(ScriptedCall call, string region, string secret = Secret)
    {
        var signed = SignedHeaders(call);
        var time = call.Headers["X-Amz-Date"];
        Assert.InRange(
            DateTime.ParseExact(time, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
            DateTime.UtcNow.AddMinutes(-5),
            DateTime.UtcNow.AddMinutes(5));
        Assert.Equal(signed.Order(StringComparer.Ordinal), signed);
        Assert.Contains("host", signed);
        var hash = Hex(SHA256.HashData(call.Body));
        Assert.Equal(hash, call.Headers["x-amz-content-sha256"]);

        var parts = call.Path.Split('?', 2);
        var headers = string.Concat(signed.Select(name => $"{name}:{Compress(call.Headers[name])}\n"));
        var canonical = $"{call.Method}\n{Path(parts[0])}\n{Query(parts.Length == 2 ? parts[1] : "")}\n{headers}\n{string.Join(';', signed)}\n{hash}";
        var scope = $"{time[..8]}/{region}/execute-api/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), Hmac);

        Assert.EndsWith("/" + scope, Credential(call), StringComparison.Ordinal);
        Assert.Equal(Hex(Hmac(key, toSign)), Authorization(call)["Signature"]);
    }

    private static Dictionary<string, string> Authorization(ScriptedCall call)
    {
        var authorization = call.Headers["Authorization"];
        Assert.StartsWith("AWS4-HMAC-SHA256 ", authorization, StringComparison.Ordinal);
        return authorization["AWS4-HMAC-SHA256 ".Length..].Split(", ").Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
    }

    private static string Path(string wire) => string.Join('/', wire.Split('/').Select(Encode));

    private static string Query(string wire) => string.Join('&', wire.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Encode(WebUtility.UrlDecode(pair[0])), Value: Encode(pair.Length == 2 ? WebUtility.UrlDecode(pair[1]) : "")))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    /// <summary>UriEncode of the documentation: every octet but letters, digits, '-', '.', '_', '~'.</summary>
    private static string Encode(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(
        octet => char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~' ? ((char)octet).ToString() : $"%{octet:X2}"));

    private static string Compress(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
