using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ServerlessPatterns;

/// <summary>The least that a loop can do: one socket, no errors, no chunks, no signals. What ours is held against.</summary>
internal static class Program
{
    private static void Main()
    {
        var address = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")!;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPEndPoint.Parse(address));
        var handler = Function.Create();
        var buffer = new byte[64 * 1024];
        var next = Encoding.ASCII.GetBytes($"GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: {address}\r\n\r\n");
        while (true)
        {
            socket.Send(next);
            var (head, bodyStart, bodyLength) = Receive(socket, buffer);
            var requestId = Header(head, "Lambda-Runtime-Aws-Request-Id: ");
            var deadline = DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse(Header(head, "Lambda-Runtime-Deadline-Ms: "), CultureInfo.InvariantCulture));
            var traceId = Header(head, "Lambda-Runtime-Trace-Id: ");
            Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", traceId);
            var invocation = new InvocationContext(requestId, deadline, Header(head, "Lambda-Runtime-Invoked-Function-Arn: "), traceId);
            using var input = new MemoryStream(buffer, bodyStart, bodyLength, false, true);
            using var answer = (MemoryStream)handler(input, invocation).GetAwaiter().GetResult();
            answer.TryGetBuffer(out var body);
            var post = new byte[512 + body.Count];
            var length = Encoding.ASCII.GetBytes(
                $"POST /2018-06-01/runtime/invocation/{requestId}/response HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n" +
                $"Content-Length: {body.Count}\r\n\r\n", post);
            body.CopyTo(post, length);
            socket.Send(post, 0, length + body.Count, SocketFlags.None);
            Receive(socket, buffer);
        }
    }

    private static (string Head, int BodyStart, int BodyLength) Receive(Socket socket, byte[] buffer)
    {
        var filled = 0;
        while (true)
        {
            filled += socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None);
            var end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                var head = Encoding.ASCII.GetString(buffer, 0, end + 2);
                var length = int.Parse(Header(head, "Content-Length: "), CultureInfo.InvariantCulture);
                while (filled < end + 4 + length)
                {
                    filled += socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None);
                }

                return (head, end + 4, length);
            }
        }
    }

    private static string Header(string head, string name)
    {
        var start = head.IndexOf(name, StringComparison.Ordinal);
        return start < 0 ? "" : head[(start + name.Length)..head.IndexOf('\r', start)];
    }
}
