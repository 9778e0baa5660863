namespace ServerlessPatterns.Hosting;

/// <summary>Where something lies in an event's buffer; the default value means that the event does not have it.</summary>
internal readonly record struct TextRange(int Start, int Length)
{
    // An event begins with a brace: nothing that is looked up begins at its first byte.
    public bool IsMissing => Start == 0;
}
