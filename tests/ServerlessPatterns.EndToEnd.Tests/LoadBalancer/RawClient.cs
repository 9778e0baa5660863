namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>Requests that leave as they are written: no path is made canonical.</summary>
internal static class RawClient
{
    private static readonly UriCreationOptions s_asWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Sends a request.</summary>
    /// <param name="http">The client.</param>
    /// <param name="method">The method.</param>
    /// <param name="server">The server.</param>
    /// <param name="target">Path and query, as they are to be sent.</param>
    /// <param name="content">The body.</param>
    /// <param name="headers">Header fields beside the body's.</param>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient http, string method, Uri server, string target, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.OriginalString.TrimEnd('/') + target, s_asWritten)) { Content = content };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
