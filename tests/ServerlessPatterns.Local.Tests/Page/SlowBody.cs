using System.Text;

namespace ServerlessPatterns.Local.Tests.Page;

/// <summary>The body of an answer that nobody reads, until it is released.</summary>
internal sealed class SlowBody : Stream
{
    private readonly object _gate = new();
    private readonly StringBuilder _text = new();
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _wanted;

    /// <summary>Ends when something is to be written.</summary>
    public Task Waiting => _waiting.Task;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public void Release() => _released.TrySetResult();

    /// <summary>Ends when a text was written, with all that was written after it too.</summary>
    public Task<string> WhenWrittenAsync(string text)
    {
        lock (_gate)
        {
            _wanted = text;
            Look();
            return _found.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _waiting.TrySetResult();
        await _released.Task.WaitAsync(cancellationToken);
        lock (_gate)
        {
            _text.Append(Encoding.UTF8.GetString(buffer.Span));
            Look();
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
        // Nothing is kept back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Look()
    {
        if (_wanted is not null && _text.ToString() is var text && text.Contains(_wanted, StringComparison.Ordinal))
        {
            _found.TrySetResult(text);
        }
    }
}
