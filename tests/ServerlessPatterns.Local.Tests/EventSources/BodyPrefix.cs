using System.Text;
using ServerlessPatterns.Local.EventSources;

namespace ServerlessPatterns.Local.Tests.EventSources;

/// <summary>Matches bodies that begin with a text.</summary>
internal sealed class BodyPrefix(string text) : IMessagePredicate
{
    public bool Matches(ReadOnlySpan<byte> body) => body.StartsWith(Encoding.UTF8.GetBytes(text));
}
