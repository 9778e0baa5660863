using System.Text;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>A load balancer's event in a pooled buffer, and where its parts lie in it. Used for one event after another.</summary>
internal sealed class LoadBalancerEvent
{
    /// <summary>Holds the event.</summary>
    public EventBuffer Buffer { get; } = new();

    /// <summary>The method.</summary>
    public TextRange Method { get; set; }

    /// <summary>Whether the event has a path, be it Unicode or not.</summary>
    public bool HasPath { get; set; }

    /// <summary>The path as it arrived; missing where it is not Unicode.</summary>
    public TextRange Path { get; set; }

    /// <summary>The body; base64 is decoded.</summary>
    public TextRange Body { get; set; }

    /// <summary>False: the body is a string with half a surrogate pair, or bytes that are not UTF-8.</summary>
    public bool IsBodyText { get; set; }

    /// <summary><c>headers</c>.</summary>
    public HttpFieldList PlainHeaders { get; } = new();

    /// <summary><c>multiValueHeaders</c>.</summary>
    public HttpFieldList MultiValueHeaders { get; } = new();

    /// <summary><c>queryStringParameters</c>.</summary>
    public HttpFieldList PlainQuery { get; } = new();

    /// <summary><c>multiValueQueryStringParameters</c>.</summary>
    public HttpFieldList MultiValueQuery { get; } = new();

    /// <summary>Whether the target group has multi-value headers on: the answer must have the event's form.</summary>
    public bool IsMultiValue => MultiValueHeaders.IsPresent;

    /// <summary>The header lines.</summary>
    public ReadOnlySpan<HttpField> Headers => (MultiValueHeaders.IsPresent ? MultiValueHeaders : PlainHeaders).Fields;

    /// <summary>The query parameters.</summary>
    public ReadOnlySpan<HttpField> Query => (MultiValueQuery.IsPresent ? MultiValueQuery : PlainQuery).Fields;

    /// <summary>Finds the parts of the event that <see cref="Buffer"/> holds.</summary>
    /// <exception cref="InvalidDataException">It is no load balancer's event; the message says why.</exception>
    public void FindParts() => LoadBalancerEventReader.Read(this);

    /// <summary>Forgets the parts of the event before.</summary>
    public void Clear()
    {
        Method = Path = Body = default;
        HasPath = false;
        IsBodyText = true;
        PlainHeaders.Clear(isPresent: false);
        MultiValueHeaders.Clear(isPresent: false);
        PlainQuery.Clear(isPresent: false);
        MultiValueQuery.Clear(isPresent: false);
    }

    /// <summary>The bytes of a part.</summary>
    /// <param name="range">Where it lies.</param>
    /// <returns>The bytes.</returns>
    public ReadOnlySpan<byte> Span(TextRange range) => Buffer.Bytes.AsSpan(range.Start, range.Length);

    /// <summary>The text of a part.</summary>
    /// <param name="range">Where it lies.</param>
    /// <returns>The text.</returns>
    public string Text(TextRange range) => Encoding.UTF8.GetString(Span(range));

    /// <summary>Finds the lines of a header.</summary>
    /// <param name="name">The header's name; without regard to case.</param>
    /// <param name="index">Where to go on; behind the line that was found.</param>
    /// <param name="value">Where the line's value lies.</param>
    /// <returns>False: there is no further line.</returns>
    public bool TryNextHeader(ReadOnlySpan<char> name, ref int index, out TextRange value)
    {
        var fields = Headers;
        while (index < fields.Length)
        {
            var field = fields[index++];
            if (field.Name.Length == name.Length && Ascii.EqualsIgnoreCase(Span(field.Name), name))
            {
                value = field.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Finds the values of a query parameter.</summary>
    /// <param name="name">The parameter's name, decoded; without regard to case.</param>
    /// <param name="index">Where to go on; behind the value that was found.</param>
    /// <param name="value">Where the value lies, as it arrived.</param>
    /// <returns>False: there is no further value.</returns>
    public bool TryNextQuery(string name, ref int index, out TextRange value)
    {
        var fields = Query;
        while (index < fields.Length)
        {
            var field = fields[index++];
            var encoded = Span(field.Name);
            if ((encoded.Length == name.Length && Ascii.EqualsIgnoreCase(encoded, name))
                || (encoded.Length >= name.Length && PercentEncoding.IsSame(encoded, name)))
            {
                value = field.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The only line of a header, or its first.</summary>
    /// <param name="name">The header's name.</param>
    /// <returns>The value; missing where there is none.</returns>
    public TextRange Header(ReadOnlySpan<char> name)
    {
        var index = 0;
        return TryNextHeader(name, ref index, out var value) ? value : default;
    }

    /// <summary>All lines of a header.</summary>
    /// <param name="name">The header's name.</param>
    /// <returns>The lines joined by a comma and a blank; null where there are none.</returns>
    public string? JoinedHeader(string name)
    {
        string? joined = null;
        var index = 0;
        while (TryNextHeader(name, ref index, out var value))
        {
            if (!value.IsMissing)
            {
                joined = joined is null ? Text(value) : $"{joined}, {Text(value)}";
            }
        }

        return joined;
    }
}
