using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>The header lines or query parameters of an event, in one of their two forms. Reused from one event to the next.</summary>
internal sealed class HttpFieldList
{
    private HttpField[] _fields = new HttpField[16];
    private int _count;

    /// <summary>Whether the event has them in this form.</summary>
    public bool IsPresent { get; private set; }

    /// <summary>The fields in the order of the event.</summary>
    public ReadOnlySpan<HttpField> Fields => _fields.AsSpan(0, _count);

    /// <summary>Forgets the fields.</summary>
    /// <param name="isPresent">Whether others are about to be added.</param>
    public void Clear(bool isPresent)
    {
        IsPresent = isPresent;
        _count = 0;
    }

    /// <summary>Adds a field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void Add(TextRange name, TextRange value)
    {
        if (_count == _fields.Length)
        {
            Array.Resize(ref _fields, _count * 2);
        }

        _fields[_count++] = new HttpField(name, value);
    }
}
