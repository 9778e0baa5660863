namespace ServerlessPatterns.Local.Apis;

/// <summary>
/// The form of a signature of version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). Whether it is the right one is not
/// looked at: nobody here has the caller's secret.
/// </summary>
internal static class SignatureForm
{
    private const string Incomplete = "IncompleteSignatureException";
    private const string Service = "execute-api";

    // What a signed URL has instead of the header field.
    private static readonly string[] s_parameters = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Signature"];

    private static readonly string[] s_parts = ["Credential", "Signature", "SignedHeaders"];

    /// <summary>Ends the request where it bears no signature, or one that is none.</summary>
    public static void Check(ApiRequest request)
    {
        if (request.Headers.GetValueOrDefault("Authorization") is { Length: > 0 } header)
        {
            CheckHeader(request, header);
        }
        else if (!s_parameters.All(request.Query.ContainsKey))
        {
            throw new GatewayFailure(GatewayResponseType.MissingAuthenticationToken, "Missing Authentication Token");
        }
        else
        {
            CheckScope(request.Query["X-Amz-Credential"]);
        }
    }

    private static void CheckHeader(ApiRequest request, string header)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in header.Split(' ', 2) is [_, var rest] ? rest.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [])
        {
            var pair = part.Split('=', 2);
            parts[pair[0]] = pair.Length == 2 ? pair[1] : throw Refused($"'{part}' not a valid key=value pair (missing equal-sign) in Authorization header: '{header}'.", Incomplete);
        }

        var missing = s_parts.Where(name => !parts.ContainsKey(name)).Select(name => $"Authorization header requires '{name}' parameter. ").ToList();
        if (!request.Headers.ContainsKey("X-Amz-Date") && !request.Headers.ContainsKey("Date"))
        {
            missing.Add("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }

        if (missing.Count > 0)
        {
            throw Refused($"{string.Concat(missing)}Authorization={header}", Incomplete);
        }

        if (!header.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal))
        {
            throw Refused($"Unsupported AWS 'algorithm': '{header.Split(' ')[0]}'.", Incomplete);
        }

        if (!parts["SignedHeaders"].Split(';').Contains("host", StringComparer.OrdinalIgnoreCase))
        {
            throw Refused("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.", "InvalidSignatureException");
        }

        CheckScope(parts["Credential"]);
    }

    private static void CheckScope(string credential)
    {
        var scope = credential.Split('/');
        if (scope.Length != 5)
        {
            throw Refused($"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'", Incomplete);
        }

        if (scope[3] != Service)
        {
            throw Refused($"Credential should be scoped to correct service: '{Service}'.", "InvalidSignatureException");
        }
    }

    private static GatewayFailure Refused(string message, string errorType) => new(GatewayResponseType.InvalidSignature, message) { ErrorType = errorType };
}
