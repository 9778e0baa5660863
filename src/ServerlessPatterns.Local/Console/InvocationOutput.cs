using System.Text;
using ServerlessPatterns.Local.Telemetry;

namespace ServerlessPatterns.Local.Console;

/// <summary>
/// The console, while a cloud runs in it: what is written goes there as ever, and into the log of the invocation that writes it. What a thread of its own writes,
/// as some logging providers have one, is no invocation's.
/// </summary>
internal sealed class InvocationOutput : TextWriter
{
    private readonly TextWriter _console;

    private InvocationOutput(TextWriter console)
        : base(console.FormatProvider) => _console = console;

    public override Encoding Encoding => _console.Encoding;

    /// <summary>Stands before the console's writers until it is disposed of.</summary>
    public static IDisposable Install()
    {
        var (output, error) = (System.Console.Out, System.Console.Error);
        System.Console.SetOut(new InvocationOutput(output));
        System.Console.SetError(new InvocationOutput(error));
        return new Installation(output, error);
    }

    public override void Write(char value)
    {
        _console.Write(value);
        RunningInvocation.Current?.Log?.Write([value]);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        _console.Write(buffer);
        RunningInvocation.Current?.Log?.Write(buffer);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    // One call for a line: another thread's does not come between it and its end.
    public override void WriteLine(string? value) => Write($"{value}{NewLine}");

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write($"{buffer}{NewLine}");

    public override void Flush() => _console.Flush();

    private sealed class Installation(TextWriter output, TextWriter error) : IDisposable
    {
        public void Dispose()
        {
            System.Console.SetOut(output);
            System.Console.SetError(error);
        }
    }
}
