namespace ServerlessPatterns.Local.EventSources;

/// <summary>The filter criteria of an event source mapping.</summary>
internal interface IMessagePredicate
{
    /// <summary>Whether a message goes to the function; one that does not is deleted. Whatever the body is, nothing is thrown.</summary>
    bool Matches(ReadOnlySpan<byte> body);
}
