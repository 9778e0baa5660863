using System.Text;

namespace ServerlessPatterns.Aws.Tests.Emulators;

/// <summary>An answer to play; the status 0 is a connection that breaks.</summary>
internal sealed record ScriptedAnswer(int Status, byte[] Body, string ContentType)
{
    public static ScriptedAnswer Broken { get; } = new(0, [], "");

    public static ScriptedAnswer Text(int status, string body, string contentType = "text/xml") => new(status, Encoding.UTF8.GetBytes(body), contentType);
}
