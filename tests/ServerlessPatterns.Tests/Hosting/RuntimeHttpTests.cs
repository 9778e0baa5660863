using System.Net;
using System.Net.Sockets;
using System.Text;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Tests.Hosting;

public sealed class RuntimeHttpTests
{
    public static TheoryData<AnswerFraming, bool, bool> Framings()
    {
        var all = new TheoryData<AnswerFraming, bool, bool>();
        foreach (var framing in Enum.GetValues<AnswerFraming>())
        {
            all.Add(framing, false, false);
            all.Add(framing, false, true);
            all.Add(framing, true, false);
            all.Add(framing, true, true);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Framings))]
    public async Task Answers_are_understood_in_every_framing(AnswerFraming framing, bool bytewise, bool lowerCase)
    {
        await using var api = FakeRuntimeApi.Start(new FakeRuntimeApiOptions
        {
            Framing = framing,
            ChunkBytes = bytewise ? 1 : 100,
            PacketBytes = bytewise ? 1 : 0,
            LowerCaseHeaders = lowerCase,
        });
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);

        for (var length = 0; length < 400; length += 57)
        {
            var text = new string((char)('a' + (length % 26)), length);
            Assert.Equal(text, (await api.EnqueueAsync(text)).Text);
        }
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n\r\nhello")]
    [InlineData("content-LENGTH:5\r\n\r\nhello")]
    [InlineData("Content-Length: \t 5 \t\r\n\r\nhello")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("transfer-encoding: Chunked\r\n\r\n1\r\nh\r\n0004;a=\"b\"\r\nello\r\n0\r\nTrailer: yes\r\nOther: no\r\n\r\n")]
    [InlineData("No-Colon-Here\r\nContent-Length: 5\r\n\r\nhello")]
    public async Task An_answer_may_come_byte_by_byte(string rest)
    {
        using var server = new OneAnswer($"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nLAMBDA-runtime-trace-ID: Root=1\r\n{rest}", close: false);
        using var connection = new RuntimeConnection(RuntimeEndpoint.Parse(server.Address));
        var answer = new RuntimeAnswer { MaximumReceive = 1 };

        await Task.Run(() => connection.Exchange("GET / HTTP/1.1\r\n\r\n"u8, default, answer), TestContext.Current.CancellationToken);

        Assert.Equal(200, answer.Status);
        Assert.Equal("hello", Encoding.UTF8.GetString(answer.Bytes, answer.BodyStart, answer.BodyLength));
        Assert.Equal("Root=1", Encoding.UTF8.GetString(answer[answer.TraceId]));
    }

    [Fact]
    public async Task An_answer_cut_anywhere_is_a_lost_connection_and_never_a_shorter_answer()
    {
        const string Length = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
        const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        foreach (var whole in new[] { Length, Chunked })
        {
            for (var cut = 0; cut < whole.Length; cut++)
            {
                using var server = new OneAnswer(whole[..cut], close: true);
                using var connection = new RuntimeConnection(RuntimeEndpoint.Parse(server.Address));
                var lost = await Assert.ThrowsAsync<ConnectionLostException>(
                    () => Task.Run(() => connection.Exchange("GET / HTTP/1.1\r\n\r\n"u8, default, new RuntimeAnswer()), TestContext.Current.CancellationToken));
                Assert.Equal(ConnectionStage.Answering, lost.Stage);
            }
        }
    }

    [Theory]
    [InlineData("HTTP/2 200 OK\r\n\r\n", "HTTP/2 200 OK")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n", "SSH-2.0-OpenSSH_9.2")]
    [InlineData("HTTP/1.1 2x0 OK\r\n\r\n", "2x0")]
    [InlineData("HTTP/1.1 099 Low\r\n\r\n", "099")]
    [InlineData("\r\n\r\n", "does not start as HTTP/1.1 does")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello", "'five'")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello", "'-5'")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello", "'5, 5'")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nhello", "'99999999999'")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\nhello", "'gzip, chunked'")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfive\r\nhello\r\n0\r\n\r\n", "longer than its size of 15")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\nhello\r\n0\r\n\r\n", "'x'")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhello\r\n0\r\n\r\n", "'ffffffffffffffffff'")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n", "longer than its size of 3")]
    public async Task What_is_no_HTTP_ends_the_process_with_a_word_about_it(string answer, string word)
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);
        api.Break(RequestKind.Next, Fault.Raw(answer.PadRight(200)));

        // The loop may have asked once before.
        _ = api.EnqueueAsync("{}");

        Assert.Equal(1, await loop.Ended);
        Assert.Contains(word, Assert.Single(loop.Log()).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_header_fields_end_the_process()
    {
        await using var api = FakeRuntimeApi.Start();
        api.Break(RequestKind.Next, Fault.Raw($"HTTP/1.1 200 OK\r\nEndless: {new string('x', 100_000)}"));
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);

        Assert.Equal(1, await loop.Ended);
        Assert.Contains("more than 65536 bytes of header fields", Assert.Single(loop.Log()).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_behind_an_answer_are_not_taken_for_the_next_one()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(api, RunningLoop.EchoAsync);
        api.Break(RequestKind.Response, Fault.Raw("HTTP/1.1 202 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", keepsConnection: true));

        _ = api.EnqueueAsync("1");
        Assert.Equal("2", (await api.EnqueueAsync("2")).Text);
        Assert.Equal(2, api.Requests.Last(r => r.Kind == RequestKind.Response).Connection);
    }

    [Theory]
    [InlineData("127.0.0.1:9001", "127.0.0.1", 9001)]
    [InlineData("localhost:80", "localhost", 80)]
    [InlineData("runtime.local", "runtime.local", 80)]
    [InlineData("[::1]:9001", "::1", 9001)]
    [InlineData("[::1]", "::1", 80)]
    public void The_endpoint_is_a_host_and_a_port(string value, string host, int port)
    {
        var endpoint = RuntimeEndpoint.Parse(value);

        Assert.Equal((host, port), (endpoint.Host, endpoint.Port));
        Assert.Equal(value, endpoint.Authority);
    }

    [Theory]
    [InlineData(":9001")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:+1")]
    [InlineData("http://127.0.0.1:9001")]
    [InlineData("127.0.0.1:9001/path")]
    [InlineData("host name:80")]
    [InlineData("host\r\nInjected: yes:80")]
    public async Task An_endpoint_that_is_none_ends_the_process_with_the_variable_s_name(string value)
    {
        await using var loop = RunningLoop.Start(value, null, RunningLoop.Function("Acme.Only", RunningLoop.EchoAsync));

        Assert.Equal(1, await loop.Ended);
        Assert.Contains($"AWS_LAMBDA_RUNTIME_API is '{value}'", Assert.Single(loop.Log()).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_name_is_resolved()
    {
        await using var api = FakeRuntimeApi.Start();
        await using var loop = RunningLoop.Start(
            $"localhost:{IPEndPoint.Parse(api.Endpoint).Port}", null, RunningLoop.Function("Acme.Only", RunningLoop.EchoAsync));

        Assert.Equal("{}", (await api.EnqueueAsync("{}")).Text);
    }

    /// <summary>Answers whatever comes on its one connection.</summary>
    private sealed class OneAnswer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private Socket? _accepted;

        public OneAnswer(string answer, bool close)
        {
            _listener.Start();
            _ = AcceptAsync(Encoding.UTF8.GetBytes(answer), close);
        }

        public string Address => _listener.LocalEndpoint.ToString()!;

        public void Dispose()
        {
            _listener.Dispose();
            _accepted?.Dispose();
        }

        private async Task AcceptAsync(byte[] answer, bool close)
        {
            _accepted = await _listener.AcceptSocketAsync();
            _ = await _accepted.ReceiveAsync(new byte[1024]);
            _ = await _accepted.SendAsync(answer);
            if (close)
            {
                _accepted.Shutdown(SocketShutdown.Both);
                _accepted.Dispose();
            }
        }
    }
}
