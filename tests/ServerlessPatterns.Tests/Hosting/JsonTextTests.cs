using System.Text;
using System.Text.Json;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Tests.Queue;

namespace ServerlessPatterns.Tests.Hosting;

public class JsonTextTests
{
    [Fact]
    public void A_control_character_is_refused_wherever_it_stands()
    {
        // Behind so many escapes, whole vectors are moved at a time.
        foreach (var escapes in new[] { 0, 1, 15, 16, 17, 40 })
        {
            for (var place = 0; place <= 70; place++)
            {
                for (var control = '\0'; control < ' '; control++)
                {
                    var json = string.Concat(Enumerable.Repeat("\\\"", escapes)) + new string('x', place) + control + new string('x', 70) + "\"";

                    Assert.False(JsonText.TryUnescape(json.Bytes(), out _, out _, out _), $"{escapes} escapes, {(int)control} at {place}");
                }
            }
        }
    }

    [Fact]
    public void Strings_are_unescaped_as_System_Text_Json_does()
    {
        string[] pieces =
        [
            "\\\"", "\\\"", "\\\"", "\\\\", "\\n", "\\u0041", "\\ud83d\\ude00", "a", "bc", "defgh", "é", "😀", "0123456789abcdef", "0123456789abcdefghij",
        ];
        string[] rare = ["\\ud83d", "\\x", "\"", "\n", "\\", "\\u00"];
        for (var number = 0; number < 30_000; number++)
        {
            var random = new Random(number);
            var text = new StringBuilder();
            for (var left = random.Next(80); left > 0; left--)
            {
                text.Append(random.Next(300) == 0 ? rare[random.Next(rare.Length)] : pieces[random.Next(pieces.Length)]);
            }

            var json = text.Append('"').ToString();
            var bytes = json.Bytes();
            var isJson = JsonText.TryUnescape(bytes, out var consumed, out var written, out var isUnicode);

            Assert.True(Expected(json.Bytes()) == (isJson ? isUnicode ? Encoding.UTF8.GetString(bytes, 0, written) : "(not Unicode)" : null), $"case {number}: {json}");
            Assert.True(!isJson || json.Bytes()[consumed - 1] == '"', $"case {number}: {json}");
        }
    }

    // The text; null: no JSON. What stands behind the string does not matter.
    private static string? Expected(byte[] json)
    {
        byte[] whole = [(byte)'"', .. json];
        var reader = new Utf8JsonReader(whole, isFinalBlock: false, default);
        try
        {
            if (!reader.Read())
            {
                return null;
            }
        }
        catch (JsonException)
        {
            return null;
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return "(not Unicode)";
        }
    }
}
