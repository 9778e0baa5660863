using System.Text;

namespace ServerlessPatterns.Tests.Queue;

/// <summary>Events at random: written in every odd form that JSON allows, then, most of them, damaged.</summary>
internal static class EventMutator
{
    private static readonly string[] s_texts =
    [
        "", "a", "Test message.", "{\"orderId\":\"A-1\",\"lines\":[{\"sku\":\"x\",\"n\":1}],\"note\":\"say \\\"hi\\\"\"}", "é€😀", "null", "body", "\"", "\\",
        "0123456789abcdef0123456789abcdef", "tab\tline\nreturn\r", "aws:sqs", "\u0000\u001f", "/slashes/", "the quick brown fox jumps over the lazy dog, twice",
    ];

    private static readonly string[] s_names =
    [
        "messageId", "receiptHandle", "body", "attributes", "messageAttributes", "md5OfBody", "eventSource", "eventSourceARN", "awsRegion",
        "Records", "Body", "stringValue", "", "é", "messageid",
    ];

    private static readonly byte[][] s_damage =
    [
        .. new[]
        {
            "\"", "\\", "\\\"", "\\u", "\\ud83d", "\\ude00", "\\u0041", "\\x", "{", "}", "[", "]", ",", ":", "null", "true", "1e5", "-", "0", " ", "\n", "\0", "\u001f",
            "\"body\":\"x\",", "\"body\":null,", "\"messageId\":\"m\",", "\"Records\":[],", "//", "/**/", "é", "\ufeff", "\"\"", ",,", "{}", "[]", "\"eventSource\":\"aws:s3\",",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff], [0xc3], [0xed, 0xa0, 0x80], [0x80], [0xf0, 0x9f],
    ];

    /// <summary>Makes a case.</summary>
    /// <param name="number">Its number, which all of it follows from.</param>
    /// <returns>The event, or what is left of it.</returns>
    public static byte[] Case(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder();
        WriteEvent(text, random);
        var json = Encoding.UTF8.GetBytes(text.ToString()).ToList();
        if (random.Next(100) < 2)
        {
            json.InsertRange(0, Encoding.UTF8.Preamble.ToArray());
        }

        for (var left = random.Next(4) - 1; left > 0; left--)
        {
            Damage(json, random);
        }

        return [.. json];
    }

    private static void WriteEvent(StringBuilder text, Random random)
    {
        Open(text, '{', random);
        for (var unknown = random.Next(-2, 3); unknown > 0; unknown--)
        {
            WriteMember(text, random, "x" + unknown, () => WriteAny(text, random, 3));
        }

        for (var repeat = random.Next(20) == 0 ? 2 : 1; repeat > 0; repeat--)
        {
            WriteMember(text, random, "Records", () =>
            {
                Open(text, '[', random);
                var records = random.Next(4);
                for (var i = 0; i < records; i++)
                {
                    text.Append(i == 0 ? "" : ",");
                    WriteRecord(text, random, i);
                }

                Close(text, ']', random);
            });
        }

        EndMembers(text);
        Close(text, '}', random);
    }

    private static void WriteRecord(StringBuilder text, Random random, int index)
    {
        Open(text, '{', random);
        var fields = new List<Action>
        {
            () => WriteMember(text, random, "messageId", () => WriteText(text, random, $"id-{index}")),
            () => WriteMember(text, random, "body", () => WriteText(text, random, s_texts[random.Next(s_texts.Length)])),
            () => WriteMember(text, random, "receiptHandle", () => WriteText(text, random, "AQEB/" + index)),
            () => WriteMember(text, random, "eventSourceARN", () => WriteText(text, random, "arn:aws:sqs:eu-west-1:1:q")),
            () => WriteMember(text, random, "eventSource", () => WriteText(text, random, "aws:sqs")),
            () => WriteMember(text, random, "md5OfBody", () => WriteText(text, random, "e4e68fb7bd0e697a0ae8f1bb342846b3")),
            () => WriteMember(text, random, "attributes", () => WriteAttributes(text, random, nested: false)),
            () => WriteMember(text, random, "messageAttributes", () => WriteAttributes(text, random, nested: true)),
        };
        for (var odd = random.Next(-6, 3); odd > 0; odd--)
        {
            fields.Add(() => WriteMember(text, random, s_names[random.Next(s_names.Length)], () => WriteAny(text, random, 3)));
        }

        if (random.Next(3) == 0)
        {
            fields.Add(() => WriteMember(text, random, "body", () => WriteText(text, random, s_texts[random.Next(s_texts.Length)])));
        }

        var order = fields.ToArray();
        random.Shuffle(order);
        foreach (var field in order.Skip(random.Next(20) == 0 ? 1 : 0))
        {
            field();
        }

        EndMembers(text);
        Close(text, '}', random);
    }

