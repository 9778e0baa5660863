using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns.Hosting;

/// <summary>The value of a parameter: where it is, and what it is called. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1815", Justification = "Read once, where it is made; nothing compares it.")]
public readonly struct HttpValue
{
    private readonly HttpCall _call;
    private readonly HttpSource _source;
    private readonly int _segment;
    private readonly string _name;

    internal HttpValue(HttpCall call, HttpSource source, int segment, string name)
    {
        _call = call;
        _source = source;
        _segment = segment;
        _name = name;
    }

    private string Place => _source switch
    {
        HttpSource.Query => "query",
        HttpSource.Header => "header",
        _ => "path",
    };

    /// <summary>Reads a value that must be there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TParser">How the type is read.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>False: the answer says what is wrong with it.</returns>
    public bool TryRead<T, TParser>(out T value)
        where TParser : struct, LoadBalancerFunction.IParser<T>
    {
        value = default!;
        return TryFind(out var text, out var isPresent)
            && (isPresent || _source == HttpSource.Rest ? TryParse<T, TParser>(text, out value) : _call.Fail(HttpProblem.MissingParameter(Place, _name)));
    }

    /// <summary>Reads a value that has a default.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TParser">How the type is read.</typeparam>
    /// <param name="absent">The value where it is absent.</param>
    /// <param name="value">The value.</param>
    /// <returns>False: the answer says what is wrong with it.</returns>
    public bool TryReadOr<T, TParser>(T absent, out T value)
        where TParser : struct, LoadBalancerFunction.IParser<T>
    {
        value = absent;
        return TryFind(out var text, out var isPresent) && (!isPresent || TryParse<T, TParser>(text, out value));
    }

    /// <summary>Reads a value that may be absent.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TParser">How the type is read.</typeparam>
    /// <param name="absent">The value where it is absent.</param>
    /// <param name="value">The value.</param>
    /// <returns>False: the answer says what is wrong with it.</returns>
    public bool TryReadNullable<T, TParser>(T? absent, out T? value)
        where T : struct
        where TParser : struct, LoadBalancerFunction.IParser<T>
    {
        value = absent;
        if (!TryFind(out var text, out var isPresent))
        {
            return false;
        }

        if (!isPresent)
        {
            return true;
        }

        var isValid = TryParse<T, TParser>(text, out var parsed);
        value = parsed;
        return isValid;
    }

    /// <summary>Reads all values: those of a query, or the lines of a header, split at their commas.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <typeparam name="TParser">How the type is read.</typeparam>
    /// <param name="value">The values; empty where there are none.</param>
    /// <returns>False: the answer says what is wrong with one.</returns>
    public bool TryReadAll<T, TParser>(out T[] value)
        where TParser : struct, LoadBalancerFunction.IParser<T>
    {
        value = [];
        List<T>? values = null;
        var index = 0;
        while (TryNext(ref index, out var range))
        {
            if (!TryDecode(range, out var text))
            {
                return false;
            }

            if (_source == HttpSource.Query)
            {
                if (!TryParse<T, TParser>(text, out var parsed))
                {
                    return false;
                }

                (values ??= []).Add(parsed);
            }
            else if (!TryReadList<T, TParser>(text, values ??= []))
            {
                return false;
            }
        }

        if (values is not null)
        {
            value = [.. values];
        }

        return true;
    }

    // The empty members of a list do not count: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2.
    private bool TryReadList<T, TParser>(ReadOnlySpan<char> text, List<T> values)
        where TParser : struct, LoadBalancerFunction.IParser<T>
    {
        while (!text.IsEmpty)
        {
            var comma = text.IndexOf(',');
            var member = (comma < 0 ? text : text[..comma]).Trim(" \t");
            text = comma < 0 ? default : text[(comma + 1)..];
            if (member.IsEmpty)
            {
                continue;
            }

            if (!TryParse<T, TParser>(member, out var parsed))
            {
                return false;
            }

            values.Add(parsed);
        }

        return true;
    }

    private bool TryParse<T, TParser>(ReadOnlySpan<char> text, out T value)
        where TParser : struct, LoadBalancerFunction.IParser<T> =>
        TParser.TryParse(text, out value!) || _call.Fail(HttpProblem.InvalidParameter(Place, _name, text, TParser.Expected));

    // The only value. False: the answer says what is wrong with it.
    private bool TryFind(out ReadOnlySpan<char> text, out bool isPresent)
    {
        text = default;
        isPresent = true;
        if (_source == HttpSource.Segment)
        {
            // A template's parameter is not empty.
            text = _call.Segment(_segment);
            return !text.IsEmpty || _call.Fail(HttpProblem.NoRoute);
        }

        if (_source == HttpSource.Rest)
        {
            // Nothing may be left: to who asks for text that is the empty one, to who takes null it is that.
            text = _call.Rest(_segment);
            isPresent = !text.IsEmpty;
            return true;
        }

        var index = 0;
        isPresent = TryNext(ref index, out var first);
        if (!isPresent)
        {
            return true;
        }

        var count = 1;
        while (TryNext(ref index, out _))
        {
            count++;
        }

        if (count == 1)
        {
            return TryDecode(first, out text);
        }

        if (_source == HttpSource.Query)
        {
            return _call.Fail(HttpProblem.SeveralValues(Place, _name, count));
        }

        text = _call.Event.JoinedHeader(_name);
        return true;
    }

    private bool TryNext(ref int index, out TextRange range) => _source == HttpSource.Query
        ? _call.Event.TryNextQuery(_name, ref index, out range)
        : _call.Event.TryNextHeader(_name, ref index, out range);

    private bool TryDecode(TextRange range, out ReadOnlySpan<char> text)
    {
        text = default;
        if (range.IsMissing)
        {
            return _call.Fail(HttpProblem.NotText(Place, _name));
        }

        var scratch = _call.Scratch(range.Length);
        var bytes = _call.Event.Span(range);
        var written = 0;
        var isValid = _source == HttpSource.Query
            ? PercentEncoding.TryDecode(bytes, plusIsBlank: true, scratch, out written)
            : System.Text.Encoding.UTF8.TryGetChars(bytes, scratch, out written);
        text = scratch[..written];
        return isValid || _call.Fail(HttpProblem.InvalidEncoding(Place, _name));
    }
}
