using System.Text;

namespace ServerlessPatterns.Local.Console;

/// <summary>A request as a line for the shell.</summary>
internal static class CurlLine
{
    /// <summary>Writes it.</summary>
    public static string Of(LocalEndpoint endpoint)
    {
        var line = new StringBuilder("curl ").Append(Quoted(endpoint.SampleUrl ?? endpoint.Url));
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

        foreach (var (name, value) in endpoint.Headers)
        {
            line.Append(" -H ").Append(Quoted($"{name}: {value}"));
        }

        if (endpoint.SampleBody is { } body)
        {
            line.Append(" -H 'Content-Type: application/json' -d ").Append(Quoted(body));
        }

        return line.ToString();
    }

    /// <summary>A text as a word of the shell.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
