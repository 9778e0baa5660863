using System.Net;
using System.Text;
using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns.Tests.LoadBalancer;

public class PercentEncodingTests
{
    private static readonly string[] s_texts =
    [
        "a", "Z9", "-._~", "%", "+", " ", "/", "?", "&", "=", "#", "\"", "\\", "é", "ß", "€", "漢字", "😀", "\u0000", "\u007f", "\u0080", "\ufeff", "\uffff", "%20", "..",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    ];

    private static string? Decode(string encoded, bool plusIsBlank)
    {
        var bytes = Encoding.UTF8.GetBytes(encoded);
        var characters = new char[bytes.Length];
        return PercentEncoding.TryDecode(bytes, plusIsBlank, characters, out var written) ? new string(characters, 0, written) : null;
    }

    [Fact]
    public void Valid_text_is_decoded_as_the_framework_does()
    {
        for (var number = 0; number < 50_000; number++)
        {
            var random = new Random(number);
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => s_texts[random.Next(s_texts.Length)]));
            var encoded = new StringBuilder();
            foreach (var rune in text.EnumerateRunes())
            {
                var part = rune.ToString();
                var mustBe = part is "%" or "+";
                var escaped = part is [>= 'a' and <= 'z'] && random.Next(4) == 0 ? $"%{(int)part[0]:X2}" : Uri.EscapeDataString(part);
                escaped = random.Next(2) == 0 ? escaped.Replace("%C3", "%c3", StringComparison.Ordinal) : escaped;
                encoded.Append(mustBe || random.Next(2) == 0 ? escaped : part);
            }

            var path = encoded.ToString();
            Assert.True(text == Decode(path, plusIsBlank: false), $"case {number}: {path}");
            Assert.Equal(Uri.UnescapeDataString(path), Decode(path, plusIsBlank: false));

            var query = path.Replace(" ", random.Next(2) == 0 ? "+" : "%20", StringComparison.Ordinal);
            Assert.Equal(WebUtility.UrlDecode(query), Decode(query, plusIsBlank: true));
            Assert.Equal(WebUtility.UrlDecode(query), PercentEncoding.DecodeQuery(Encoding.UTF8.GetBytes(query)));
            Assert.True(PercentEncoding.IsSame(Encoding.UTF8.GetBytes(query), text.ToUpperInvariant()) || text.ToUpperInvariant() is var upper && !upper.Equals(text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void What_is_not_UTF_8_is_refused_wherever_it_stands()
    {
        // Each sequence of one or two bytes, and those of three and four that are at a border.
        for (var first = 0; first < 256; first++)
        {
            Check([(byte)first]);
            for (var second = 0x70; second < 256; second++)
            {
                Check([(byte)first, (byte)second]);
            }
        }

        byte[][] more = [[0xed, 0xa0, 0x80], [0xed, 0x9f, 0xbf], [0xe0, 0x80, 0x80], [0xe0, 0xa0, 0x80], [0xf4, 0x8f, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80], [0xf0, 0x80, 0x80, 0x80], [0xf0, 0x9f, 0x98]];
        Array.ForEach(more, Check);

        static void Check(byte[] bytes)
        {
            string? expected;
            try
            {
                expected = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                expected = null;
            }

            var encoded = string.Concat(bytes.Select(b => $"%{b:x2}"));
            Assert.Equal(expected, Decode(encoded, plusIsBlank: false));
            Assert.Equal(expected is null ? null : $"é{expected}é", Decode($"é{encoded}é", plusIsBlank: true));
        }
    }

    [Theory]
    [InlineData("%")]
    [InlineData("a%")]
    [InlineData("%4")]
    [InlineData("%g1")]
    [InlineData("%1g")]
    [InlineData("%%41")]
    [InlineData("%u0041")]
    [InlineData("% 1")]
    [InlineData("%+1")]
    public void A_percent_sign_without_two_digits_is_refused(string encoded)
    {
        Assert.Null(Decode(encoded, plusIsBlank: false));
        Assert.Null(Decode(encoded, plusIsBlank: true));
        Assert.Equal(encoded, PercentEncoding.DecodeQuery(Encoding.UTF8.GetBytes(encoded)));
    }

    [Fact]
    public async Task A_path_of_a_megabyte_is_read()
    {
        Assert.Equal(404, (await new TestTarget().SendAsync(TestEvent.Of("GET " + string.Concat(Enumerable.Repeat("/%41", 250_000))))).Status);
        Assert.Equal(404, (await new TestTarget().SendAsync(TestEvent.Of("GET /" + new string('a', 1_000_000)))).Status);
        Assert.Equal(404, (await new TestTarget().SendAsync(TestEvent.Of("GET " + new string('/', 1_000_000)))).Status);
        Assert.Equal(400, (await new TestTarget().SendAsync(TestEvent.Of("GET /" + new string('%', 1_000_000)))).Status);
    }
}
