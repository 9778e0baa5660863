using System.Reflection;
using System.Text;

namespace ServerlessPatterns.Hosting;

/// <summary>What an executable of functions does when a person starts it.</summary>
internal sealed class CommandLine(FunctionEntry[] functions, Stream output, Stream messages)
{
    private const int Failed = 1;
    private const int BadUsage = 2;

    /// <summary>On standard output and standard error.</summary>
    public static CommandLine OnConsole(FunctionEntry[] functions) => new(functions, Console.OpenStandardOutput(), Console.OpenStandardError());

    /// <summary>Does what the command line asks for.</summary>
    /// <returns>The exit code: 0, 1 if the function failed, 2 if what was asked for cannot be done.</returns>
    public async Task<int> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case [] or ["--help"] or ["-h"] or ["help"]:
                Write(output, Help());
                return 0;
            case ["invoke", var name, var path]:
                return await InvokeAsync(name, path).ConfigureAwait(false);
            case ["invoke", ..]:
                Write(messages, $"invoke takes a function and an event file, 2 arguments, not {arguments.Length - 1}.\n\n{Help()}");
                return BadUsage;
            default:
                Write(messages, $"'{arguments[0]}' is no command.\n\n{Help()}");
                return BadUsage;
        }
    }

    private async Task<int> InvokeAsync(string name, string path)
    {
        FunctionEntry function;
        byte[] content;
        try
        {
            function = FunctionChoice.ByName(name, functions);
            content = await File.ReadAllBytesAsync(path).ConfigureAwait(false);
        }
        catch (InvalidOperationException e)
        {
            Write(messages, $"{e.Message}\n");
            return BadUsage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Write(messages, $"The event file '{path}' cannot be read: {e.Message}\n");
            return BadUsage;
        }

        Write(messages, $"Invoking {function.Name} with {path} ({content.Length} bytes); it has {Seconds(function.Timeout)}.\n");
        SayWhereTheTemplateLies();
        try
        {
            var handler = function.Create();
            using var input = new MemoryStream(content, 0, content.Length, writable: false, publiclyVisible: true);
            var invocation = new InvocationContext(Guid.NewGuid().ToString(), DateTimeOffset.UtcNow + function.Timeout);
            using var answer = await handler(input, invocation).ConfigureAwait(false);
            await answer.CopyToAsync(output).ConfigureAwait(false);
            Write(output, "\n");
            return 0;
        }
        catch (Exception e)
        {
            Write(messages, $"{function.Name} failed: {ErrorReport.Unwrap(e)}\n");
            return Failed;
        }
    }

    private void SayWhereTheTemplateLies()
    {
        var template = Path.Combine(AppContext.BaseDirectory, $"{ExecutableName()}.template.json");
        if (File.Exists(template))
        {
            Write(messages, $"Its template is {template}\n");
        }
    }

    private string Help()
    {
        var help = new StringBuilder();
        help.Append("Usage:\n");
        help.Append("  ").Append(ExecutableName()).Append(" invoke <function> <event.json>   runs a function on an event file, prints its answer\n");
        help.Append("  ").Append(ExecutableName()).Append(" --help                           prints this\n\n");
        help.Append("Functions, by their full or class name:\n");
        foreach (var function in functions)
        {
            help.Append("  ").Append(function.Name).Append("   timeout ").Append(Seconds(function.Timeout)).Append('\n');
        }

        help.Append("\nIn AWS Lambda, ").Append(RuntimeEndpoint.Variable).Append(" is set, and ").Append(FunctionChoice.Variable);
        help.Append(" names the function that runs.\n");
        return help.ToString();
    }

    private static string Seconds(TimeSpan time) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");

    private static string ExecutableName() => Assembly.GetEntryAssembly()?.GetName().Name ?? "executable";

    private static void Write(Stream stream, string text)
    {
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush();
    }
}
