using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessPatterns.Hosting;

/// <summary>Reads messages out of bodies. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageBody
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a JSON body.</summary>
    /// <typeparam name="TMessage">The message type.</typeparam>
    /// <param name="body">The body in UTF-8.</param>
    /// <param name="typeInfo">How the type is read.</param>
    /// <returns>The message, never null.</returns>
    /// <exception cref="JsonException">The body is not JSON, does not fit the type, or is <c>null</c>.</exception>
    public static TMessage ReadJson<TMessage>(ReadOnlyMemory<byte> body, JsonTypeInfo<TMessage> typeInfo)
        => JsonSerializer.Deserialize(body.Span, typeInfo) ?? throw new JsonException($"The message body is null; a {typeof(TMessage).FullName} was expected.");

    /// <summary>Reads a body as text.</summary>
    /// <param name="body">The body in UTF-8.</param>
    /// <returns>The text.</returns>
    /// <exception cref="DecoderFallbackException">The body is not UTF-8.</exception>
    public static string ReadString(ReadOnlyMemory<byte> body) => s_strictUtf8.GetString(body.Span);
}
