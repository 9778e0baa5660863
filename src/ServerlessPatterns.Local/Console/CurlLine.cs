using System.Text;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Console;

/// <summary>A request as a line for the shell.</summary>
internal static class CurlLine
{
    /// <summary>Writes it.</summary>
    public static string Of(LocalEndpoint endpoint)
    {
        var line = new StringBuilder("curl ").Append(Quoted(endpoint.SampleUrl ?? endpoint.Url));

        // curl signs by itself, as it would for AWS.
        var isSigned = endpoint.Headers.TryGetValue("Authorization", out var authorization) && authorization.StartsWith("AWS4-", StringComparison.Ordinal);
        if (isSigned)
        {
            line.Append(" --aws-sigv4 'aws:amz:" + PhysicalNames.Region + ":execute-api' --user local:local");
        }

        switch (endpoint.Method)
        {
            case "GET":
            case "POST" when endpoint.SampleBody is not null:
                break;
            case "HEAD":
                line.Append(" --head");
                break;
            default:
                line.Append(" -X ").Append(endpoint.Method);
                break;
        }

        foreach (var (name, value) in endpoint.Headers.Where(header => !isSigned || header.Key is not ("Authorization" or "X-Amz-Date")))
        {
            line.Append(" -H ").Append(Quoted($"{name}: {value}"));
        }

        if (endpoint.SampleBody is { } body)
        {
            line.Append(endpoint.Headers.Keys.Contains("Content-Type", StringComparer.OrdinalIgnoreCase) ? "" : " -H 'Content-Type: application/json'").Append(" -d ").Append(Quoted(body));
        }

        return line.ToString();
    }

    /// <summary>A text as a word of the shell.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
