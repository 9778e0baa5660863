using System.Buffers;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>
/// A path, split at its slashes and then decoded, segment by segment: an encoded slash is part of its segment. Dot segments stay as they
/// are. Reused from one path to the next.
/// </summary>
internal sealed class HttpPath
{
    private const int MostKeptSegments = 1024;

    // The segments, with slashes between them.
    private char[] _text = [];
    private int[] _ends = new int[16];
    private int _end;

    /// <summary>How many segments there are; a slash at the end does not begin another.</summary>
    public int Depth { get; private set; }

    /// <summary>A segment.</summary>
    /// <param name="index">Which one, from 0 on.</param>
    /// <returns>The segment, decoded; valid until the path is released.</returns>
    public ReadOnlySpan<char> Segment(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Depth, nameof(index));
        return _text.AsSpan(Start(index).._ends[index]);
    }

    /// <summary>The segments from one on, with slashes between them; a slash at the end stays there, for it may tell a folder from a file.</summary>
    /// <param name="index">Which one; there may be none.</param>
    /// <returns>The segments, decoded; valid until the path is released.</returns>
    public ReadOnlySpan<char> Rest(int index) => index >= Depth ? default : _text.AsSpan(Start(index).._end);

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path as it arrived.</param>
    /// <returns>False: it does not begin with a slash, or its encoding is invalid.</returns>
    public bool TryRead(ReadOnlySpan<byte> path)
    {
        Depth = 0;
        if (path.IsEmpty || path[0] != (byte)'/')
        {
            return false;
        }

        if (_text.Length < path.Length)
        {
            Release();
            _text = ArrayPool<char>.Shared.Rent(path.Length);
        }

        var rest = path[1..];
        var length = 0;
        while (!rest.IsEmpty)
        {
            var slash = rest.IndexOf((byte)'/');
            var segment = slash < 0 ? rest : rest[..slash];
            rest = slash < 0 ? default : rest[(slash + 1)..];
            if (Depth > 0)
            {
                _text[length++] = '/';
            }

            if (!PercentEncoding.TryDecode(segment, plusIsBlank: false, _text.AsSpan(length), out var written))
            {
                return false;
            }

            length += written;
            if (Depth == _ends.Length)
            {
                Array.Resize(ref _ends, Depth * 2);
            }

            _ends[Depth++] = length;
        }

        _end = length;
        if (Depth > 0 && path[^1] == (byte)'/')
        {
            // There is room: the slash at the path's beginning is not in the text.
            _text[_end++] = '/';
        }

        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        Depth = 0;
        var text = _text;
        _text = [];
        if (text.Length > 0)
        {
            ArrayPool<char>.Shared.Return(text);
        }

        if (_ends.Length > MostKeptSegments)
        {
            _ends = new int[16];
        }
    }

    private int Start(int index) => index == 0 ? 0 : _ends[index - 1] + 1;
}
