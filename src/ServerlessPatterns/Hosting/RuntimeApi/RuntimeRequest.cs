using System.Globalization;
using System.Text;

namespace ServerlessPatterns.Hosting;

/// <summary>A POST to the Runtime API, put together in one reused buffer so that a small one goes out in one packet.</summary>
internal sealed class RuntimeRequest(string authority)
{
    private const int JoinedBytes = 64 * 1024;

    private readonly string _fields = $" HTTP/1.1\r\nHost: {authority}\r\nContent-Type: application/json\r\n";
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(2048);
    private int _length;
    private ReadOnlyMemory<byte> _rest;

    /// <summary>The head, and the body where it is small.</summary>
    public ReadOnlySpan<byte> First => _buffer.AsSpan(0, _length);

    /// <summary>The body where it is large.</summary>
    public ReadOnlySpan<byte> Rest => _rest.Span;

    /// <summary>The body's length in bytes.</summary>
    public int BodyLength;

    /// <summary>Begins a request.</summary>
    /// <param name="path">The path's beginning.</param>
    /// <param name="requestId">Its middle.</param>
    /// <param name="verb">Its end.</param>
    /// <param name="errorType">The kind of error that is reported, if one is.</param>
    public void Begin(string path, string requestId, string verb, string? errorType)
    {
        _length = 0;
        _rest = default;
        Append("POST ");
        Append(path);
        Append(requestId);
        Append(verb);
        Append(_fields);
        if (errorType is not null)
        {
            Append("Lambda-Runtime-Function-Error-Type: ");
            AppendToken(errorType);
            Append("\r\n");
        }
    }

    /// <summary>Ends the request with a body out of a stream, from where the stream stands.</summary>
    public void SetBody(Stream body)
    {
        if (body is MemoryStream memory && memory.TryGetBuffer(out var content))
        {
            var start = (int)Math.Min(memory.Position, content.Count);
            SetBody(new ReadOnlyMemory<byte>(content.Array, content.Offset + start, content.Count - start));
            return;
        }

        // Read to its end before anything is sent: a stream that fails half way must still become an error.
        using var copy = new MemoryStream();
        body.CopyTo(copy);
        SetBody(copy.GetBuffer().AsMemory(0, (int)copy.Length));
    }

    /// <summary>Ends the request with a body.</summary>
    public void SetBody(ReadOnlyMemory<byte> body)
    {
        BodyLength = body.Length;
        Span<char> digits = stackalloc char[10];
        _ = body.Length.TryFormat(digits, out var count, provider: CultureInfo.InvariantCulture);
        Append("Content-Length: ");
        Append(digits[..count]);
        Append("\r\n\r\n");
        if (_length + body.Length <= JoinedBytes)
        {
            Reserve(body.Length);
            body.Span.CopyTo(_buffer.AsSpan(_length));
            _length += body.Length;
        }
        else
        {
            _rest = body;
        }
    }

    /// <summary>A type's name may have letters that a header field must not have.</summary>
    private void AppendToken(string name)
    {
        Reserve(name.Length);
        foreach (var c in name)
        {
            _buffer[_length++] = c is > ' ' and <= '~' ? (byte)c : (byte)'_';
        }
    }

    private void Append(ReadOnlySpan<char> ascii)
    {
        Reserve(ascii.Length);
        _length += Encoding.ASCII.GetBytes(ascii, _buffer.AsSpan(_length));
    }

    private void Reserve(int count)
    {
        if (_length + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_length + count, _buffer.Length * 2));
        }
    }
}
