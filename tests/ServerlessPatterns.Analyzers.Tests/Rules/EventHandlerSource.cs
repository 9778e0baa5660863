namespace ServerlessPatterns.Analyzers.Tests.Rules;

/// <summary>A function of one handler, and the consumer that it becomes.</summary>
internal static class EventHandlerSource
{
    public const string Usings = """
        using System.Text.Json;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.SQS;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        """;

    public const string Handled = """
            public void HandleAsync(Order order)
            {
                Save(order, null);
            }
        """;

    public static string Handler(string read, string rest = "            Save(order, null);", string method = "public void {|SLP1010:Handle|}(SQSEvent sqs)")
        => $$"""
            {{method}}
            {
                foreach (var record in sqs.Records)
                {
                    {{read}}
        {{rest}}
                }
            }
        """;

    public static string Function(string members, bool isLast = false) => Usings + "\n" + Rest("public class Function", members, isLast);

    public static string Converted(string members, string usings = "", bool isLast = false) => Usings.Replace("using System.Text.Json;\n", usings, StringComparison.Ordinal).Replace("using Amazon.Lambda.SQSEvents;\n", "", StringComparison.Ordinal) + "\n" + Rest("[QueueConsumer]\npublic class Function", members, isLast);

    private static string Rest(string declaration, string members, bool isLast)
    {
        const string Save = """
                private static void Save(object order, object name)
                {
                }
            """;
        return $$"""
            public sealed record Order(string Id);

            {{declaration}}
            {
            {{(isLast ? Save : members)}}

            {{(isLast ? members : Save)}}
            }
            """;
    }

    public static string Lines(string body, int indent) => string.Join('\n', body.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', indent) + line));
}
