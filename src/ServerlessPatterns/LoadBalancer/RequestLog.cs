using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>Writes the failures of requests, each as one line of JSON.</summary>
/// <param name="output">Where the lines go; null: the process's standard output.</param>
internal sealed class RequestLog(Stream? output)
{
    private readonly JsonLog _log = new(output);

    /// <summary>The process's standard output, which Lambda sends to CloudWatch Logs.</summary>
    public static RequestLog StandardOutput { get; } = new(null);

    /// <summary>Writes that a request failed.</summary>
    /// <param name="function">The target class's full name.</param>
    /// <param name="invocation">The invocation.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="route">Its route; null where it has none.</param>
    /// <param name="status">The status that it is answered with.</param>
    /// <param name="message">What happened.</param>
    /// <param name="failure">The exception, if there is one.</param>
    public void Failure(
        string function,
        InvocationContext invocation,
        string method,
        string? route,
        int status,
        string message,
        Exception? failure) =>
        _log.Write(function, invocation, "ERROR", message, writer =>
        {
            writer.WriteString("method"u8, method);
            if (route is not null)
            {
                writer.WriteString("route"u8, route);
            }

            writer.WriteNumber("status"u8, status);
            JsonLog.WriteException(writer, failure);
        });
}
