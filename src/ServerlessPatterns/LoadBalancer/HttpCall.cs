using System.Buffers;
using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;
using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// One request and its answer. Used for one request after another: what it hands out is valid until the handler's task ends. For generated
/// code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HttpCall
{
    private readonly LoadBalancerFunction _function;
    private readonly HttpPath _path = new();
    private readonly AllowedMethods _allowed = new();
    private char[] _scratch = [];
    private HttpRequest? _request;

    internal HttpCall(LoadBalancerFunction function) => _function = function;

    /// <summary>The method as it was sent; the usual ones are constants.</summary>
    public string Method { get; private set; } = "";

    /// <summary>How many segments the path has: a slash at its end does not count, and <c>/</c> has none.</summary>
    public int Depth => _path.Depth;

    /// <summary>The request, for handlers that ask for it.</summary>
    public HttpRequest Request => _request ??= new HttpRequest(Event);

    internal LoadBalancerEvent Event { get; } = new();

    internal HttpAnswer Result { get; } = new();

    internal bool HasBody => Method != "HEAD";

    /// <summary>A segment of the path.</summary>
    /// <param name="index">Which one: 0 to <see cref="Depth"/> - 1.</param>
    /// <returns>The segment, percent-decoded once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such segment.</exception>
    public ReadOnlySpan<char> Segment(int index) => _path.Segment(index);

    /// <summary>Says that the path fits a template whose methods do not have the request's.</summary>
    /// <param name="methods">The template's methods: <c>GET, HEAD</c>.</param>
    public void Allow(string methods) => _allowed.Add(methods);

    /// <summary>A segment of the path, as the value of a parameter.</summary>
    /// <param name="segment">Which one: 0 to <see cref="Depth"/> - 1.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value.</returns>
    public HttpValue Route(int segment, string name) => new(this, HttpSource.Segment, segment, name);

    /// <summary>The segments from one on, as the value of a parameter; the empty text where there are none.</summary>
    /// <param name="segment">The first one.</param>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value.</returns>
    public HttpValue Rest(int segment, string name) => new(this, HttpSource.Rest, segment, name);

    /// <summary>A query parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The value.</returns>
    public HttpValue Query(string name) => new(this, HttpSource.Query, 0, name);

    /// <summary>A header.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The value.</returns>
    public HttpValue Header(string name) => new(this, HttpSource.Header, 0, name);

    /// <summary>Reads the body as JSON.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="typeInfo">How the type is read.</param>
    /// <param name="isRequired">Whether there must be one that is not null.</param>
    /// <param name="body">The body; the default value where it may be missing and is.</param>
    /// <returns>False: the answer says what is wrong with it.</returns>
    public bool TryReadBody<T>(string name, JsonTypeInfo<T> typeInfo, bool isRequired, out T body)
    {
        body = default!;
        var json = Event.Span(Event.Body);
        if (Event.IsBodyText && json.IsEmpty)
        {
            return !isRequired || Fail(HttpProblem.MissingBody(name));
        }

        var contentType = Event.Header("content-type");
        if (contentType.IsMissing || !JsonMediaType.IsJson(Event.Span(contentType), out var isUtf8))
        {
            return Fail(HttpProblem.UnsupportedContentType(
                name,
                contentType.IsMissing
                    ? "The body must be application/json, and the request has no Content-Type."
                    : $"The body must be application/json, and is {HttpProblem.Shorten(Event.Text(contentType))}."));
        }

        if (!isUtf8)
        {
            return Fail(HttpProblem.UnsupportedContentType(
                name, $"The body must be in UTF-8, and is {HttpProblem.Shorten(Event.Text(contentType))}."));
        }

        return Event.IsBodyText
            ? BodyReader.TryRead(json, typeInfo, out body, out var problem)
                ? body is not null || !isRequired || Fail(HttpProblem.InvalidBody(name, "The body must not be null."))
                : Fail(HttpProblem.InvalidBody(name, problem))
            : Fail(HttpProblem.InvalidBody(name, BodyReader.NotUtf8));
    }

    /// <summary>Answers 200 with a value as JSON; null: 404.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="typeInfo">How it is written.</param>
    public void Answer<T>(T value, JsonTypeInfo<T> typeInfo)
    {
        if (value is null)
        {
            Result.SetProblem(HttpProblem.NotFound);
        }
        else
        {
            Result.SetJson(value, typeInfo);
        }
    }

    /// <summary>Answers with a result; null: 404.</summary>
    /// <param name="result">The result.</param>
    /// <exception cref="InvalidOperationException">It is JSON of a type that nobody knows how to write.</exception>
    public void Answer(HttpResult? result)
    {
        if (result is null)
        {
            Result.SetProblem(HttpProblem.NotFound);
        }
        else
        {
            Result.SetResult(result, result.Kind == HttpBodyKind.Json ? TypeInfo(result) : null);
        }
    }

    /// <summary>Answers 204.</summary>
    public void NoContent() => Result.SetStatus(204);

    /// <summary>Finds the parts of the event that was read.</summary>
    /// <exception cref="InvalidDataException">It is no load balancer's event.</exception>
    internal void FindParts()
    {
        Event.FindParts();
        Method = HttpMethodName.Of(Event.Span(Event.Method));
    }

    /// <summary>Reads the path.</summary>
    /// <returns>False: the answer says what is wrong with it.</returns>
    internal bool TryReadPath() => (!Event.Path.IsMissing && _path.TryRead(Event.Span(Event.Path))) || Fail(HttpProblem.InvalidPath);

    /// <summary>Answers that there is no route.</summary>
    internal void FailRoute() => Fail(_allowed.IsEmpty ? HttpProblem.NoRoute : HttpProblem.MethodNotAllowed(Method, _allowed.ToString()));

    /// <summary>Answers with a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>False.</returns>
    internal bool Fail(HttpProblem problem)
    {
        Result.SetProblem(problem);
        return false;
    }

    /// <summary>The segments of the path from one on.</summary>
    /// <param name="index">The first one.</param>
    /// <returns>The segments, with slashes between them.</returns>
    internal ReadOnlySpan<char> Rest(int index) => _path.Rest(index);

    /// <summary>Memory for the characters of one value.</summary>
    /// <param name="length">How many.</param>
    /// <returns>The memory, until it is asked for again.</returns>
    internal Span<char> Scratch(int length)
    {
        if (_scratch.Length < length)
        {
            ReleaseScratch();
            _scratch = ArrayPool<char>.Shared.Rent(length);
        }

        return _scratch;
    }

    /// <summary>Forgets the request, and gives its memory back.</summary>
    internal void Release()
    {
        _request = null;
        _allowed.Clear();
        _path.Release();
        ReleaseScratch();
        Result.Release();
        Event.Buffer.Release();
    }

    private void ReleaseScratch()
    {
        var scratch = _scratch;
        _scratch = [];
        if (scratch.Length > 0)
        {
            ArrayPool<char>.Shared.Return(scratch);
        }
    }

    private JsonTypeInfo TypeInfo(HttpResult result) =>
        _function.FindTypeInfo(result.BodyType!)
        ?? (result.Body is null ? null : _function.FindTypeInfo(result.Body.GetType()))
        ?? throw new InvalidOperationException(
            $"The result of {_function.Options.Name} holds a body of type {result.BodyType}, which its JSON context does not know. "
                + $"Add [JsonSerializable(typeof({result.BodyType!.Name}))] to the context, or return a type that it has.");
}
