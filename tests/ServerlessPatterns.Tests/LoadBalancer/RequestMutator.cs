using System.Text;
using ServerlessPatterns.Tests.Queue;

namespace ServerlessPatterns.Tests.LoadBalancer;

/// <summary>Load balancers' events at random: written in every odd form that JSON allows, then, most of them, damaged.</summary>
internal static class RequestMutator
{
    private static readonly string[] s_texts =
    [
        "", "a", "/", "/orders/%34711", "GET", "é€😀", "null", "\"", "\\", "0123456789abcdef0123456789abcdef", "tab\tline\nreturn\r", "\u0000\u001f", "a+b%20c", "QUJD", "QUI=", "QQ==",
    ];

    private static readonly string[] s_names = ["httpMethod", "path", "body", "headers", "multiValueHeaders", "isBase64Encoded", "Path", "", "é", "host", "Host", "x-a", "q"];

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
            EventMutator.Damage(json, random);
        }

        return [.. json];
    }

    private static void WriteEvent(StringBuilder text, Random random)
    {
        var isMultiValue = random.Next(2) == 0;
        var members = new List<Action>
        {
            () => Member("httpMethod", () => Text(random.Next(3) == 0 ? s_texts[random.Next(s_texts.Length)] : "GET")),
            () => Member("path", () => Text(random.Next(3) == 0 ? s_texts[random.Next(s_texts.Length)] : "/orders")),
            () => Member("body", () => Text(s_texts[random.Next(s_texts.Length)])),
            () => Member("isBase64Encoded", () => text.Append(random.Next(3) == 0 ? "true" : "false")),
            () => Member(isMultiValue ? "multiValueHeaders" : "headers", () => WriteFields(text, random, isMultiValue)),
            () => Member(isMultiValue ? "multiValueQueryStringParameters" : "queryStringParameters", () => WriteFields(text, random, isMultiValue)),
            () => Member("requestContext", () => EventMutator.WriteAny(text, random, 3)),
        };
        for (var odd = random.Next(-6, 3); odd > 0; odd--)
        {
            members.Add(() => Member(s_names[random.Next(s_names.Length)], () => EventMutator.WriteAny(text, random, 3)));
        }

        if (random.Next(3) == 0)
        {
            members.Add(() => Member("headers", () => WriteFields(text, random, random.Next(4) == 0)));
            members.Add(() => Member("multiValueQueryStringParameters", () => WriteFields(text, random, random.Next(4) > 0)));
            members.Add(() => Member("body", () => Text(s_texts[random.Next(s_texts.Length)])));
        }

        var order = members.ToArray();
        random.Shuffle(order);
        EventMutator.Open(text, '{', random);
        foreach (var member in order.Skip(random.Next(20) == 0 ? 1 : 0))
        {
            member();
        }

        EventMutator.EndMembers(text);
        EventMutator.Close(text, '}', random);

        void Member(string name, Action writeValue) => EventMutator.WriteMember(text, random, name, writeValue);
        void Text(string value) => EventMutator.WriteText(text, random, value);
    }

    private static void WriteFields(StringBuilder text, Random random, bool isMultiValue)
    {
        EventMutator.Open(text, '{', random);
        for (var left = random.Next(5); left > 0; left--)
        {
            EventMutator.WriteMember(text, random, s_names[random.Next(s_names.Length)], () =>
            {
                if (random.Next(10) == 0)
                {
                    EventMutator.WriteAny(text, random, 2);
                    return;
                }

                if (!isMultiValue)
                {
                    EventMutator.WriteText(text, random, s_texts[random.Next(s_texts.Length)]);
                    return;
                }

                EventMutator.Open(text, '[', random);
                for (var values = random.Next(3); values > 0; values--)
                {
                    EventMutator.WriteText(text, random, s_texts[random.Next(s_texts.Length)]);
                    text.Append(',');
                }

                EventMutator.EndMembers(text);
                EventMutator.Close(text, ']', random);
            });
        }

        EventMutator.EndMembers(text);
        EventMutator.Close(text, '}', random);
    }
}
