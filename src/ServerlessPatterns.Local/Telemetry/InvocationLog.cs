namespace ServerlessPatterns.Local.Telemetry;

/// <summary>What was written while one invocation ran, its first 64 KB. Several threads may write it.</summary>
internal sealed class InvocationLog
{
    /// <summary>As many characters are kept.</summary>
    public const int MostCharacters = 32 * 1024;

    private readonly object _gate = new();
    private readonly System.Text.StringBuilder _text = new();
    private bool _isClosed;

    /// <summary>Whether more was written than is kept.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>The bytes that it takes.</summary>
    public long Size
    {
        get
        {
            lock (_gate)
            {
                return 2L * _text.Length;
            }
        }
    }

    public void Write(ReadOnlySpan<char> text)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            var room = MostCharacters - _text.Length;
            IsTruncated |= text.Length > room;
            _text.Append(text[..Math.Min(room, text.Length)]);
        }
    }

    /// <summary>Takes nothing more: what a handler that was left to itself writes is nobody's.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    public IReadOnlyList<string> Lines()
    {
        lock (_gate)
        {
            var text = _text.ToString().ReplaceLineEndings("\n");
            return text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
        }
    }
}
