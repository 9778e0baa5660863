using System.Text;

namespace ServerlessPatterns.Local.Filters;

/// <summary>
/// Where a field is in a message. A dot in a name is as good as nesting, in policy and message: <c>{"a.b": …}</c> and <c>{"a": {"b": …}}</c> are
/// one field (https://github.com/aws/event-ruler#caveat-compiled-rules-and-json-keys-with-dots; SNS does the same).
/// </summary>
internal sealed class FieldPath
{
    private readonly byte[] _utf8;

    /// <summary>Where each segment begins, and the end of all, as if a dot followed.</summary>
    private readonly int[] _starts;

    /// <summary>A path of at least one name.</summary>
    public FieldPath(string dotted)
    {
        Text = dotted;
        _utf8 = Encoding.UTF8.GetBytes(dotted);
        _starts = [0, .. Enumerable.Range(0, _utf8.Length).Where(index => _utf8[index] == (byte)'.').Select(index => index + 1), _utf8.Length + 1];
    }

    /// <summary>The whole path with dots.</summary>
    public string Text { get; }

    /// <summary>How many segments it has.</summary>
    public int Length => _starts.Length - 1;

    /// <summary>The path's beginning, with dots.</summary>
    public string Beginning(int end) => end == 0 ? "" : Encoding.UTF8.GetString(Name(0, end));

    /// <summary>The member's name that covers some segments.</summary>
    public ReadOnlySpan<byte> Name(int start, int end) => _utf8.AsSpan(_starts[start], _starts[end] - 1 - _starts[start]);
}
