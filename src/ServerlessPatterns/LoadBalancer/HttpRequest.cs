using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns;

/// <summary>
/// The request as it arrived, for what the parameters of a route do not take. It looks into the event when it is asked, and is valid until
/// the handler's task ends: read what you need before. See
/// <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html">Application Load Balancers: Lambda
/// functions as targets</see>.
/// </summary>
public sealed class HttpRequest
{
    private readonly LoadBalancerEvent _event;
    private readonly int _generation;

    internal HttpRequest(LoadBalancerEvent source)
    {
        _event = source;
        _generation = source.Buffer.Generation;
    }

    /// <summary>The method, such as <c>GET</c>.</summary>
    /// <exception cref="InvalidOperationException">The request has been answered.</exception>
    public string Method => Read(static (source, _) => HttpMethodName.Of(source.Span(source.Method)), 0);

    /// <summary>The path as it arrived, not decoded.</summary>
    /// <exception cref="InvalidOperationException">The request has been answered.</exception>
    public string Path => Read(static (source, _) => source.Text(source.Path), 0);

    /// <summary>The names of the headers, each once, as they arrived.</summary>
    /// <exception cref="InvalidOperationException">The request has been answered.</exception>
    public IReadOnlyList<string> HeaderNames => Read(static (source, _) => Names(source, source.Headers, isQuery: false), 0);

    /// <summary>The names of the query parameters, each once, decoded.</summary>
    /// <exception cref="InvalidOperationException">The request has been answered.</exception>
    public IReadOnlyList<string> QueryNames => Read(static (source, _) => Names(source, source.Query, isQuery: true), 0);

    /// <summary>
    /// The body's bytes; base64 is decoded. Empty where there is none. They are the event's own, and gone with it: copy what is to stay.
    /// </summary>
    /// <exception cref="InvalidOperationException">The request has been answered.</exception>
    public ReadOnlyMemory<byte> Body => Read(
        static (source, _) => (ReadOnlyMemory<byte>)source.Buffer.Bytes.AsMemory(source.Body.Start, source.Body.Length), 0);

    /// <summary>Describes a request for a unit test of a route.</summary>
    /// <param name="method">The method, not empty.</param>
    /// <param name="path">The path, percent-encoded, beginning with a slash.</param>
    /// <param name="query">The query parameters, not encoded; a name may occur several times.</param>
    /// <param name="headers">The headers; a name may occur several times.</param>
    /// <param name="body">The body.</param>
    /// <returns>A request that stays valid.</returns>
    /// <exception cref="ArgumentException"><paramref name="method"/> or <paramref name="path"/> is empty.</exception>
    public static HttpRequest Create(
        string method,
        string path,
        IEnumerable<KeyValuePair<string, string>>? query = null,
        IEnumerable<KeyValuePair<string, string>>? headers = null,
        ReadOnlyMemory<byte> body = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.Contains('?'))
        {
            throw new ArgumentException($"The path '{path}' has a query; give its parameters in query.", nameof(path));
        }

        return new HttpRequest(TestRequest.Create(method, path, query ?? [], headers ?? [], body));
    }

    /// <summary>A header.</summary>
    /// <param name="name">The name, without regard to case.</param>
    /// <returns>The value; several lines are joined by a comma and a blank. Null where there is none.</returns>
    /// <exception cref="InvalidOperationException">The request has been answered.</exception>
    public string? Header(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Read(static (source, name) => source.JoinedHeader(name), name);
    }

    /// <summary>The lines of a header.</summary>
    /// <param name="name">The name, without regard to case.</param>
    /// <returns>The lines, in their order; empty where there are none.</returns>
    /// <exception cref="InvalidOperationException">The request has been answered.</exception>
    public string[] Headers(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Read(
            static (source, name) =>
            {
                var lines = new List<string>();
                var index = 0;
                while (source.TryNextHeader(name, ref index, out var value))
                {
                    if (!value.IsMissing)
                    {
                        lines.Add(source.Text(value));
                    }
                }

                return lines.ToArray();
            },
            name);
    }

    /// <summary>A query parameter.</summary>
    /// <param name="name">The name, decoded; without regard to case.</param>
    /// <returns>The first value, decoded, or as it arrived where its encoding is invalid. Null where there is none.</returns>
    /// <exception cref="InvalidOperationException">The request has been answered.</exception>
    public string? Query(string name) => QueryValues(name) is [var first, ..] ? first : null;

    /// <summary>The values of a query parameter.</summary>
    /// <param name="name">The name, decoded; without regard to case.</param>
    /// <returns>The values, decoded, or as they arrived where their encoding is invalid; empty where there are none.</returns>
    /// <exception cref="InvalidOperationException">The request has been answered.</exception>
    public string[] QueryValues(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Read(
            static (source, name) =>
            {
                var values = new List<string>();
                var index = 0;
                while (source.TryNextQuery(name, ref index, out var value))
                {
                    if (!value.IsMissing)
                    {
                        values.Add(PercentEncoding.DecodeQuery(source.Span(value)));
                    }
                }

                return values.ToArray();
            },
            name);
    }

    /// <summary>The body as text.</summary>
    /// <returns>The body, read as UTF-8; bytes that are none become U+FFFD.</returns>
    /// <exception cref="InvalidOperationException">The request has been answered.</exception>
    public string Text() => Read(static (source, _) => source.Text(source.Body), 0);

    private static string[] Names(LoadBalancerEvent source, ReadOnlySpan<HttpField> fields, bool isQuery)
    {
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
        {
            var name = isQuery ? PercentEncoding.DecodeQuery(source.Span(field.Name)) : source.Text(field.Name);
            if (seen.Add(name))
            {
                names.Add(name);
            }
        }

        return [.. names];
    }

    // The generation is looked at again behind the reading: another thread may have answered the request meanwhile, and what was read may
    // be of the next one.
    private TValue Read<TArgument, TValue>(Func<LoadBalancerEvent, TArgument, TValue> read, TArgument argument)
    {
        if (_event.Buffer.Generation == _generation)
        {
            try
            {
                var value = read(_event, argument);
                if (_event.Buffer.Generation == _generation)
                {
                    return value;
                }
            }
            catch (Exception) when (_event.Buffer.Generation != _generation)
            {
                // What was read fell apart because the request was answered meanwhile.
            }
        }

        throw new ObjectDisposedException(
            nameof(HttpRequest), "The request has been answered, and is gone. Read what you need before the handler's task completes.");
    }
}
