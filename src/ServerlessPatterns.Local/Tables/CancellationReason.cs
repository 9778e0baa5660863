using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tables;

/// <summary>Why an action cancels its transaction, or that it does not.</summary>
/// <param name="Code">ConditionalCheckFailed, ValidationError, or None.</param>
/// <param name="Message">What is wrong; null where nothing is.</param>
/// <param name="Item">The item of which the condition does not hold, where it was asked for.</param>
internal sealed record CancellationReason(string Code, string? Message = null, IReadOnlyDictionary<string, AttributeValue>? Item = null)
{
    /// <summary>An action that would have been done.</summary>
    public static CancellationReason None { get; } = new("None");
}
