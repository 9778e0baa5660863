using System.Text;

namespace ServerlessPatterns.Local.Filters;

/// <summary>
/// Where a field is in a message. A dot in a name is as good as nesting, in policy and message: <c>{"a.b": …}</c> and <c>{"a": {"b": …}}</c> are
/// one field (https://github.com/aws/event-ruler#caveat-compiled-rules-and-json-keys-with-dots; SNS does the same).
/// </summary>
internal sealed class FieldPath
{
    private readonly byte[][][] _names;
    private readonly string[] _beginnings;

    /// <summary>A path of at least one name.</summary>
    public FieldPath(string dotted)
    {
        Text = dotted;
        var segments = dotted.Split('.');
        Length = segments.Length;
        _beginnings = [.. Enumerable.Range(0, Length + 1).Select(end => string.Join('.', segments[..end]))];
        _names = [.. Enumerable.Range(0, Length).Select(start =>
            Enumerable.Range(start + 1, Length - start).Select(end => Encoding.UTF8.GetBytes(string.Join('.', segments[start..end]))).ToArray())];
    }

    /// <summary>The whole path with dots.</summary>
    public string Text { get; }

    /// <summary>How many segments it has.</summary>
    public int Length { get; }

    /// <summary>The path's beginning, with dots.</summary>
    public string Beginning(int end) => _beginnings[end];

    /// <summary>The member's name that covers some segments.</summary>
    public ReadOnlySpan<byte> Name(int start, int end) => _names[start][end - start - 1];
}
