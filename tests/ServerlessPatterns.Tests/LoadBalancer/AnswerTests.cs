using System.Text;
using System.Text.Json;
using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns.Tests.LoadBalancer;

public class AnswerTests
{
    private static async Task<TestAnswer> SendAsync(HttpResult result, bool isMultiValue = true) =>
        await new TestTarget(call => call.Answer(result)).SendAsync(TestEvent.Of("GET /", isMultiValue, null));

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"\\\"")]
    [InlineData("{\"isBase64Encoded\":true},\"statusCode\":500}")]
    [InlineData("é€😀\u2028\u2029\u007f\u0085")]
    [InlineData("</script><!--")]
    public async Task A_hostile_text_comes_back_as_it_was(string text)
    {
        Assert.Equal(text, (await SendAsync(HttpResult.Text(text))).Body);
        Assert.Equal(text, JsonSerializer.Deserialize((await SendAsync(HttpResult.Ok(new Order(text, 1)))).Body, OrderJson.Default.Order)!.Id);
        Assert.Equal(text, (await SendAsync(HttpResult.Problem(400, "title", text))).ProblemDetail);
    }

    [Fact]
    public void Every_character_is_escaped_right_at_every_place()
    {
        for (var place = 0; place < 40; place++)
        {
            for (var character = 0; character < 128; character++)
            {
                var text = new string('x', place) + (char)character + new string('y', 40 - place);

                Assert.Equal(text, Unescape(text));
            }
        }

        for (var length = 0; length < 200; length++)
        {
            foreach (var character in "\"\\\n\u0001é")
            {
                Assert.Equal(new string(character, length), Unescape(new string(character, length)));
            }
        }
    }

    [Fact]
    public void Texts_at_random_are_escaped_right()
    {
        string[] pieces = ["\"", "\"", "\\", "\n", "\u0000", "\u001f", "\t", "a", "bcdefgh", "0123456789abcdef", "0123456789abcdef0123", "é", "😀", "/", "\u007f"];
        for (var number = 0; number < 20_000; number++)
        {
            var random = new Random(number);
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => pieces[random.Next(pieces.Length)]));

            Assert.True(text == Unescape(text), $"case {number}: {text}");
        }
    }

    [Fact]
    public void Only_what_JSON_demands_is_escaped()
    {
        var output = new PooledBuffer();
        JsonEscaper.Append(output, "a\"b\\c/d\b\f\n\r\t\u0001\u007f<é>'"u8);

        Assert.Equal("""a\"b\\c/d\b\f\n\r\t\u0001""" + "\u007f<é>'", Encoding.UTF8.GetString(output.Written));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        Assert.Equal("a\ufffdb", (await SendAsync(HttpResult.Text("a\ud800b"))).Body);
    }

    [Fact]
    public async Task Bytes_travel_as_base64()
    {
        for (var length = 0; length < 70; length++)
        {
            var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 37)).ToArray();
            var answer = await SendAsync(HttpResult.Bytes(bytes, "application/octet-stream"));

            Assert.True(answer.IsBase64);
            Assert.Equal(bytes, Convert.FromBase64String(answer.Body));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_headers_quotation_marks_backslashes_and_tabs_come_back(bool isMultiValue)
    {
        const string Value = "W/\"a\\b\"\tc, \"";

        var answer = await SendAsync(HttpResult.NoContent().WithHeader("ETag", Value).WithHeader("x-empty", ""), isMultiValue);

        Assert.Equal([$"etag: {Value}", "x-empty: "], answer.Headers);
    }

    [Fact]
    public async Task Cookies_of_a_single_value_answer_have_a_spelling_each()
    {
        var result = HttpResult.Text("x");
        for (var i = 0; i < 300; i++)
        {
            result = result.WithCookie($"c{i}", "v");
        }

        var answer = await SendAsync(result.WithHeader("x-last", "1"), isMultiValue: false);

        Assert.Equal(302, answer.Headers.Length);
        var names = answer.Headers.Select(line => line.Split(": ")[0]).ToArray();
        Assert.Equal(302, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(3, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("set-cookie: c0=v; Path=/; Secure; HttpOnly; SameSite=Lax", answer.Headers);
        Assert.Equal(300, answer.Headers.Select(line => line.Split(": ")[1]).Count(value => value.StartsWith('c')));
    }

    [Fact]
    public async Task The_form_of_an_answer_is_the_events()
    {
        Assert.True((await SendAsync(HttpResult.Text("x"), isMultiValue: true)).IsMultiValue);
        Assert.False((await SendAsync(HttpResult.Text("x"), isMultiValue: false)).IsMultiValue);
        Assert.False((await new TestTarget().SendAsync("""{"httpMethod":"GET","path":"/none"}""")).IsMultiValue);
    }

    [Fact]
    public async Task The_contexts_encoder_and_indentation_are_kept()
    {
        var context = new OrderJson(new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default });
        var target = new TestTarget(call => call.Answer(new Order("é", 1), context.Order));

        Assert.Equal(JsonSerializer.Serialize(new Order("é", 1), context.Order), (await target.SendAsync(TestEvent.Of("GET /"))).Body);
    }

    [Fact]
    public async Task An_answers_memory_is_used_again_only_when_it_is_disposed()
    {
        var target = new TestTarget(call => call.Answer(HttpResult.Text(call.Segment(1).ToString())));
        var answers = new List<Stream>();
        for (var i = 0; i < 20; i++)
        {
            answers.Add(await target.InvokeAsync(TestEvent.Stream(TestEvent.Of($"GET /orders/{i}")), TestTarget.LongInvocation));
        }

        for (var i = 0; i < 20; i++)
        {
            Assert.EndsWith($"\"body\":\"{i}\"}}", await new StreamReader(answers[i]).ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            var memory = Assert.IsType<MemoryStream>(answers[i], exactMatch: false);
            await memory.DisposeAsync();
            await memory.DisposeAsync();
            Assert.False(memory.TryGetBuffer(out _));
        }
    }

    private static string? Unescape(string text)
    {
        var output = new PooledBuffer();
        output.Append("\""u8);
        JsonEscaper.Append(output, Encoding.UTF8.GetBytes(text));
        output.Append("\""u8);
        using var document = JsonDocument.Parse(output.Written.ToArray());
        output.Release();
        return document.RootElement.GetString();
    }
}
