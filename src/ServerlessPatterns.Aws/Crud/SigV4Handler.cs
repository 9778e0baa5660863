using System.Security.Cryptography;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Signing;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Signs requests to API Gateway with AWS credentials, as APIs with <see cref="ApiAuthorization.Iam"/> want it: Signature Version 4 of the AWS SDK, for the service
/// <c>execute-api</c>. The host, the content type, every <c>x-amz-</c> field, the query and the body's hash are signed; the credentials are asked for anew for each request.
/// Use it as <c>services.AddHttpClient&lt;ProductClient&gt;(…).AddHttpMessageHandler(() =&gt; new SigV4Handler())</c>, or as
/// <c>new HttpClient(new SigV4Handler())</c>. See
/// <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html">API Gateway: control access to a REST API with IAM</see>.
/// </summary>
/// <remarks>
/// The body must be known before it is sent: content that is not in memory yet is read into it. A handler that tries again belongs outside of this one, so that each
/// try is signed; one that follows redirects sends the old signature to the new address, which refuses it.
/// <para>
/// The SDK's signer sorts query parameters before it encodes them; the documentation says after. The two differ where a parameter's name has characters that are encoded,
/// or where one that is given several times has values of which some have: expect 403 for such requests. The APIs of CRUD tables have no such parameters.
/// </para>
/// </remarks>
public sealed class SigV4Handler : DelegatingHandler
{
    private const string Service = "execute-api";
    private const string AmazonPrefix = "x-amz-";
    private const string ContentHash = "x-amz-content-sha256";

    private readonly AWSCredentials? _credentials;
    private readonly RegionEndpoint? _region;
    private readonly object _lock = new();

    /// <summary>Prepares the handler; no request is made.</summary>
    /// <param name="credentials">The credentials; those of a role renew themselves. null: the environment's, as all clients of the AWS SDK find them.</param>
    /// <param name="region">
    /// The region of the API, <c>eu-west-1</c> for example. null: the one in the host's name, <c>{id}.execute-api.{region}.amazonaws.com</c>, else (a domain of
    /// one's own) the environment's.
    /// </param>
    /// <param name="inner">What sends the requests. null: what the HttpClient's factory sets, else a handler that follows no redirects.</param>
    /// <exception cref="ArgumentException">The region is empty.</exception>
    public SigV4Handler(AWSCredentials? credentials = null, string? region = null, HttpMessageHandler? inner = null)
    {
        if (region is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(region);
            _region = RegionEndpoint.GetBySystemName(region);
        }

        _credentials = credentials;
        if (inner is not null)
        {
            InnerHandler = inner;
        }
    }

    /// <summary>Signs a request and sends it.</summary>
    /// <param name="request">The request; its URI is absolute.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">No region is known, or the URI is not absolute.</exception>
    /// <exception cref="AmazonClientException">There are no credentials.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        EnsureInnerHandler();
        await SignAsync(request, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Signs a request and sends it; the thread waits for credentials that come from afar, too.</summary>
    /// <param name="request">The request; its URI is absolute.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">No region is known, or the URI is not absolute.</exception>
    /// <exception cref="AmazonClientException">There are no credentials.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        EnsureInnerHandler();
        SignAsync(request, cancellationToken).GetAwaiter().GetResult();
        return base.Send(request, cancellationToken);
    }

    private static async Task<string> HashAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return Convert.ToHexString(SHA256.HashData([])).ToLowerInvariant();
        }

        if (content is not ByteArrayContent)
        {
#if NET9_0_OR_GREATER
            await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
#else
            await content.LoadIntoBufferAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
#endif
        }

        // Of what is in memory this is a view. Whoever asks for it again gets the same, and finds it at its beginning.
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        stream.Position = 0;
        var hash = await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
        stream.Position = 0;
        return Convert.ToHexString(hash).ToLowerInvariant();
    }

    private static AWSSigningRequest Describe(HttpRequestMessage request, string hash)
    {
        var description = new AWSSigningRequest { HttpMethod = request.Method, RequestUri = request.RequestUri };

        // Proxies may change other fields, which are of no importance to the API.
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (name.StartsWith(AmazonPrefix, StringComparison.OrdinalIgnoreCase))
            {
                description.Headers[name] = string.Join(',', values.Select(value => value.Trim()));
            }
        }

        if (request.Headers.Host is { Length: > 0 } host)
        {
            description.Headers["host"] = host;
        }

        if (request.Content is { } content && content.Headers.NonValidated.TryGetValues("Content-Type", out var contentType))
        {
            description.Headers["content-type"] = contentType.ToString();
        }

        description.Headers[ContentHash] = hash;
        return description;
    }

    private async Task SignAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri;
        if (uri is not { IsAbsoluteUri: true })
        {
            throw new InvalidOperationException("A request whose URI is not absolute cannot be signed. Set HttpClient.BaseAddress to the URL of the API's stage.");
        }

        // What an earlier try left.
        foreach (var name in (ReadOnlySpan<string>)["Authorization", "X-Amz-Date", "X-Amz-Security-Token", ContentHash])
        {
            request.Headers.Remove(name);
        }

        var parameters = new AWSSigV4Parameters
        {
            Service = Service,
            Region = _region ?? RegionOf(uri),
            Credentials = _credentials ?? await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync().ConfigureAwait(false),
        };
        var hash = await HashAsync(request.Content, cancellationToken).ConfigureAwait(false);
        var result = await AWSSigV4Signer.SignAsync(Describe(request, hash), parameters, cancellationToken).ConfigureAwait(false);
        foreach (var (name, value) in result.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static RegionEndpoint RegionOf(Uri uri)
        => ExecuteApiHost.Region(uri.Host) is { } region ? RegionEndpoint.GetBySystemName(region)
            : FallbackRegionFactory.GetRegionEndpoint()
            ?? throw new InvalidOperationException(
                $"The request to {uri.Host} cannot be signed: no region is known. The host's name does not say it; give it to the SigV4Handler, or set AWS_REGION.");

    /// <summary>A client's factory sets one before the first request, and objects to one that is there already.</summary>
    private void EnsureInnerHandler()
    {
        if (InnerHandler is not null)
        {
            return;
        }

        lock (_lock)
        {
            InnerHandler ??= new SocketsHttpHandler { AllowAutoRedirect = false };
        }
    }
}
