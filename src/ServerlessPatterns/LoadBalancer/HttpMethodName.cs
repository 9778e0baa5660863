namespace ServerlessPatterns.LoadBalancer;

/// <summary>The methods of HTTP.</summary>
internal static class HttpMethodName
{
    /// <summary>The usual methods, in the order in which an Allow header lists them.</summary>
    public static readonly string[] Known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

    /// <summary>A method's name.</summary>
    /// <param name="name">The name in UTF-8.</param>
    /// <returns>The name; of the usual ones no new text.</returns>
    public static string Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        3 when name.SequenceEqual("GET"u8) => "GET",
        3 when name.SequenceEqual("PUT"u8) => "PUT",
        4 when name.SequenceEqual("POST"u8) => "POST",
        4 when name.SequenceEqual("HEAD"u8) => "HEAD",
        5 when name.SequenceEqual("PATCH"u8) => "PATCH",
        5 when name.SequenceEqual("TRACE"u8) => "TRACE",
        6 when name.SequenceEqual("DELETE"u8) => "DELETE",
        7 when name.SequenceEqual("OPTIONS"u8) => "OPTIONS",
        7 when name.SequenceEqual("CONNECT"u8) => "CONNECT",
        _ => System.Text.Encoding.UTF8.GetString(name),
    };
}
