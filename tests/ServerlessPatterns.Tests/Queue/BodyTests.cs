using System.Text;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Tests.Queue;

public class BodyTests
{
    public static TheoryData<string, string> Escapes => new()
    {
        { @"", "" },
        { @"plain", "plain" },
        { @"\""\\\/\b\f\n\r\t", "\"\\/\b\f\n\r\t" },
        { @"{\""a\"":\""b\""}", """{"a":"b"}""" },
        { @"\u0041\u00e9\u20ac", "Aé€" },
        { @"\u0000", "\0" },
        { @"\ud83d\ude00", "😀" },
        { @"\uD83D\uDE00 and 😀 and é", "😀 and 😀 and é" },
        { @"\\u0041", @"\u0041" },
        { @"\\\""", "\\\"" },
        { "0123456789012345678901234567890123456789", "0123456789012345678901234567890123456789" },
        { @"0123456789\n0123456789\n0123456789\n0123456789\n0123456789", "0123456789\n0123456789\n0123456789\n0123456789\n0123456789" },
        { @"\u0041\u0041\u0041\u0041 and then a long plain run of more than a vector, \""quoted\"" too", "AAAA and then a long plain run of more than a vector, \"quoted\" too" },
    };

    [Theory]
    [MemberData(nameof(Escapes))]
    public async Task A_body_is_unescaped(string escaped, string text)
    {
        var function = new TestQueueFunction();

        Assert.Empty(await function.FailuresAsync($$"""{"Records":[{"messageId":"m","body":"{{escaped}}"}]}"""));

        Assert.Equal([text], function.Handled);
    }

    [Theory]
    [InlineData(@"\ud83d")]
    [InlineData(@"\ude00")]
    [InlineData(@"\ud83d\ud83d")]
    [InlineData(@"\ud83d\u0041")]
    [InlineData(@"a\ud83d\n")]
    public async Task A_body_with_half_a_surrogate_pair_fails_alone(string escaped)
    {
        var function = new TestQueueFunction();

        Assert.Equal(["m"], await function.FailuresAsync($$"""{"Records":[{"body":"{{escaped}}","messageId":"m"},{"messageId":"n","body":"fine"}]}"""));

        Assert.Equal(["fine"], function.Handled);
    }

    [Theory]
    [InlineData(new byte[] { 0xff })]
    [InlineData(new byte[] { 0xc3 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xf5, 0x80, 0x80, 0x80 })]
    public async Task A_body_that_is_not_UTF_8_fails_alone(byte[] body)
    {
        var function = new TestQueueFunction();
        byte[] json = [.. """{"Records":[{"messageId":"m","body":"a"""u8, .. body, .. "\"},{\"messageId\":\"n\",\"body\":\"fine\"}]}"u8];

        Assert.Equal(["m"], await function.FailuresAsync(json));

        Assert.Equal(["fine"], function.Handled);
    }

    [Theory]
    [InlineData("""{"Records":[{"messageId":"m"},{"messageId":"n","body":"fine"}]}""")]
    [InlineData("""{"Records":[{"messageId":"m","body":null},{"messageId":"n","body":"fine"}]}""")]
    [InlineData("""{"Records":[{"messageId":"m","body":1},{"messageId":"n","body":"fine"}]}""")]
    [InlineData("""{"Records":[{"messageId":"m","body":{"body":"x"}},{"messageId":"n","body":"fine"}]}""")]
    [InlineData("""{"Records":[{"messageId":"m","body":["x"]},{"messageId":"n","body":"fine"}]}""")]
    [InlineData("""{"Records":[{"messageId":"m","body":"x","body":null},{"messageId":"n","body":"fine"}]}""")]
    public async Task A_record_without_a_text_body_fails_alone(string json)
    {
        var function = new TestQueueFunction();

        Assert.Equal(["m"], await function.FailuresAsync(json));

        Assert.Equal(["fine"], function.Handled);
        Assert.Contains("\"body\"", Assert.Single(function.LogLines).GetProperty("exception").GetProperty("message").GetString());
    }

    [Theory]
    [InlineData(1024 * 1024)]
    [InlineData((6 * 1024 * 1024) - 200)]
    public async Task The_largest_bodies_arrive_whole(int length)
    {
        var body = string.Create(length, 0, static (text, _) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = i % 50 == 49 ? '"' : (char)('a' + (i % 26));
            }
        });
        var function = new TestQueueFunction();

        Assert.Empty(await function.FailuresAsync(TestSqsEvent.Of([TestSqsEvent.Record("m", body)])));

        Assert.Equal(body, Assert.Single(function.Handled));
    }

    [Fact]
    public async Task An_event_that_comes_in_pieces_is_read_whole()
    {
        var function = new TestQueueFunction();
        var bodies = Enumerable.Range(0, 400).Select(i => $"{i} {new string('x', 300)}").ToArray();
        using var stream = new PiecemealStream(TestSqsEvent.Of(bodies).Bytes());

        await function.InvokeAsync(stream, TestQueueFunction.LongInvocation);

        Assert.Equal(bodies, function.Handled);
    }

    [Fact]
    public async Task The_callers_memory_is_left_as_it_was()
    {
        var json = """{"Records":[{"messageId":"\u006d","body":"a\"b\"c\u0041"}]}"""u8.ToArray();
        var before = json.ToArray();

        Assert.Empty(await new TestQueueFunction().FailuresAsync(json));

        Assert.Equal(before, json);
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_no_string()
    {
        Assert.Equal("é", MessageBody.ReadString("é"u8.ToArray()));
        Assert.Throws<DecoderFallbackException>(() => MessageBody.ReadString(new byte[] { (byte)'a', 0xff }));
    }

    /// <summary>Hands over a few bytes at a time, as a network does.</summary>
    private sealed class PiecemealStream(byte[] content) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(Math.Min(count, 1021), content.Length - _position);
            content.AsSpan(_position, read).CopyTo(buffer.AsSpan(offset));
            _position += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
