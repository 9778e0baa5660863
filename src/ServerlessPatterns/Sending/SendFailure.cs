namespace ServerlessPatterns;

/// <summary>A message that was not sent, and why.</summary>
/// <param name="Index">Its place among the messages that were to be sent, from 0.</param>
/// <param name="Message">The message.</param>
/// <param name="Code">AWS's error code, such as <c>AccessDenied</c>; empty where AWS was not asked.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="IsSenderFault">Sending the same message again would fail again.</param>
/// <param name="MayHaveBeenSent">No answer came, or one that leaves it open: whether AWS took the message is not known.</param>
public sealed record SendFailure(int Index, object? Message, string Code, string Reason, bool IsSenderFault, bool MayHaveBeenSent);