    private static void WriteAttributes(StringBuilder text, Random random, bool nested)
    {
        Open(text, '{', random);
        for (var left = random.Next(4); left > 0; left--)
        {
            var name = left == 1 ? "MessageGroupId" : s_names[random.Next(s_names.Length)];
            WriteMember(text, random, name, () =>
            {
                if (random.Next(10) == 0)
                {
                    WriteAny(text, random, 2);
                }
                else if (nested)
                {
                    Open(text, '{', random);
                    WriteMember(text, random, "dataType", () => WriteText(text, random, "String"));
                    WriteMember(text, random, "stringValue", () => WriteText(text, random, s_texts[random.Next(s_texts.Length)]));
                    EndMembers(text);
                    Close(text, '}', random);
                }
                else
                {
                    WriteText(text, random, s_texts[random.Next(s_texts.Length)]);
                }
            });
        }

        EndMembers(text);
        Close(text, '}', random);
    }

    public static void WriteAny(StringBuilder text, Random random, int depth)
    {
        switch (random.Next(depth > 0 ? 7 : 5))
        {
            case 0:
                text.Append("null");
                break;
            case 1:
                text.Append("true");
                break;
            case 2:
                text.Append("-12.5e3");
                break;
            case 3 or 4:
                WriteText(text, random, s_texts[random.Next(s_texts.Length)]);
                break;
            case 5:
                Open(text, '[', random);
                WriteAny(text, random, depth - 1);
                Close(text, ']', random);
                break;
            default:
                Open(text, '{', random);
                WriteMember(text, random, s_names[random.Next(s_names.Length)], () => WriteAny(text, random, depth - 1));
                EndMembers(text);
                Close(text, '}', random);
                break;
        }
    }

    // Each character as itself or as one of its escapes; here and there half a surrogate pair.
    public static void WriteText(StringBuilder text, Random random, string value)
    {
        text.Append('"');
        var escapes = random.Next(4) == 0;
        foreach (var character in value)
        {
            if (character is '"' or '\\' or < ' ' || (escapes && random.Next(3) == 0))
            {
                text.Append(character switch
                {
                    '"' when random.Next(4) > 0 => "\\\"",
                    '\\' when random.Next(2) > 0 => "\\\\",
                    '\n' when random.Next(2) > 0 => "\\n",
                    '\t' when random.Next(2) > 0 => "\\t",
                    '\r' when random.Next(2) > 0 => "\\r",
                    '/' when random.Next(2) > 0 => "\\/",
                    _ => $"\\u{(int)character:x4}",
                });
            }
            else
            {
                text.Append(character);
            }
        }

        if (random.Next(60) == 0)
        {
            text.Append(random.Next(2) == 0 ? "\\ud800" : "\\udfff\\ud83d");
        }

        text.Append('"');
    }

    public static void WriteMember(StringBuilder text, Random random, string name, Action writeValue)
    {
        WriteText(text, random, name);
        text.Append(random.Next(8) == 0 ? " :\t" : ":");
        writeValue();
        text.Append(random.Next(8) == 0 ? "\r\n," : ",");
    }

    public static void EndMembers(StringBuilder text)
    {
        while (text[^1] is ',' or '\r' or '\n')
        {
            text.Length--;
        }
    }

    public static void Open(StringBuilder text, char brace, Random random) => text.Append(brace).Append(random.Next(10) == 0 ? "\n " : "");

    public static void Close(StringBuilder text, char brace, Random random) => text.Append(random.Next(10) == 0 ? " \t" : "").Append(brace);

    public static void Damage(List<byte> json, Random random)
    {
        if (json.Count == 0)
        {
            return;
        }

        var at = random.Next(json.Count);
        var length = Math.Min(random.Next(1, random.Next(2) == 0 ? 3 : 30), json.Count - at);
        switch (random.Next(7))
        {
            case 0:
                json[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                json.RemoveRange(at, length);
                break;
            case 2:
                json.InsertRange(at, s_damage[random.Next(s_damage.Length)]);
                break;
            case 3:
                json.InsertRange(at, json.GetRange(random.Next(json.Count - length + 1), length));
                break;
            case 4:
                json.RemoveRange(at, json.Count - at);
                break;
            case 5:
                json[at] = (byte)random.Next(256);
                break;
            default:
                json.RemoveRange(at, length);
                json.InsertRange(at, s_damage[random.Next(s_damage.Length)]);
                break;
        }
    }
}
